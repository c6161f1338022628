import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { boughtLately } from './testing/put-people'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const segment = { segmentId: 'seg_buyers', name: '买过的', note: '测试', condition: boughtLately, by: '林店长' }
const tagging = { key: 'regular', who: '林店长', note: '常坐窗边' }

async function aTaggedMember(of: Shop) {
  const { memberId } = await of.phone().call('home.open', {})
  await of.ops('tag.attach', { ...tagging, memberIds: [memberId] })
  return memberId
}

const cases: KillCase[] = [
  {
    name: 'tag.attach',
    prepare: async (of) => {
      const { memberId } = await of.phone().call('home.open', {})
      return (requestId) => of.askOps('tag.attach', { ...tagging, memberIds: [memberId] }, requestId)
    },
  },
  {
    name: 'tag.detach',
    prepare: async (of) => {
      const memberIds = [await aTaggedMember(of)]
      return (requestId) => of.askOps('tag.detach', { key: 'regular', memberIds }, requestId)
    },
  },
  {
    name: 'segment.save',
    prepare: async (of) => (requestId) => of.askOps('segment.save', segment, requestId),
  },
  {
    name: 'segment.end',
    prepare: async (of) => {
      await of.ops('segment.save', segment)
      return (requestId) => of.askOps('segment.end', { segmentId: 'seg_buyers', by: '周总' }, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)
