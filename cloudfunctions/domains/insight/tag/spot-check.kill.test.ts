import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, aMember, EAST, openStores, unusedCode } from '../../people/staff/testing/shop-floor'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const keys = ['new-member']
const startedIn = (of: Shop) => of.ops('tag.startCheck', { keys })

const cases: KillCase[] = [
  {
    name: 'tag.startCheck after one that has ended',
    prepare: async (of) => {
      const { checkId } = await startedIn(of)
      await of.ops('tag.endCheck', { checkId })
      return (requestId) => of.askOps('tag.startCheck', { keys }, requestId)
    },
  },
  {
    name: 'tag.endCheck',
    prepare: async (of) => {
      const { checkId } = await startedIn(of)
      return (requestId) => of.askOps('tag.endCheck', { checkId }, requestId)
    },
  },
  {
    name: 'tag.answerCheck',
    prepare: async (of) => {
      await openStores(of)
      const clerk = await aClerk(of)
      const { memberId } = await aMember(of)
      const { checkId } = await startedIn(of)
      const said = { memberCode: unusedCode(of, memberId), storeId: EAST, checkId, key: 'new-member' }
      return (requestId) => clerk.ask('tag.answerCheck', { ...said, answer: 'right' }, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)
