import { segmentsIn } from '#shared/insight/segment/language'
import { exposureFen } from '#shared/loyalty/coupon/limits'
import { conditionsOf, type Definition } from '#shared/reach/journey/definition'
import { JOURNEYS_MAX, type Journey } from '#shared/reach/journey/journey'
import { type Problem, readDefinition } from '#shared/reach/journey/problems'
import { definitionSentences } from '#shared/reach/journey/words'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce } from '../../base/audit/audit.face'
import { listSegments } from '../../insight/segment/segment.face'
import { requireHandTags } from '../../insight/tag/tag.face'
import { getTemplate, promiseProblems } from '../../loyalty/coupon/coupon.face'
import { isLetThrough } from '../webhook/webhook.face'
import { findJourney, listJourneys, saveJourney } from './journey.repository'
import { namesFor } from './names.service'
import { definitionOf } from './version.service'
import { toLine } from './view.service'

export async function listAllJourneys(context: Context) {
  const stored = await listJourneys(context.db)
  return { journeys: await Promise.all(stored.map((journey) => toLine(context, journey))) }
}

/** @throws DomainError JOURNEY_NOT_FOUND */
export async function getJourney(
  context: Context,
  { journeyId, version }: { journeyId: string; version?: number | undefined },
) {
  const journey = await findJourney(context.db, journeyId)
  if (!journey) throw new DomainError('JOURNEY_NOT_FOUND')
  const asked = version ?? journey.version
  const inForce = asked === null ? null : await definitionOf(context, journeyId, asked)
  if (version !== undefined && !inForce) throw new DomainError('JOURNEY_NOT_FOUND')
  return {
    journey: await toLine(context, journey),
    draft: journey.draft,
    inForce,
    ...(await checkDefinition(context, journey.draft)),
  }
}

/** What stands against starting it, by itself and by what the shop has, and what it says. */
export async function checkDefinition(context: Context, raw: unknown) {
  const { definition, problems } = readDefinition(raw)
  if (!definition) return { problems, sentences: [] }
  return {
    problems: [...problems, ...(await shopProblems(context, definition, await listSegments(context.db)))],
    sentences: definitionSentences(definition, await namesFor(context, definition)),
  }
}

/** Coupons, tags and segments that it needs and that are not there. */
async function shopProblems(
  context: Context,
  definition: Definition,
  segments: readonly { _id: string; state: string }[],
): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const [index, node] of definition.nodes.entries()) {
    const at = (path: string, text: string) => problems.push({ path: `nodes.${index}.${path}`, text })
    const couponKey = node.kind === 'coupon' || node.kind === 'clerkTask' ? node.couponKey : null
    if (couponKey !== null) for (const text of await couponProblems(context, couponKey)) at('couponKey', text)
    if (node.kind === 'tag' && !(await isHandTag(context, node.tagKey))) at('tagKey', '没有这个可以手工打的标签')
    if (node.kind === 'webhook' && !(await isLetThrough(context, node.addressKey))) {
      at('addressKey', `对外地址 ${node.addressKey} 没有，或者店主还没有放行`)
    }
  }
  const { trigger } = definition
  const asked = [
    ...(trigger.kind === 'segment' ? [trigger.segmentId] : []),
    ...conditionsOf(definition).flatMap((condition) => segmentsIn(condition)),
  ]
  for (const id of new Set(asked)) {
    const isThere = segments.some(({ _id, state }) => _id === id && state !== 'ending')
    if (!isThere) problems.push({ path: 'trigger', text: `没有人群 ${id}` })
  }
  return problems
}

async function couponProblems(context: Context, couponKey: string): Promise<string[]> {
  const problems = await promiseProblems(context, [couponKey])
  if (problems.length > 0) return problems
  const { rules } = await getTemplate(context, `tpl_${couponKey}`)
  return exposureFen(rules.offer) === null ? ['这张券没有封顶，预算管不住；先给它写最多优惠多少'] : []
}

async function isHandTag(context: Context, key: string): Promise<boolean> {
  try {
    await requireHandTags(context, [key])
    return true
  } catch (error) {
    if (error instanceof DomainError) return false
    throw error
  }
}

export interface JourneyDraft {
  journeyId: string
  name: string
  note: string
  definition: unknown
  by: string
  baseRevision?: number | undefined
}

/**
 * Keeps a draft. It may have problems that stand against starting it, but it has to be a definition.
 * @throws DomainError JOURNEY_INVALID, JOURNEY_STALE when it is not as it was seen
 */
export async function saveDraft(
  context: Context,
  { journeyId: _id, name, note, definition: raw, by, baseRevision = 0 }: JourneyDraft,
) {
  const { db, now } = context
  const { definition, problems } = readDefinition(raw)
  if (!definition) {
    const [first] = problems
    throw new DomainError('JOURNEY_INVALID', { problem: `${first?.path ?? ''}：${first?.text ?? ''}`.slice(0, 300) })
  }
  await changeOnce(context, { action: 'journey.save', subject: _id, storeId: null }, async (tx) => {
    const stored = await findJourney(tx, _id)
    const revision = stored?.revision ?? 0
    if (revision !== baseRevision) throw new DomainError('JOURNEY_STALE', { revision })
    if (!stored && (await listJourneys(db)).length >= JOURNEYS_MAX) {
      throw new DomainError('JOURNEY_INVALID', { problem: `最多 ${JOURNEYS_MAX} 个旅程` })
    }
    await saveJourney(tx, {
      ...(stored ?? newJourney(_id)),
      name,
      note,
      draft: definition,
      revision: revision + 1,
      by,
      savedAt: now,
    })
  })
  const { journey, problems: standing } = await getJourney(context, { journeyId: _id })
  return { journey, problems: standing }
}

export function newJourney(_id: string): Omit<Journey, 'name' | 'note' | 'draft' | 'revision' | 'by' | 'savedAt'> {
  return {
    _id,
    state: 'draft',
    version: null,
    versionRevision: null,
    pausedWhy: null,
    outrunKnownAt: null,
    startedAt: null,
    endedAt: null,
  }
}
