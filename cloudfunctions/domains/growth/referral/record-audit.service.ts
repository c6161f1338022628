import type { Account } from '#shared/ledger/account/account'
import type { Context } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import { nextAfterId } from '../../../platform/db/next-page'
import type { CheckFinding, CheckPage } from '../../../platform/noun/check'
import type { JobContext } from '../../../platform/noun/job'
import { raiseAlert } from '../../base/alert/alert.face'
import { findAccount, pageAccounts } from '../../ledger/account/account.face'
import { findMembers, listIdentitiesOf, type Member } from '../../people/member/member.face'
import { countPurchases, sumPurchasesByMember } from '../../till/purchase/purchase.face'
import { countRewardedOf } from './referral.repository'

const PAGE_SIZE = 100
// A bug would flood the list of alerts; the first few say enough.
const ALERTS_PER_PAGE_MAX = 20
/** What a request of just now has promised may not be answered yet; the next night finds it still. */
const SETTLES_IN_MS = 600_000
/** Tallies of older programmes are dropped, so that their friends cannot be counted any more. */
const TALLIES_MAX = 6

/**
 * What an account and a member say of other records, against these: what was bought, which keys lead there, whose friends
 * were rewarded. What is wrong is reported to a person, never repaired.
 */
export async function auditRecordsPage(context: JobContext, afterId: string | null) {
  const { findings, ...page } = await recordFindingsOfPage(context, afterId)
  for (const { subject, text } of findings.slice(0, ALERTS_PER_PAGE_MAX)) await tell(context, subject, text)
  return { ...page, changed: findings.length }
}

/** All that is wrong with one page of records. */
export async function recordFindingsOfPage({ db, now }: Context, afterId: string | null): Promise<CheckPage> {
  const accounts = await pageAccounts(db, afterId, PAGE_SIZE)
  const settled = accounts.filter(({ status, updatedAt }) => status !== 'merged' && updatedAt <= now - SETTLES_IN_MS)
  const findings: CheckFinding[] = []
  for (const [account, problem] of await problemsOf(db, settled)) {
    // Read one after the other, a change in between would look like a fault: only what stood still is judged.
    const after = await findAccount(db, account._id)
    if (after?.updatedAt !== account.updatedAt) continue
    findings.push({ subject: account._id, text: problem })
  }
  return { findings, afterId: nextAfterId(accounts, PAGE_SIZE), looked: accounts.length }
}

async function problemsOf(db: Db, accounts: readonly Account[]): Promise<[Account, string][]> {
  if (accounts.length === 0) return []
  const ids = accounts.map(({ _id }) => _id)
  const [members, keys, rewarded, bought] = await Promise.all([
    findMembers(db, ids),
    listIdentitiesOf(db, ids),
    countRewardedOf(db, ids),
    sumPurchasesByMember(db, ids),
  ])
  const problems: [Account, string][] = []
  for (const account of accounts) {
    const member = members.find(({ _id }) => _id === account._id)
    if (!member) continue
    const own = keys.filter(({ memberId }) => memberId === account._id).map(({ _id }) => _id)
    const problem =
      keysProblem(member, own) ??
      talliesProblem(account, rewarded.get(account._id) ?? 0) ??
      (await countersProblem(db, account, bought.get(account._id)))
    if (problem) problems.push([account, problem])
  }
  return problems
}

function keysProblem({ identityIds }: Member, found: readonly string[]): string | null {
  const missing = identityIds.filter((id) => !found.includes(id)).length
  const unknown = found.filter((id) => !identityIds.includes(id)).length
  return missing + unknown === 0 ? null : `有 ${missing} 个标识没有指向这位会员，${unknown} 个指向了却没有记录`
}

function talliesProblem({ referral, past }: Account, rewarded: number): string | null {
  const tallies = referral?.tallies ?? []
  if (tallies.length >= TALLIES_MAX) return null
  const counted = tallies.reduce((sum, { friends }) => sum + friends, 0) - (past?.friends ?? 0)
  return counted === rewarded ? null : `记为邀请达标 ${counted} 位，实际已奖励 ${rewarded} 位`
}

type PurchaseCounters = Pick<Account['counters'], 'purchaseCount' | 'spentFen'>

/** Sums of the page first; what others have brought by a merge is counted where they do not fit. */
async function countersProblem(
  db: Db,
  { _id, counters }: Account,
  own: PurchaseCounters | undefined,
): Promise<string | null> {
  const none = { purchaseCount: 0, spentFen: 0 }
  if (isSame(counters, own ?? none)) return null
  const counts = await countPurchases(db, _id)
  if (isSame(counters, counts)) return null
  const text = ({ purchaseCount, spentFen }: PurchaseCounters) => `${purchaseCount} 笔、${spentFen} 分`
  return `消费记为 ${text(counters)}，实际为 ${text(counts)}`
}

const isSame = (a: PurchaseCounters, b: PurchaseCounters) =>
  a.purchaseCount === b.purchaseCount && a.spentFen === b.spentFen

function tell(context: JobContext, memberId: string, problem: string): Promise<void> {
  const text = `会员 ${memberId} 的资料对不上：${problem}。没有自动修改，请核对。`
  return raiseAlert(context, { kind: 'record', subject: memberId, text, source: context.runId })
}
