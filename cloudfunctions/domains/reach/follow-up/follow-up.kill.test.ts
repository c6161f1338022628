import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { putTemplate } from '../../loyalty/coupon/testing/a-template'
import { aClerk, aMember, EAST, openStores } from '../../people/staff/testing/shop-floor'
import { putFollowUp } from './testing/a-follow-up'
import { followUpJobCases } from './testing/job-cases'
import { keepOf } from './testing/kept-of-a-person'

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
  {
    name: 'follow-up.give',
    prepare: async (of) => {
      const { clerk } = await onTheList(of)
      const { _id: templateId, rules } = putTemplate(of, { ways: ['batch'], limits: { stock: 5 } }, { key: 'sorry' })
      const member = await aMember(of)
      await member.call('member.setConsent', { purpose: 'personalization', isGranted: true })
      const followUpId = putFollowUp(of, member.memberId, { offer: { templateId, title: rules.title } })
      return (requestId) => clerk.ask('follow-up.give', { followUpId, storeId: EAST }, requestId)
    },
  },
  {
    name: 'follow-up.saveNote',
    prepare: async (of) => {
      const { clerk } = await onTheList(of)
      const member = await aMember(of)
      const { proof } = await clerk.call('staff.lookUpMember', { memberCode: member.code(), storeId: EAST })
      const note = { memberCode: proof, storeId: EAST, text: '靠窗坐' }
      return (requestId) => clerk.ask('follow-up.saveNote', note, requestId)
    },
  },
  {
    name: 'follow-up.setOwnClerk',
    prepare: async (of) => {
      const { clerk } = await onTheList(of)
      const manager = await aClerk(of, { role: 'manager' })
      const member = await aMember(of)
      const { proof } = await manager.call('staff.lookUpMember', { memberCode: member.code(), storeId: EAST })
      const giving = { memberCode: proof, storeId: EAST, staffId: clerk.memberId }
      return (requestId) => manager.ask('follow-up.setOwnClerk', giving, requestId)
    },
  },
  {
    name: 'follow-up.nameOwnClerk',
    prepare: async (of) => {
      const { clerk } = await onTheList(of)
      const { memberId } = await aMember(of)
      const giving = { memberId, clerk: { staffId: clerk.memberId, storeId: EAST }, note: '老客人', by: '王运营' }
      return (requestId) => of.askOps('follow-up.nameOwnClerk', giving, requestId)
    },
  },
  {
    name: 'follow-up.removeOwnNote',
    prepare: async (of) => {
      const member = await aMember(of)
      keepOf(of, member.memberId)
      return (requestId) => member.ask('follow-up.removeOwnNote', {}, requestId)
    },
  },
  {
    name: 'entrance.getOwn',
    prepare: async (of) => {
      const { clerk } = await onTheList(of)
      return (requestId) => clerk.ask('entrance.getOwn', { storeId: EAST }, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)

describeJobMatrix(
  () => shop,
  followUpJobCases(() => shop),
)
