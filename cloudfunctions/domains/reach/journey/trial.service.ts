import { factsOf } from '#shared/reach/journey/definition'
import { type Journey, versionIdOf } from '#shared/reach/journey/journey'
import { readDefinition } from '#shared/reach/journey/problems'
import {
  isSameWay,
  placeIdOf,
  placeIn,
  splitsOf,
  waysOf,
  wayText,
  whyNotTried,
  withOneWay,
} from '#shared/reach/journey/ways'
import type { Context, ReadContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import type { Chosen, Shipping, TrialPlace, TrialSource } from '../../../platform/noun/trial-source'
import { checkDefinition } from './draft.service'
import { findJourney, findVersion, insertVersion, listJourneys, saveJourney } from './journey.repository'
import { metAt } from './met.service'
import { namesFor } from './names.service'
import { knowAnew, makeKnown } from './running.service'
import { requireNothingTriedIn } from './tried.service'
import { definitionOf } from './version.service'

const TEXT_MAX = 60
const isOn = ({ state, version }: Journey) => (state === 'live' || state === 'paused') && version !== null

/** Splits of journeys that run: experiments deal their ways. */
export const journeyTrials: TrialSource = {
  surface: 'journey',
  async list(context) {
    const places: TrialPlace[] = []
    for (const journey of (await listJourneys(context.db)).filter(isOn))
      places.push(...(await placesIn(context, journey)))
    return places
  },
  async versionIn(tx, placeId) {
    const journey = await findJourney(tx, placeIn(placeId).journeyId)
    return journey && isOn(journey) ? journey.version : null
  },
  met: (context, placeId, days) => metAt(context, placeId, days),
  ship: shippingOf,
}

async function placesIn(context: ReadContext, { _id, name, version }: Journey): Promise<TrialPlace[]> {
  const definition = version === null ? null : await definitionOf(context, _id, version)
  const splits = definition ? splitsOf(definition) : []
  if (!definition || splits.length === 0) return []
  const names = await namesFor(context, definition)
  return splits.map((split, index) => ({
    placeId: placeIdOf(_id, split.id),
    title: `旅程“${name}”里的${splits.length > 1 ? `第 ${index + 1} 个` : ''}随机分`,
    version,
    ways: waysOf(split).map((way) => ({ content: way, title: shortened(wayText(definition, way, names)) })),
    why: whyNotTried(definition, split),
  }))
}

const shortened = (text: string) => (text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX - 1)}…` : text)

/**
 * Everybody goes one way from now on: a version more, which is the one in force with that split alone changed. Whoever is under way goes on
 * by the version of their entry. What somebody has drafted meanwhile keeps what it says, but for that split.
 * @throws DomainError EXPERIMENT_PLACE, JOURNEY_INVALID
 */
async function shippingOf(
  context: Context,
  { experimentId, placeId, version: triedVersion, content: way }: Chosen,
): Promise<Shipping> {
  const { journeyId, splitId } = placeIn(placeId)
  const seen = await findJourney(context.db, journeyId)
  const before = seen?.version ? await definitionOf(context, journeyId, seen.version) : null
  const definition = before && withOneWay(before, splitId, way)
  if (!seen || !isOn(seen) || !definition) throw new DomainError('EXPERIMENT_PLACE', { why: '旅程里现在没有这一处' })
  const tried = triedVersion === null ? null : await definitionOf(context, journeyId, triedVersion)
  if (!tried || !isSameWay(tried, definition, way))
    throw new DomainError('EXPERIMENT_PLACE', { why: '这个方案后面的步骤在实验以后改过，和试的不是一回事' })
  const [problem] = (await checkDefinition(context, definition)).problems
  if (problem) throw new DomainError('JOURNEY_INVALID', { problem: `${problem.path}：${problem.text}`.slice(0, 300) })
  return {
    async write(tx) {
      const stored = await findJourney(tx, journeyId)
      if (!stored || !isOn(stored) || stored.version !== seen.version)
        throw new DomainError('EXPERIMENT_PLACE', { why: '这个旅程刚被改过' })
      await requireNothingTriedIn(tx, context, { journeyId, endingId: experimentId })
      const { now, person } = context
      const version = (stored.version ?? 0) + 1
      const by = person?.name ?? '系统'
      const forecast = (await findVersion(tx, journeyId, version - 1))?.forecast ?? null
      const _id = versionIdOf(journeyId, version)
      await insertVersion(tx, { _id, journeyId, version, definition, by, at: now, forecast })
      const revision = stored.revision + 1
      const isAsInForce = stored.revision === stored.versionRevision
      const drafted = readDefinition(stored.draft).definition
      const draft = isAsInForce ? definition : ((drafted && withOneWay(drafted, splitId, way)) ?? stored.draft)
      const versionRevision = isAsInForce ? revision : stored.versionRevision
      const changed: Journey = { ...stored, draft, revision, version, versionRevision, by, savedAt: now }
      await saveJourney(tx, changed)
      await makeKnown(context, tx, changed, factsOf(definition))
    },
    afterwards: knowAnew,
  }
}
