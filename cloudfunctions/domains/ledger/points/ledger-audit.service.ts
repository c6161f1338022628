import { monthOf } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { auditLedger, auditSums, type Finding, type FindingRule } from '#shared/ledger/points/audit'
import type { Entry } from '#shared/ledger/points/entry'
import { oldestKeptMonth, sumOfGrowth } from '#shared/ledger/points/growth'
import type { Context } from '../../../platform/context'
import type { Db, Group } from '../../../platform/db/db'
import { nextAfterId } from '../../../platform/db/next-page'
import type { JobContext } from '../../../platform/noun/job'
import { raiseAlert } from '../../base/alert/alert.face'
import { findAccount, pageAccounts } from '../account/account.face'
import { listEntries, sumEntries } from './points.repository'

const PAGE_SIZE = 200
const ENTRIES_PAGE_SIZE = 1000
const READS_MAX = 5
// A bug would flood the list of alerts, and the first few say enough.
const ALERTS_PER_PAGE_MAX = 20

/**
 * Re-adds one page of ledgers by sums that the database makes, and looks at every entry of those that seem wrong.
 * What is wrong is reported to a person, never repaired.
 */
export async function auditPage(context: JobContext, afterId: string | null) {
  const { findings, ...page } = await findingsOfPage(context, afterId)
  const byMember = new Map(findings.map((finding) => [finding.memberId, finding]))
  for (const finding of [...byMember.values()].slice(0, ALERTS_PER_PAGE_MAX)) await tell(context, finding)
  return { ...page, changed: byMember.size }
}

/** Everything that is wrong with one page of ledgers. */
export async function findingsOfPage(context: Context, afterId: string | null) {
  const accounts = await pageAccounts(context.db, afterId, PAGE_SIZE)
  const sums = accounts.length > 0 ? await sumsByMember(context.db, accounts) : new Map<string, Group>()
  const findings: Finding[] = []
  for (const account of accounts.filter((candidate) => isSuspect(candidate, sums.get(candidate._id), context.now))) {
    findings.push(...(await auditMember(context.db, account._id)))
  }
  return { findings, afterId: nextAfterId(accounts, PAGE_SIZE), looked: accounts.length }
}

/** Every entry of every member. Thorough and slow: for tests and for a person who wants to know. */
export async function auditLedgers({ db }: Pick<Context, 'db'>): Promise<Finding[]> {
  const findings: Finding[] = []
  let afterId: string | null = null
  do {
    const accounts: Account[] = await pageAccounts(db, afterId, PAGE_SIZE)
    for (const { _id } of accounts) findings.push(...(await auditMember(db, _id)))
    afterId = nextAfterId(accounts, PAGE_SIZE)
  } while (afterId !== null)
  return findings
}

/**
 * The whole audit of one member. Account and entries are read one after the other, so a change in between would look
 * like a fault. Therefore an account that changed meanwhile is not judged.
 */
async function auditMember(db: Db, memberId: string): Promise<Finding[]> {
  for (let read = 1; read <= READS_MAX; read += 1) {
    const before = await findAccount(db, memberId)
    const entries = await allEntries(db, memberId)
    const after = await findAccount(db, memberId)
    if (!before || !after) return []
    // The entries of an import are on their way. What a dead call has left is finished within minutes.
    if (after.importBatch !== undefined) return []
    if (before.seq === after.seq && before.updatedAt === after.updatedAt) return auditLedger(after, entries)
  }
  // The account is busy right now; the next night will judge it.
  return []
}

/** Every entry of a member, in the order of `seq`. */
export async function allEntries(db: Db, memberId: string): Promise<Entry[]> {
  const entries: Entry[] = []
  let beforeSeq = Number.MAX_SAFE_INTEGER
  for (;;) {
    const page = await listEntries(db, memberId, beforeSeq, ENTRIES_PAGE_SIZE)
    entries.push(...page)
    beforeSeq = page.at(-1)?.seq ?? 0
    if (page.length < ENTRIES_PAGE_SIZE) return entries.reverse()
  }
}

async function sumsByMember(db: Db, accounts: readonly Account[]): Promise<Map<string, Group>> {
  const groups = await sumEntries(
    db,
    accounts.map(({ _id }) => _id),
  )
  return new Map(groups.map((group) => [group.key, group]))
}

function isSuspect(account: Account, group: Group | undefined, now: number): boolean {
  const pointsSum = group?.sums['points.delta'] ?? 0
  if (auditSums(account, { entryCount: group?.count ?? 0, pointsSum }).length > 0) return true
  // Old growth is dropped from the account, so a sum can only check ledgers younger than that.
  const isWhole = monthOf(account.joinedDay) >= oldestKeptMonth(now)
  return isWhole && (group?.sums['growth.delta'] ?? 0) !== sumOfGrowth(account.growth.months)
}

function tell(context: JobContext, finding: Finding): Promise<void> {
  const { memberId } = finding
  const text = `会员 ${memberId} 的账本对不上：${findingText(finding)}。没有自动修改，请核对流水。`
  return raiseAlert(context, { kind: 'ledger', subject: memberId, text, source: context.runId })
}

/** '流水合计：应为 30，实为 1000' */
export const findingText = ({ rule, expected, found }: Pick<Finding, 'rule' | 'expected' | 'found'>): string =>
  `${RULES[rule]}：应为 ${expected}，实为 ${found}`

const RULES: Record<FindingRule, string> = {
  'balance-is-sum-of-lots': '余额和各批次的合计',
  'amounts-are-whole': '不是正整数的数量',
  'lots-are-in-order': '批次的顺序',
  'months-are-in-order': '月份的顺序',
  'entries-without-gap': '流水条数',
  'entry-id-from-fact': '流水编号',
  'entry-of-member': '流水的会员',
  'entry-not-empty': '空的流水',
  'entry-adds-up': '一条流水的余额',
  'entries-add-up-to-points': '流水合计',
  'entries-add-up-to-lots': '按流水算的批次',
  'entries-add-up-to-expired': '按流水算的到期积分',
  'entries-add-up-to-growth': '按流水算的成长值',
}
