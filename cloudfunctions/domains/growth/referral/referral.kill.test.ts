import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, EAST, openStores, unusedCode } from '../../people/staff/testing/shop-floor'
import { entranceJobCases } from '../entrance/testing/job-cases'
import { referralJobCases, referralSweepCases } from './testing/job-cases'
import { aFriend, anInviter, openProgramme } from './testing/programme'

// Killed at each of its database calls, what makes a bond, or tells one of an act, must succeed when it is sent again.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const cases: KillCase[] = [
  {
    name: 'home.open of a friend who joins by an invitation',
    prepare: async (of) => {
      openProgramme(of, { needs: 'phone', minFen: 0 })
      const { code } = await anInviter(of)
      const phone = of.phone()
      return (requestId) => phone.ask('home.open', { entrance: { inviter: code, scene: 1007 } }, requestId)
    },
  },
  {
    name: 'purchase.record for a friend whose purchase is awaited',
    prepare: async (of) => {
      await openStores(of)
      const clerk = await aClerk(of)
      openProgramme(of)
      const friend = await aFriend(of, (await anInviter(of)).code)
      const sale = { memberCode: unusedCode(of, friend.memberId), storeId: EAST, amountFen: 3_000 }
      return (requestId) => clerk.ask('purchase.record', sale, requestId)
    },
  },
  {
    name: 'check-in.perform by a friend whose check-in is awaited',
    prepare: async (of) => {
      openProgramme(of, { needs: 'check-in', minFen: 0 })
      const friend = await aFriend(of, (await anInviter(of)).code)
      return (requestId) => friend.ask('check-in.perform', {}, requestId)
    },
  },
  {
    name: 'member.bindPhone by a friend whose number is awaited',
    prepare: async (of) => {
      openProgramme(of, { needs: 'phone', minFen: 0 })
      const friend = await aFriend(of, (await anInviter(of)).code)
      const used = new Set<string>()
      of.openapi.reply('phonenumber.getPhoneNumber', ({ code }: { code?: string }) => {
        // WeChat's code works once.
        if (used.has(String(code))) return { kind: 'json', body: { errcode: 40029, errmsg: 'invalid code' } }
        used.add(String(code))
        return {
          kind: 'json',
          body: { errcode: 0, phone_info: { pure_phone_number: '13800001234', country_code: '86' } },
        }
      })
      const bindPhone = (requestId: string) => friend.ask('member.bindPhone', { code: `for-${requestId}` }, requestId)
      return async (requestId) => {
        const reply = await bindPhone(requestId)
        const isUsedUp = !reply.ok && reply.error.code === 'PHONE_CODE_INVALID'
        // After a fault before the number was kept, the member taps again: another code, another request.
        return isUsedUp ? bindPhone(of.newRequestId()) : reply
      }
    },
  },
  {
    name: 'referral.getPoster',
    prepare: async (of) => {
      const inviter = await anInviter(of)
      return (requestId) => inviter.ask('referral.getPoster', {}, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)
describeJobMatrix(
  () => shop,
  [...referralJobCases(() => shop), ...referralSweepCases(() => shop), ...entranceJobCases(() => shop)],
)
