import { describeJobMatrix } from '../../../testing/job-kill-matrix'
import { describeKillMatrix, type KillCase } from '../../../testing/kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { aMember } from '../../people/staff/testing/shop-floor'
import { openForms } from './testing/forms'
import { questionJobCases } from './testing/job-cases'

// Killed at each of its database calls, it must succeed when it is sent again, or at the next ticks.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

const cases: KillCase[] = [
  {
    name: 'question.answer',
    prepare: async (of) => {
      openForms(of)
      const member = await aMember(of)
      const given = { formKey: 'taste', answers: [{ key: 'tea', choices: ['oolong'] }] }
      return (requestId) => member.ask('question.answer', given, requestId)
    },
  },
  {
    name: 'question.takeBack',
    prepare: async (of) => {
      openForms(of)
      const member = await aMember(of)
      await member.call('question.answer', { formKey: 'taste', answers: [{ key: 'tea', choices: ['oolong'] }] })
      return (requestId) => member.ask('question.takeBack', { formKey: 'taste', questionKey: null }, requestId)
    },
  },
]

describeKillMatrix(() => shop, cases)

describeJobMatrix(
  () => shop,
  questionJobCases(() => shop),
)
