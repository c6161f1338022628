import { type ToldRecord, withoutStrangers } from '#shared/base/facts/marks'
import type { Context } from '../../../platform/context'
import { inParallel } from '../../../platform/in-parallel'
import { subscriptionOf } from '../../../platform/noun/answer'
import type { Budget } from '../../../platform/noun/budget'
import { answerEach, changeMarks, noteFailure } from './answer.service'
import { listDue, listDueBesideFailed, listSetAside, removeDone, type StoredTold } from './told.repository'
import { current, isBefore } from './turn.service'

const SWEEP_WIDTH = 4
const KEEP_DONE_MS = 30 * 86_400_000
/** Takes up what documents have carried: from then on it is due like anything else. Answers whether more is left. */
export async function takeUpCarried(context: Context, limit: number): Promise<boolean> {
  return (await takeUp(context, limit)).some((looked) => looked >= limit)
}

const CARRIED_AT_ONCE = 50

/** What documents carry is answered at once, for whom the sweep of the jobs is too late; what fails is left to it. */
export async function answerCarried(context: Context, budget: Budget): Promise<void> {
  for (;;) {
    const looked = await takeUp(context, CARRIED_AT_ONCE)
    if (looked.some((count) => count > 0)) await sweepTold(context, CARRIED_AT_ONCE)
    if (budget.isSpent() || looked.every((count) => count < CARRIED_AT_ONCE)) return
  }
}

/** Whether documents carry anything: a reading for each noun that carries. */
export async function isAnythingCarried(context: Context): Promise<boolean> {
  for (const { carrier } of context.nouns) if (await (await carrier?.())?.isCarrying(context)) return true
  return false
}

/** How many each noun's documents have handed over. */
async function takeUp(context: Context, limit: number): Promise<number[]> {
  const looked: number[] = []
  for (const { carrier } of context.nouns) if (carrier) looked.push(await (await carrier()).takeUp(context, limit))
  return looked
}

/**
 * Answers what is due, a bounded number, what has waited longest first. A subscriber that fails waits longer each time
 * and is set aside in the end; it keeps neither the others nor other members waiting.
 */
export async function sweepTold(context: Context, limit: number): Promise<{ looked: number; answered: number }> {
  const stored = await listDue(context.db, context.now, limit)
  const room = limit - stored.length
  if (room > 0) stored.push(...(await listDueBesideFailed(context.db, context.now, room)))
  let answered = 0
  await inParallel(byMember(stored), { atOnce: SWEEP_WIDTH }, async (own) => {
    for (const each of own) {
      const record = current(context, each)
      if (!record) continue
      answered += await answerEach(context, record, (failed, by, error) => noteFailure(context, failed, by, error))
      await sortOut(context, record, each)
    }
  })
  return { looked: stored.length, answered }
}

/** What nobody is asked about, and what was set aside before facts were told, is due no more once it is written anew. */
async function sortOut(context: Context, record: ToldRecord, stored: StoredTold): Promise<void> {
  const isKnown = (by: string) => subscriptionOf(context.nouns, by, record.name) !== undefined
  const hasStranger = Object.entries(record.answers).some(([by, { status }]) => status === 'due' && !isKnown(by))
  const isOld = 'kind' in stored && (stored.status === 'failed' || Object.keys(record.answers).length === 0)
  if (!hasStranger && !isOld) return
  await changeMarks(context, record._id, (standing) => withoutStrangers(standing, isKnown, context.now))
}

/** Each member's facts in the order in which they were told. */
function byMember(stored: readonly StoredTold[]): StoredTold[][] {
  const members = new Map<string, StoredTold[]>()
  for (const each of stored) members.set(each.memberId, [...(members.get(each.memberId) ?? []), each])
  const moment = (each: StoredTold) => ({ _id: each._id, toldAt: 'kind' in each ? each.promisedAt : each.toldAt })
  return [...members.values()].map((own) => own.sort((one, other) => (isBefore(moment(one), moment(other)) ? -1 : 1)))
}

/** What has used up its attempts with somebody and waits for a person. */
export async function listAside(context: Context): Promise<ToldRecord[]> {
  return (await listSetAside(context.db)).flatMap((each) => current(context, each) ?? [])
}

export const forgetDone = ({ db, now }: Context) => removeDone(db, now - KEEP_DONE_MS)
