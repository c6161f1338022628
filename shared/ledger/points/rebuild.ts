import type { Account } from '#shared/ledger/account/account'
import { auditLedger } from './audit'
import type { Entry } from './entry'
import { oldestKeptMonth } from './growth'
import { toldByEntries } from './told-by-entries'

/**
 * The account as its entries say it: points, lots, debt and growth. Null when the entries themselves do not hold together
 * or are fewer than the account has counted, so that they prove nothing, and when the account is what they say.
 */
export function rebuilt(account: Account, entries: readonly Entry[]): Account | null {
  if (auditLedger(account, entries).length === 0) return null
  const told = toldByEntries(entries)
  const lastAt = entries.reduce((last, entry) => (entry.growth ? Math.max(last, entry.at) : last), 0)
  const oldest = oldestKeptMonth(lastAt)
  const growth = { ...account.growth, months: told.growth.months.filter(({ month }) => month >= oldest) }
  const made = { ...account, points: { ...account.points, ...told.points }, growth }
  return auditLedger(made, entries).length === 0 ? made : null
}

/** What differs between the two, in Chinese sentences. */
export function rebuildSentences(before: Account, after: Account): string[] {
  const sum = ({ growth }: Account) => growth.months.reduce((total, { growth: each }) => total + each, 0)
  const changes: [string, number, number][] = [
    ['可用积分', before.points.balance, after.points.balance],
    ['欠积分', before.points.debt, after.points.debt],
    ['成长值合计', sum(before), sum(after)],
  ]
  const said = changes.filter(([, was, is]) => was !== is).map(([what, was, is]) => `${what} ${was} → ${is}`)
  return said.length > 0 ? said : ['按流水重新列出积分批次和各月成长值，合计不变']
}
