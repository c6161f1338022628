import { mayBeScored } from '#shared/insight/score/eligibility'
import type { NetPurchase } from '#shared/insight/score/facts'
import type { ScoreRules } from '#shared/insight/score/rules'
import { type BusinessDay, endOfDay } from '#shared/kernel/business-day'
import { isAllBack, moneyBack } from '#shared/till/purchase/all-back'
import type { Purchase } from '#shared/till/purchase/purchase'
import type { Context } from '../../../platform/context'
import { findAccounts } from '../../ledger/account/account.face'
import { findMembers, heirsOf, type Member } from '../../people/member/member.face'
import { listPurchasesUntil } from '../../till/purchase/purchase.face'
import { friendsOf } from './friends'

/** What reading has cost so far: queries, and the documents they returned. */
export interface ReadCost {
  queries: number
  documents: number
}

/** A member as the models see one. */
export interface ScoredPerson {
  memberId: string
  /** May be scored: active, and consent or rules allow it. */
  isIncluded: boolean
  /** Up to the day in question, over all records ever merged into this one. Empty for a member who is not scored. */
  purchases: NetPurchase[]
  social: number
}

export interface ScoreQuestion {
  asOfDay: BusinessDay
  rules: ScoreRules
  cost: ReadCost
}

const PURCHASES_PER_QUERY = 1000

/** Reads what decides about up to a hundred members: four queries, and a fifth if records were merged. */
export async function readPeople(
  { db }: Pick<Context, 'db'>,
  memberIds: readonly string[],
  { asOfDay, rules, cost }: ScoreQuestion,
  known?: readonly Member[],
): Promise<ScoredPerson[]> {
  if (memberIds.length === 0) return []
  const members = known ?? counted(cost, await findMembers(db, memberIds))
  const included = new Set(members.filter((member) => mayBeScored(member, rules.scope)).map(({ _id }) => _id))
  const heirs = await heirsOf(db, [...included], (found) => counted(cost, found))
  const recordIds = [...included, ...heirs.keys()]
  const [accounts, purchases] = await Promise.all([
    included.size > 0 ? findAccounts(db, [...included]) : [],
    recordIds.length > 0 ? listPurchasesUntil(db, recordIds, endOfDay(asOfDay)) : [],
  ])
  if (included.size > 0) counted(cost, accounts)
  if (recordIds.length > 0) counted(cost, purchases, Math.floor(purchases.length / PURCHASES_PER_QUERY) + 1)
  const friends = new Map(accounts.map((account) => [account._id, friendsOf(account)]))
  const byMember = new Map<string, NetPurchase[]>()
  for (const purchase of purchases) {
    const holder = heirs.get(purchase.memberId) ?? purchase.memberId
    const own = byMember.get(holder)
    if (own) own.push(toNetPurchase(purchase, asOfDay))
    else byMember.set(holder, [toNetPurchase(purchase, asOfDay)])
  }
  return memberIds.map((memberId) => ({
    memberId,
    isIncluded: included.has(memberId),
    purchases: byMember.get(memberId) ?? [],
    social: friends.get(memberId) ?? 0,
  }))
}

/** Which of the members may be scored, as things stand now. */
export async function listAllowed(
  db: Context['db'],
  memberIds: readonly string[],
  rules: ScoreRules,
  cost: ReadCost,
): Promise<Set<string>> {
  const members = counted(cost, await findMembers(db, memberIds))
  return new Set(members.filter((member) => mayBeScored(member, rules.scope)).map(({ _id }) => _id))
}

/** As the purchase stood at the end of the day: what was paid back later is still there. */
export function toNetPurchase(purchase: Purchase, asOfDay: BusinessDay): NetPurchase {
  const { day, amountFen, refunds, undone } = purchase
  const endsAt = endOfDay(asOfDay)
  const until = refunds.filter(({ at }) => at <= endsAt)
  const isUndone = undone !== null && undone.at <= endsAt
  return { day, netFen: amountFen - moneyBack(until), isBack: isUndone || isAllBack(purchase, until) }
}

export function counted<D>(cost: ReadCost, documents: D[], queries = 1): D[] {
  cost.queries += queries
  cost.documents += documents.length
  return documents
}
