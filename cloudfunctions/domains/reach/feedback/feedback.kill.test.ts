import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aMember, EAST, openStores } from '../../people/staff/testing/shop-floor'
import { feedbackJobCases } from './testing/job-cases'
import { aSale, aTicket, openBox } from './testing/said'

// Killed at each of its database calls, it must succeed when it is sent again, or at the next ticks.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const by = '林店长'
const cases: KillCase[] = [
  {
    name: 'feedback.rate',
    prepare: async (of) => {
      openBox(of)
      const { member, purchaseId } = await aSale(of)
      const mark = { purchaseId, score: 2, reasons: ['等得久'], text: '等了十五分钟' }
      return (requestId) => member.ask('feedback.rate', mark, requestId)
    },
  },
  {
    name: 'feedback.write',
    prepare: async (of) => {
      openBox(of)
      await openStores(of)
      const member = await aMember(of)
      const photoFileIds = [`cloud://local-env/feedback/${member.memberId}/a.jpg`]
      const written = { kind: 'complaint' as const, storeId: EAST, text: '门口太滑', photoFileIds }
      return (requestId) => member.ask('feedback.write', written, requestId)
    },
  },
  {
    name: 'feedback.reply',
    prepare: async (of) => {
      const { member, feedbackId } = await aTicket(of)
      return (requestId) => member.ask('feedback.reply', { feedbackId, text: '还在等' }, requestId)
    },
  },
  {
    name: 'feedback.settle',
    prepare: async (of) => {
      const { member, feedbackId } = await aTicket(of)
      await of.ops('feedback.answer', { feedbackId, text: '下次先做你的', by })
      return (requestId) => member.ask('feedback.settle', { feedbackId, isSolved: true }, requestId)
    },
  },
  {
    name: 'feedback.take',
    prepare: async (of) => {
      const { feedbackId } = await aTicket(of)
      return (requestId) => of.askOps('feedback.take', { feedbackId, by }, requestId)
    },
  },
  {
    name: 'feedback.answer',
    prepare: async (of) => {
      const { feedbackId } = await aTicket(of)
      return (requestId) => of.askOps('feedback.answer', { feedbackId, text: '下次先做你的', by }, requestId)
    },
  },
  {
    name: 'feedback.close',
    prepare: async (of) => {
      const { feedbackId } = await aTicket(of)
      return (requestId) => of.askOps('feedback.close', { feedbackId, note: '电话里说好了', by }, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)

describeJobMatrix(
  () => shop,
  feedbackJobCases(() => shop),
)
