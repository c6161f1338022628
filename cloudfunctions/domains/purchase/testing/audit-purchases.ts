import type { Account } from '#shared/account/account'
import type { Entry } from '#shared/points/entry'
import type { Purchase } from '#shared/purchase/purchase'
import type { Shop } from '../../../testing/shop'
import type { Member } from '../../member/member.repository'

/** What must hold between purchases, entries and accounts; empty is healthy. */
export function auditPurchases({ database }: Shop): string[] {
  const read = <T>(collection: string) => database.find(collection) as unknown as T[]
  const purchases = read<Purchase>('purchases')
  const entries = new Map(read<Entry>('entries').map((entry) => [entry._id, entry]))
  const wrong = purchases.filter((purchase) => !addsUp(purchase, entries)).map(({ _id }) => `purchase ${_id}`)
  const heirs = new Map(read<Member>('members').map(({ _id, merge }) => [_id, merge?.into ?? _id]))
  const accounts = read<Account>('accounts').filter(({ status }) => status !== 'merged')
  const miscounted = accounts.filter(({ _id, counters }) => {
    const own = purchases.filter(({ memberId }) => heirs.get(memberId) === _id)
    const standing = own.filter(
      ({ amountFen, refunds, refundedFen }) => refunds.length === 0 || refundedFen < amountFen,
    )
    const spentFen = own.reduce((sum, { amountFen, refundedFen }) => sum + amountFen - refundedFen, 0)
    return counters.purchaseCount !== standing.length || counters.spentFen !== spentFen
  })
  return [...wrong, ...miscounted.map(({ _id }) => `counters of ${_id}`)]
}

function addsUp(purchase: Purchase, entries: Map<string, Entry>): boolean {
  const { refunds, refundedFen, amountFen, entryId, pointsEarned, growthEarned } = purchase
  const entry = entryId === null ? null : entries.get(entryId)
  const earned = entry === null ? 0 : (entry?.points?.delta ?? 0) + (entry?.growth?.delta ?? 0)
  return (
    entry !== undefined &&
    earned === pointsEarned + growthEarned &&
    refunds.reduce((sum, refund) => sum + refund.amountFen, 0) === refundedFen &&
    refundedFen <= amountFen
  )
}
