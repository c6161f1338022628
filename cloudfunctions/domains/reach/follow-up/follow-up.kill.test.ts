import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, aMember, EAST, openStores } from '../../people/staff/testing/shop-floor'
import { putFollowUp } from './testing/a-follow-up'
import { followUpJobCases } from './testing/job-cases'

// Killed at each of its database calls, an act must succeed when it is sent again, and a job at the next ticks.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const onTheList = async (of: Shop) => {
  await openStores(of)
  const [member, clerk] = [await aMember(of), await aClerk(of)]
  return { clerk, ref: { followUpId: putFollowUp(of, member.memberId), storeId: EAST } }
}

const cases: KillCase[] = [
  {
    name: 'follow-up.take',
    prepare: async (of) => {
      const { clerk, ref } = await onTheList(of)
      return (requestId) => clerk.ask('follow-up.take', ref, requestId)
    },
  },
  {
    name: 'follow-up.end',
    prepare: async (of) => {
      const { clerk, ref } = await onTheList(of)
      return (requestId) => clerk.ask('follow-up.end', { ...ref, outcome: 'notWanted', note: '不用' }, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)

describeJobMatrix(
  () => shop,
  followUpJobCases(() => shop),
)
