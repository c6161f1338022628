import { few, withoutInternals } from '../../../platform/noun/shown-records'
import { findAccounts } from './account.repository'

export const shownRecords = {
  account: few(async ({ db, memberId }, memberIds) => {
    const accounts = await findAccounts(db, memberIds)
    const ownFirst = accounts.sort((a, b) => Number(b._id === memberId) - Number(a._id === memberId))
    return ownFirst.map(({ past, ...account }) => {
      // The keys of an earlier membership are hashes that say nothing to anybody.
      const before = past && { firstDay: past.firstDay, checkInDay: past.checkInDay, friends: past.friends }
      return { ...withoutInternals(account), ...(before && { past: before }) }
    })
  }),
}
