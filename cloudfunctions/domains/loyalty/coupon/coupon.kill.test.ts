import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import {
  aMember,
  draftTemplate,
  members,
  openTemplate,
  putTemplate,
  TEMPLATE_ID as templateId,
  templateRules,
  withOneNumber,
} from './testing/a-template'

// What changes coupons, killed at each of its database calls: sent again, it must come to the same end.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const by = { by: '周总', note: '测试' }
const points = (of: Shop, { memberId }: { memberId: string }) =>
  of.ops('points.adjust', { memberId, points: 100, note: '测试' })
const print = (of: Shop, count: number) => of.ops('coupon.generateCodes', { templateId, count, ...by })
const claimed = async (phone: Phone) => (await phone.call('coupon.claim', { templateId })).coupon.couponId

const cases: KillCase[] = [
  {
    name: 'coupon.claim',
    prepare: async (of) => {
      putTemplate(of, { limits: { stock: 10 } })
      const phone = await aMember(of)
      return (requestId) => phone.ask('coupon.claim', { templateId }, requestId)
    },
  },
  {
    name: 'coupon.claim of the last one',
    prepare: async (of) => {
      putTemplate(of, { limits: { stock: 1, perDay: 1 } }, { shardCount: 1 })
      const phone = await aMember(of)
      return (requestId) => phone.ask('coupon.claim', { templateId }, requestId)
    },
  },
  {
    name: 'coupon.claim limited by phone number',
    prepare: async (of) => {
      putTemplate(of, { limits: { perMember: null, perPerson: 1 } })
      const [phone] = withOneNumber(of, members(of, 1))
      return (requestId) => phone.ask('coupon.claim', { templateId }, requestId)
    },
  },
  {
    name: 'coupon.buy',
    prepare: async (of) => {
      putTemplate(of, { ways: ['points'], pricePoints: 30 })
      const phone = await aMember(of)
      await points(of, phone)
      return (requestId) => phone.ask('coupon.buy', { templateId }, requestId)
    },
  },
  {
    name: 'coupon.exchange',
    prepare: async (of) => {
      putTemplate(of, { ways: ['code'] })
      const phone = await aMember(of)
      const { codes } = await print(of, 1)
      return (requestId) => phone.ask('coupon.exchange', { code: codes[0] ?? '' }, requestId)
    },
  },
  {
    name: 'coupon.generateCodes',
    prepare: async (of) => {
      putTemplate(of, { ways: ['code'] })
      return async (requestId) => {
        const reply = await of.askOps('coupon.generateCodes', { templateId, count: 3, ...by }, requestId)
        return reply.ok ? { ...reply, data: { ...reply.data, codes: reply.data.codes.map(() => 'a code') } } : reply
      }
    },
  },
  {
    name: 'coupon.voidCodes',
    prepare: async (of) => {
      putTemplate(of, { ways: ['code'] })
      const { batchId } = await print(of, 2)
      return (requestId) => of.askOps('coupon.voidCodes', { batchId, ...by }, requestId)
    },
  },
  {
    name: 'coupon.grant',
    prepare: async (of) => {
      putTemplate(of, { ways: ['batch'] })
      const memberIds = members(of, 2).map(({ memberId }) => memberId)
      return (requestId) => of.askOps('coupon.grant', { templateId, memberIds, ...by }, requestId)
    },
  },
  {
    name: 'coupon.setTemplateState',
    prepare: async (of) => {
      await draftTemplate(of)
      return (requestId) => of.askOps('coupon.setTemplateState', { templateId, state: 'live', ...by }, requestId)
    },
  },
  {
    name: 'coupon.launch',
    prepare: async (of) => {
      const launching = { templateId, rules: templateRules(), ...by }
      return (requestId) => of.askOps('coupon.launch', launching, requestId)
    },
  },
  {
    name: 'settings.apply of a template',
    prepare: async (of) => {
      await openTemplate(of)
      const setting = 'coupon-template:twenty'
      const { value } = await of.ops('settings.get', { setting })
      const more = { ...(value as object), texts: { detail: '新的说明', howToUse: '', refund: '' } }
      const { proposal } = await of.ops('settings.propose', { setting, value: more, ...by })
      await of.ops('settings.approve', { proposalId: proposal.proposalId, by: '林店长' })
      return (requestId) => of.askOps('settings.apply', { proposalId: proposal.proposalId, by: '林店长' }, requestId)
    },
  },
  {
    name: 'coupon.void',
    prepare: async (of) => {
      putTemplate(of)
      const couponId = await claimed(await aMember(of))
      return (requestId) => of.askOps('coupon.void', { couponId, ...by }, requestId)
    },
  },
  {
    name: 'coupon.receiveWelcome',
    prepare: async (of) => {
      putTemplate(of, { ways: ['welcome'] })
      const phone = await aMember(of)
      return (requestId) => phone.ask('coupon.receiveWelcome', {}, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)
