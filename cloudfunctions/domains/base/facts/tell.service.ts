import { freshMarks, type ToldRecord } from '#shared/base/facts/marks'
import type { CarriedFact, ToldFacts, ToldName, Wants } from '#shared/base/facts/told-facts'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { subscriptionOf, wantsOf } from '../../../platform/noun/answer'
import { findTold, insertTold } from './told.repository'

type TellingContext = Pick<Context, 'now' | 'nouns' | 'told'>

export interface Telling<N extends ToldName> {
  name: N
  /** New with every fact of this name: a second record of the same id would end the whole act. */
  source: string
  memberId: string
  payload: ToldFacts[N]
  /** The document that the act has in its hand, by which subscribers know whether the fact concerns them. */
  beside?: object
}

/** Tells what happened, in the act's own transaction: one write if anybody wants to answer, nothing otherwise. */
export async function tell<N extends ToldName>(context: TellingContext, tx: Tx, telling: Telling<N>): Promise<void> {
  const { name, source, memberId, payload, beside = {} } = telling
  const wants = wantsOf(context.nouns, name, payload, { beside, now: context.now })
  if (Object.keys(wants).length === 0) return
  const record = toRecord(context, { _id: `${name}:${source}`, name, payload, toldAt: context.now }, memberId, wants)
  await insertTold(tx, record)
  context.told.push(record)
}

/** The same for what nobody waits for: the sweep answers it within minutes, and the act's reply leaves without it. */
export function tellForSweep<N extends ToldName>(
  { now, nouns }: Omit<TellingContext, 'told'>,
  tx: Tx,
  telling: Telling<N>,
): Promise<void> {
  return tell({ now, nouns, told: [] }, tx, telling)
}

/** For a document that the act writes anyway: what it carries until the sweep; null if nobody wants to answer. */
export function toCarried<N extends ToldName>(
  { now, nouns }: Omit<TellingContext, 'told'>,
  { name, source, payload, beside = {} }: Telling<N>,
): CarriedFact | null {
  const by = wantsOf(nouns, name, payload, { beside, now })
  return Object.keys(by).length === 0 ? null : { _id: `${name}:${source}`, name, payload, toldAt: now, by }
}

/** Writes down what a document has carried. One that is there already was handed over before. */
export async function keepCarried(
  context: Omit<TellingContext, 'told'>,
  tx: Tx,
  memberId: string,
  { by, ...fact }: CarriedFact,
): Promise<void> {
  if (await findTold(tx, fact._id)) return
  await insertTold(tx, toRecord(context, fact, memberId, by))
}

function toRecord(
  { now, nouns }: Omit<TellingContext, 'told'>,
  fact: Omit<CarriedFact, 'by'>,
  memberId: string,
  wants: Wants,
): ToldRecord {
  const after = (by: string) => subscriptionOf(nouns, by, fact.name)?.after ?? []
  return { ...fact, memberId, ...freshMarks(wants, after, now) }
}
