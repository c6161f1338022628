import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aMember } from '../../people/staff/testing/shop-floor'
import { aDraft, anArticle } from './testing/an-article'
import { articleJobCases } from './testing/job-cases'

// Killed at each of its database calls, a reading is kept once, with what follows from it.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const cases: KillCase[] = [
  {
    name: 'article.finish',
    prepare: async (of) => {
      const articleId = await anArticle(of)
      const member = await aMember(of)
      for (const purpose of ['analytics', 'personalization'] as const)
        await member.call('member.setConsent', { purpose, isGranted: true })
      return (requestId) => member.ask('article.finish', { articleId, isUseful: true }, requestId)
    },
  },
  {
    name: 'article.save',
    prepare: async (of) => {
      const articleId = await anArticle(of)
      const draft = aDraft(of, { title: '改过的题目' })
      return (requestId) => of.askOps('article.save', { articleId, baseVersion: 1, draft }, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)

describeJobMatrix(
  () => shop,
  articleJobCases(() => shop),
)
