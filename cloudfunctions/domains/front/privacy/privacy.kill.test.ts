import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aMember } from '../../people/staff/testing/shop-floor'
import { privacyJobCases } from './testing/job-cases'
import { aFiling, file } from './testing/requests'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const cases: KillCase[] = [
  {
    name: 'privacy.fileRequest',
    prepare: async (of) => {
      const filing = aFiling(of, (await aMember(of)).memberId, 'deletion')
      return (requestId) => of.askOps('privacy.fileRequest', filing, requestId)
    },
  },
  {
    name: 'privacy.answerRequest',
    prepare: async (of) => {
      const { requestId: id } = await file(of, (await aMember(of)).memberId, 'copy')
      const answer = { requestId: id, outcome: 'done' as const, note: '副本已交给本人', by: '王运营' }
      return (requestId) => of.askOps('privacy.answerRequest', answer, requestId)
    },
  },
  {
    name: 'privacy.takeBackDeletion',
    prepare: async (of) => {
      const member = await aMember(of)
      await file(of, member.memberId, 'deletion')
      return (requestId) => member.ask('privacy.takeBackDeletion', {}, requestId)
    },
  },
  {
    name: 'member.correct',
    prepare: async (of) => {
      const { memberId } = await aMember(of)
      const correction = { memberId, nickname: '小满', birthday: '1990-05-20' as never, note: '本人出示证件' }
      return (requestId) => of.askOps('member.correct', correction, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)

describeJobMatrix(
  () => shop,
  privacyJobCases(() => shop),
)
