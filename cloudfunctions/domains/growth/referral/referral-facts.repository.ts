import type { Bond, BondState } from '#shared/growth/referral/bond'
import { collection } from '../../../platform/db/collection'
import { listSince, listWhole, toWrittenPage } from '../../../platform/db/written-since'
import type { FactSource } from '../../../platform/noun/fact-source'

const bonds = collection<Bond>('referrals')

// The friend has done what counts, and nobody has found yet that it does not.
const COUNTED: readonly BondState[] = ['qualified', 'holding', 'held', 'rewarded']

/** Friends whose own act counted, on the day of it, for the member who invited them. */
export const referralFacts: FactSource = {
  name: 'referrals',
  facts: ['referral.qualified'],
  async listWritten(db, reading) {
    const page = await listSince(db, bonds, { field: 'updatedAt' }, reading)
    return toWrittenPage(page, reading, {
      writtenAt: ({ updatedAt }) => updatedAt,
      toWritten: ({ invitedBy, act }) => (act ? { memberId: invitedBy, at: act.at } : null),
    })
  },
  async listOf(db, memberIds, { fromAt, toAt }) {
    const found = await listWhole(db, bonds, { invitedBy: { in: memberIds } })
    return found.flatMap(({ invitedBy, act, state }) => {
      if (!act || act.at < fromAt || act.at > toAt || !COUNTED.includes(state)) return []
      return { memberId: invitedBy, name: 'referral.qualified', at: act.at, spentFen: 0 }
    })
  },
}
