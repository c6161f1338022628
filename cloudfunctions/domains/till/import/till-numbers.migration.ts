import type { Migration } from '../../../platform/noun/migration'
import { listClearTillKeys, sealTillKey } from '../../people/member/member.face'
import { forgetLastCustomer, pageRuns } from './import-run.repository'

/** Customers' numbers of tills, which may be phone numbers, as the first release wrote them: afterwards none is left. */
export const tillNumbersMigration: Migration = {
  steps: [
    {
      list: listClearTillKeys,
      // The list has no others.
      isOld: () => true,
      renew: (context, identity: Awaited<ReturnType<typeof listClearTillKeys>>[number]) =>
        sealTillKey(context, identity),
    },
    {
      list: pageRuns,
      isOld: ({ doneTo }: Awaited<ReturnType<typeof pageRuns>>[number]) => doneTo !== undefined,
      renew: ({ db }, { _id }) => forgetLastCustomer(db, _id),
    },
  ],
}
