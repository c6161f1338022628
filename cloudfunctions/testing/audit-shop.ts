import type { BusinessDay } from '#shared/kernel/business-day'
import type { Account } from '#shared/ledger/account/account'
import { auditLedger } from '#shared/ledger/points/audit'
import type { Entry } from '#shared/ledger/points/entry'
import { auditStamps } from '#shared/loyalty/check-in/audit'
import type { Gateway } from '../../local-cloud/gateway'
import { auditReferrals } from '../domains/growth/referral/testing/audit-referrals'
import { auditBooks } from '../domains/growth/task/testing/audit-books'
import { auditExposures } from '../domains/insight/experiment/testing/audit-exposures'
import { auditCoupons } from '../domains/loyalty/coupon/testing/audit-coupons'
import { auditPickUps } from '../domains/loyalty/points-shop/testing/audit-pick-ups'
import { auditPurchases } from '../domains/till/purchase/testing/audit-purchases'

/** All faults found, as one list of sentences; empty means healthy. Reads the database directly. */
export function auditShop({ database }: Pick<Gateway, 'database'>): string[] {
  const read = <T>(collection: string) => database.find(collection) as unknown as T[]
  const entries = read<Entry>('entries')
  const accounts = read<Account>('accounts')
  const entriesOf = byMember(entries)
  const ledgers = accounts.flatMap((account) => {
    const own = entriesOf(account._id).sort((a, b) => a.seq - b.seq)
    return auditLedger(account, own).map(
      ({ rule, expected, found }) => `${account._id}: ${rule} ${expected} ≠ ${found}`,
    )
  })
  return [
    ...ledgers,
    ...auditIdentities(read, accounts),
    ...auditCheckIns(read, accounts),
    ...auditCoupons(read),
    ...auditPickUps(read),
    ...auditPurchases({ database }),
    ...auditReferrals(read),
    ...auditBooks(read),
    ...auditExposures(read),
  ]
}

type ReadCollection = <T>(collection: string) => T[]

function byMember<T extends { memberId: string }>(records: readonly T[]): (memberId: string) => T[] {
  const of = new Map<string, T[]>()
  for (const record of records) {
    const own = of.get(record.memberId)
    if (own) own.push(record)
    else of.set(record.memberId, [record])
  }
  return (memberId) => of.get(memberId) ?? []
}

/** Every identity leads to an active member with an account, and the member knows it. */
function auditIdentities(read: ReadCollection, accounts: Account[]): string[] {
  const members = read<{ _id: string; status: string; identityIds: string[] }>('members')
  const identities = read<{ _id: string; memberId: string }>('identities')
  const membersById = new Map(members.map((member) => [member._id, member]))
  const identitiesById = new Map(identities.map((identity) => [identity._id, identity]))
  const accountIds = new Set(accounts.map(({ _id }) => _id))
  const broken = identities.filter(({ _id, memberId }) => {
    const member = membersById.get(memberId)
    return member?.status !== 'active' || !member.identityIds.includes(_id)
  })
  const listed = members.flatMap(({ _id, identityIds }) => identityIds.map((id) => ({ _id, id })))
  const missing = listed.filter(({ _id, id }) => identitiesById.get(id)?.memberId !== _id)
  const lonely = members.filter(({ _id }) => !accountIds.has(_id))
  return [
    ...broken.map(({ _id }) => `identity ${_id} leads to no active member that knows it`),
    ...missing.map(({ _id, id }) => `member ${_id} lists ${id}, which leads elsewhere`),
    ...lonely.map(({ _id }) => `member ${_id} has no account`),
  ]
}

/** Each stamp has its day in a run, and each day of a run has its stamp. */
function auditCheckIns(read: ReadCollection, accounts: Account[]): string[] {
  const stamps = read<{ memberId: string; day: BusinessDay }>('check_ins')
  const stampsOf = byMember(stamps)
  return accounts.flatMap(({ _id, checkIn }) =>
    auditStamps(
      checkIn,
      stampsOf(_id).map(({ day }) => day),
    ).map((problem) => `${_id}: ${problem}`),
  )
}
