import type { Definition } from '#shared/reach/journey/definition'
import { LIFT_NEEDS, type Lift, liftOf, noLift } from '#shared/reach/journey/lift'
import { END_REASONS, WHAT_HAPPENED } from '#shared/reach/journey/run'
import { isActing, OUTCOMES } from '#shared/reach/journey/walk'
import { stepOutcomeOf } from '#shared/reach/message/send'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { sumStepOutcomes } from '../message/message.face'
import { findJourney } from './journey.repository'
import { findLift } from './lift.repository'
import { countByNode, countEntered, countRuns, listNextDue, sumRuns } from './run.repository'
import { listSpendings } from './spending.repository'
import { versionOf } from './version.service'
import { toLine } from './view.service'

/** How a journey runs. Its counts are sums over its runs, so that they are right whatever died when. */
export async function getFigures(context: Context, journeyId: string) {
  const { db, now } = context
  const journey = await findJourney(db, journeyId)
  if (!journey) throw new DomainError('JOURNEY_NOT_FOUND')
  const version = journey.version === null ? null : await versionOf(context, journeyId, journey.version)
  const definition = version?.definition ?? null
  const nodeIds = definition?.nodes.map(({ id }) => id) ?? []
  const acting = definition?.nodes.filter(isActing) ?? []
  const fields = [
    ...WHAT_HAPPENED.map((what) => `tally.${what}`),
    ...nodeIds.map((id) => `passed.${id}`),
    ...acting.flatMap(({ id, kind }) => OUTCOMES[kind].map((what) => `acts.${id}.${what}`)),
  ]
  const [sums, reasons, waiting, [next], spendings, sends, lift] = await Promise.all([
    sumRuns(db, journeyId, 'version', fields),
    sumRuns(db, journeyId, 'endedWhy', []),
    countByNode(db, journeyId, 'waiting'),
    listNextDue(db, journeyId),
    listSpendings(db, journeyId),
    sumStepOutcomes(db, journeyId),
    findLift(db, journeyId),
  ])
  const sumOf = (field: string) => sums.reduce((sum, each) => sum + (each.sums[field] ?? 0), 0)
  const totalOf = (field: 'spentFen' | 'coupons' | 'points') => spendings.reduce((sum, each) => sum + each[field], 0)
  const outcomesOf = (nodeId: string) =>
    acting
      .filter(({ id }) => id === nodeId)
      .flatMap(({ kind }) => OUTCOMES[kind].map((what) => ({ what, count: sumOf(`acts.${nodeId}.${what}`) })))
      .filter(({ count }) => count > 0)
  return {
    journey: await toLine(context, journey),
    steps: nodeIds.map((nodeId) => ({
      nodeId,
      waiting: waiting.find(({ key }) => key === nodeId)?.count ?? 0,
      passed: sumOf(`passed.${nodeId}`),
      outcomes: outcomesOf(nodeId),
    })),
    ended: END_REASONS.flatMap((why) => {
      const count = reasons.find(({ key }) => key === why)?.count ?? 0
      return count > 0 ? [{ why, count }] : []
    }),
    heldOut: await countRuns(db, journeyId, 'heldOut'),
    lateMs: Math.max(now - (next?.dueAt ?? now), 0),
    sends: sends.map(({ key, count }) => sendsOf(key, count)),
    happened: WHAT_HAPPENED.flatMap((what) => {
      const count = sumOf(`tally.${what}`)
      return count > 0 ? [{ what, count }] : []
    }),
    forecast: version?.forecast
      ? {
          ...version.forecast,
          enteredSince: await countEntered(db, journeyId, version.at),
          isCompared: (journey.outrunKnownAt ?? null) === null,
        }
      : null,
    ...moneyOf(definition),
    spentFen: totalOf('spentFen'),
    coupons: totalOf('coupons'),
    points: totalOf('points'),
    ...comparedOf(lift ?? noLift(journeyId)),
  }
}

function sendsOf(key: string, count: number) {
  const { step, ...outcome } = stepOutcomeOf(key, count)
  return { nodeId: step, ...outcome }
}

function comparedOf({ arms }: Lift) {
  const measured = { members: arms.in.visits.n, heldOut: arms.out.visits.n, needed: LIFT_NEEDS }
  return { measured, lift: liftOf(arms) }
}

const moneyOf = (definition: Definition | null) => ({ budgetFen: definition?.budgetFen ?? null })
