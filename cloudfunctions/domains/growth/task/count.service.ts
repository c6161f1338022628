import type { Told, ToldName } from '#shared/base/facts/told-facts'
import type { DeedBook, ToldDeed } from '#shared/growth/task/book'
import { changedDoneDays } from '#shared/growth/task/done-days'
import { growthRules } from '#shared/growth/task/growth-rules'
import { type CountingWorld, isAwaited, settle } from '#shared/growth/task/settle'
import { taskRules } from '#shared/growth/task/task-rules'
import { almostDone } from '#shared/growth/task/task-views'
import { businessDayOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { isConsentInForce } from '#shared/people/member/consent'
import type { Context, ReadContext } from '../../../platform/context'
import type { Reader, Tx } from '../../../platform/db/db'
import { type Act, actsToldBy, deedOf } from '../../../platform/noun/act'
import { rulesInForce } from '../../base/settings/settings.face'
import { keepAccount } from '../../ledger/account/account.face'
import { findMember, getHolder } from '../../people/member/member.face'
import { bookOf, saveBook } from './deed-book.repository'
import { pay } from './pay.service'
import { saveDoneDays } from './task-day.repository'

/** Counts what a fact tells of, for whoever answers for its record now. Told again it changes nothing. */
export async function countAct(tx: Tx, told: Told, context: Context): Promise<void> {
  const account = await getHolder(tx, told.memberId)
  if (account.status !== 'active') return
  const deeds = await deedsOf(context, tx, told, await bookOf(tx, account._id))
  if (deeds.length === 0) return
  await countDeeds(context, tx, account, deeds)
}

/**
 * The deeds of a fact as they stand now: of acts that a rule or a task looks at, and of those that were counted before
 * and may have been taken back. Without those that the member has not agreed to have counted.
 */
export async function deedsOf(
  context: Context,
  reader: Reader,
  told: Told<ToldName>,
  book: DeedBook,
): Promise<ToldDeed[]> {
  const counted = new Set(book.deeds.map(({ act }) => act))
  const rules = await countingRules(context)
  const deeds: ToldDeed[] = []
  for (const act of actsToldBy(context.nouns, told.name)) {
    if (!isAwaited(act.key, rules) && !counted.has(act.key)) continue
    if (!(await mayCount(reader, act, told.memberId))) continue
    const deed = await deedOf(act, reader, told, context)
    if (deed) deeds.push({ ...deed, act: act.key, record: told.memberId })
  }
  return deeds
}

/** What only the record of a phone knows is counted for who has agreed to that record; everything else for everybody. */
async function mayCount(reader: Reader, { needs }: Act, memberId: string): Promise<boolean> {
  if (needs === undefined) return true
  const member = await findMember(reader, memberId)
  return member !== null && isConsentInForce(member.consents, needs)
}

/** Counts deeds in the member's book and pays what they bring, in the transaction of whoever found them. */
export async function countDeeds(
  context: Context,
  tx: Tx,
  account: Account,
  deeds: readonly ToldDeed[],
): Promise<{ account: Account; book: DeedBook }> {
  const world = await worldOf(context, account)
  const before = await bookOf(tx, account._id)
  const { book, moves } = settle(before, deeds, world)
  if (book === before) return { account, book }
  await saveBook(tx, book, context.now)
  await saveDoneDays(tx, account._id, changedDoneDays(before, book))
  const paid = await pay(context, tx, account, moves)
  return { account: await keepIfChanged(context, tx, { before: account, paid, book, world }), book }
}

/** The account is written only where something in it has changed. */
export async function keepIfChanged(
  context: Context,
  tx: Tx,
  { before, paid, book, world }: { before: Account; paid: Account; book: DeedBook; world: CountingWorld },
): Promise<Account> {
  const almost = almostDone(book, world)
  const isSame = JSON.stringify(almost) === JSON.stringify(before.almost ?? null)
  if (paid === before && isSame) return before
  return keepAccount(tx, isSame ? paid : { ...paid, almost }, context.now)
}

/** What counts for this member today. */
export async function worldOf(context: ReadContext, { joinedDay, past }: Account): Promise<CountingWorld> {
  return { ...(await countingRules(context)), today: businessDayOf(context.now), joinedDay, wasHere: Boolean(past) }
}

async function countingRules(context: ReadContext): Promise<Pick<CountingWorld, 'rules' | 'tasks'>> {
  const { rules } = await rulesInForce(context, growthRules)
  const { tasks } = await rulesInForce(context, taskRules)
  return { rules, tasks }
}
