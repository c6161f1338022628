import { type Journey, RUNNING, type Running, runningIn, withRunning } from '#shared/reach/journey/journey'
import type { JourneyFact } from '#shared/reach/journey/occasions'
import type { Context, ReadContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { findBesideRules, forgetRules, keptBesideRules, saveBesideRules } from '../../base/settings/settings.face'

/** The journeys that run, up to half a minute late. */
export async function running(context: ReadContext): Promise<Running> {
  return runningIn(await keptBesideRules(context, RUNNING))
}

/** Makes known how a journey stands, in the transaction that changes it. */
export async function makeKnown(
  { now }: Pick<Context, 'now'>,
  tx: Tx,
  journey: Journey,
  facts: readonly JourneyFact[],
): Promise<void> {
  const known = runningIn(await findBesideRules(tx, RUNNING))
  await saveBesideRules(tx, RUNNING, withRunning(known, journey, facts), { by: '系统', at: now })
}

/** Afterwards this instance reads it again; others do so within half a minute. */
export const knowAnew = () => forgetRules()
