import type { ErrorCode } from '#shared/kernel/errors'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { putGrowthRules, sweepAll } from '../../growth/task/testing/rules'
import { aMember, type Person } from '../../people/staff/testing/shop-floor'
import { answerDeed } from './deeds.service'
import { ALLERGY, NPS, openForms, TASTE } from './testing/forms'

let shop: Shop
let member: Person
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  openForms(shop)
  member = await aMember(shop)
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const refusal = (code: ErrorCode) => ({ ok: false, error: { code } })
const taste = {
  formKey: 'taste',
  answers: [
    { key: 'tea', choices: ['oolong', 'green'] },
    { key: 'sweet', figure: 2 },
  ],
}
const points = async (of = member) => (await of.call('points.getBalance', {})).available
const tagsOf = async (memberId = member.memberId) => (await shop.ops('tag.getMember', { memberId })).tags

test('answers are said with their day, pay once, and put a tag on the member with what was asked', async () => {
  const before = await points()
  const { pointsPaid, said } = await member.call('question.answer', taste)
  expect(pointsPaid).toBe(10)
  expect(said).toMatchObject([
    { text: '平时爱喝哪一类', words: '乌龙、绿茶', at: shop.clock.now() },
    { text: '多甜合适', words: '2 / 5' },
  ])
  expect(await points()).toBe(before + 10)
  expect(await tagsOf()).toMatchObject([
    { key: 'regular', by: 'hand', who: '会员自己', note: '你说过：平时爱喝哪一类' },
  ])
  expect((await member.call('question.listMine', {})).forms[0]).toMatchObject({
    points: 0,
    answeredAt: shop.clock.now(),
  })
})

test('twenty taps pay once, and so does whoever deletes the answers and gives others, for a better or a worse mark', async () => {
  const before = await points()
  await Promise.all(Array.from({ length: 20 }, () => member.ask('question.answer', taste)))
  await member.call('question.takeBack', { formKey: 'taste', questionKey: null })
  const again = {
    formKey: 'taste',
    answers: [
      { key: 'tea', choices: ['green'] },
      { key: 'sweet', figure: 5 },
    ],
  }
  expect(await member.call('question.answer', again)).toMatchObject({ pointsPaid: 0 })
  expect(await points()).toBe(before + 10)
})

test('what is taken back is gone, with its tag; a tag that a clerk put there stays', async () => {
  await member.call('question.answer', taste)
  const { said } = await member.call('question.takeBack', { formKey: 'taste', questionKey: 'tea' })
  expect(said.map(({ questionKey }) => questionKey)).toEqual(['sweet'])
  expect(await tagsOf()).toEqual([])
  await shop.ops('tag.attach', { key: 'regular', memberIds: [member.memberId], who: '林店长', note: '常来' })
  await member.call('question.takeBack', { formKey: 'taste', questionKey: null })
  expect(await tagsOf()).toMatchObject([{ key: 'regular' }])
  expect((await member.call('question.listMine', {})).said).toEqual([])
})

test('a request that comes again late changes nothing of what came after it', async () => {
  const requestId = shop.newRequestId()
  const first = await member.call('question.answer', taste, requestId)
  await member.call('question.takeBack', { formKey: 'taste', questionKey: null })
  expect(await member.call('question.answer', taste, requestId)).toMatchObject({
    pointsPaid: first.pointsPaid,
    said: [],
  })
})

test.each([
  ['a question that there is not', [{ key: 'nose', figure: 1 }]],
  ['a choice that there is not', [{ key: 'tea', choices: ['coffee'] }]],
  ['the same choice twice', [{ key: 'tea', choices: ['green', 'green'] }]],
  ['a figure for a choice', [{ key: 'tea', figure: 1 }]],
  ['two answers in one', [{ key: 'tea', choices: ['green'], figure: 1 }]],
  [
    'a mark beyond five',
    [
      { key: 'tea', choices: ['green'] },
      { key: 'sweet', figure: 6 },
    ],
  ],
  ['a question that may not be skipped left out', [{ key: 'sweet', figure: 3 }]],
])('%s is no answer', async (_what, answers) => {
  expect(await member.ask('question.answer', { formKey: 'taste', answers })).toMatchObject(refusal('INVALID_INPUT'))
})

test('a form that is closed, over or unknown takes nothing', async () => {
  openForms(shop, [
    { ...TASTE, isOpen: false },
    { ...NPS, endDay: '2026-11-21' as never },
  ])
  for (const formKey of ['taste', 'nps', 'none'])
    expect(await member.ask('question.answer', { ...taste, formKey })).toMatchObject(refusal('QUESTION_CLOSED'))
  expect((await member.call('question.listMine', {})).forms).toEqual([])
})

describe('health and children', () => {
  const nuts = { formKey: 'allergy', answers: [{ key: 'what', choices: ['nuts'] }] }

  test('are asked with a consent of their own, kept sealed, and read by the member', async () => {
    expect(await member.ask('question.answer', nuts)).toMatchObject(refusal('CONSENT_NEEDED'))
    await member.call('question.answer', { ...nuts, consent: { version: 1, isGuardian: false } })
    expect(JSON.stringify(shop.database.dump().collections.question_answers)).not.toContain('坚果')
    expect((await member.call('question.listMine', {})).said).toMatchObject([{ words: '坚果' }])
    const { sections } = await member.call('privacy.getStoredRecord', {})
    expect(JSON.stringify(sections)).toContain('对什么过敏：坚果')
  })

  test('of a child are its guardian’s to give', async () => {
    openForms(shop, [{ ...ALLERGY, sensitive: 'child' }])
    const asked = (isGuardian: boolean) =>
      member.ask('question.answer', { ...nuts, consent: { version: 1, isGuardian } })
    expect(await asked(false)).toMatchObject(refusal('CONSENT_NEEDED'))
    expect((await asked(true)).ok).toBe(true)
  })

  test('are counted, and broken down for nobody', async () => {
    await member.call('question.answer', { ...nuts, consent: { version: 1, isGuardian: false } })
    await shop.ops('job.run', { job: 'count-answers' })
    const { forms } = await shop.ops('question.listResults', {})
    expect(forms.find(({ formKey }) => formKey === 'allergy')).toMatchObject({ answered: 1, results: [] })
  })
})

test('results are told from five members on, with the score of recommendations', async () => {
  const figures = [10, 9, 9, 7, 3]
  for (const [index, figure] of figures.entries()) {
    const each = index === 0 ? member : await aMember(shop)
    await each.call('question.answer', { formKey: 'nps', answers: [{ key: 'how', figure }] })
    await shop.ops('job.run', { job: 'count-answers' })
    const { forms } = await shop.ops('question.listResults', {})
    const isShown = index === figures.length - 1
    const counted = { answered: index + 1, promoterScore: isShown ? 40 : null }
    expect(forms.find(({ formKey }) => formKey === 'nps')).toMatchObject(counted)
  }
})

test('what a merged record said is the person’s, is paid once, and ends with the membership', async () => {
  await member.call('question.answer', taste)
  const other = await aMember(shop)
  await shop.ops('member.merge', { from: member.memberId, into: other.memberId, note: '同一人' })
  expect((await other.call('question.listMine', {})).forms[0]).toMatchObject({ points: 0 })
  const before = await points(other)
  expect(await other.call('question.answer', taste)).toMatchObject({ pointsPaid: 0 })
  expect(await points(other)).toBe(before)
  await other.call('member.close', { confirm: '注销' })
  expect(shop.database.count('question_answers')).toBe(0)
})

test('a form pays once, also whoever leaves and comes back, for as long as the shop knows them', async () => {
  await member.call('question.answer', taste)
  for (let times = 0; times < 2; times += 1) {
    await member.call('member.close', { confirm: '注销' })
    await member.call('home.open', {})
    expect((await member.call('question.listMine', {})).forms[0]).toMatchObject({ points: 0 })
    expect(await member.call('question.answer', taste)).toMatchObject({ pointsPaid: 0 })
  }
})

test('what a merged record said is taken back with the tag that it has put on the person', async () => {
  await member.call('question.answer', taste)
  const other = await aMember(shop)
  await shop.ops('member.merge', { from: member.memberId, into: other.memberId, note: '同一人' })
  expect(await tagsOf(other.memberId)).toMatchObject([{ key: 'regular' }])
  await other.call('question.takeBack', { formKey: 'taste', questionKey: null })
  expect(await tagsOf(other.memberId)).toEqual([])
})

function payForAnswering(): void {
  const rule = { key: 'asked', title: '答问卷', act: 'survey-answered', points: 3, growth: 0 }
  putGrowthRules(shop, [{ ...rule, cap: { day: 20, month: null, life: null } }])
  openForms(shop)
}
const nps = { formKey: 'nps', answers: [{ key: 'how', figure: 9 }] }

test('two phones that answer one form at once are both heard, and paid once', async () => {
  const before = await points()
  const said = await Promise.all([1, 2].map(() => member.call('question.answer', taste)))
  expect(said.map(({ pointsPaid }) => pointsPaid).sort()).toEqual([0, 10])
  expect(await points()).toBe(before + 10)
})

test('a rule pays each member who answers, and a person once: merged, or gone and back', async () => {
  payForAnswering()
  const other = await aMember(shop)
  const before = [await points(), await points(other)]
  for (const each of [member, other]) await each.call('question.answer', nps)
  await sweepAll(shop)
  expect([await points(), await points(other)]).toEqual(before.map((each) => each + 3))
  const third = await aMember(shop)
  await shop.ops('member.merge', { from: other.memberId, into: third.memberId, note: '同一人' })
  await sweepAll(shop)
  const joined = await points(third)
  await third.call('question.answer', nps)
  await sweepAll(shop)
  expect(await points(third)).toBe(joined)
  await third.call('member.close', { confirm: '注销' })
  await third.call('home.open', {})
  const back = await points(third)
  await third.call('question.answer', nps)
  await sweepAll(shop)
  expect(await points(third)).toBe(back)
})

test('answers that are all taken back before they are counted are no deed, sensitive ones least of all', async () => {
  const payload = { formKey: 'allergy', purpose: 'profile', isFirst: true } as const
  const told = { _id: 'f', name: 'question.answered', memberId: member.memberId, payload, toldAt: 0 } as const
  const nuts = { formKey: 'allergy', answers: [{ key: 'what', choices: ['nuts'] }] }
  await member.call('question.answer', { ...nuts, consent: { version: 1, isGuardian: false } })
  await member.call('question.takeBack', { formKey: 'allergy', questionKey: null })
  expect(await answerDeed(timerContext().db, told)).toBeNull()
})

test('a rule may pay for a form that is answered, once, and never for what needs a consent of its own', async () => {
  payForAnswering()
  const before = await points()
  await member.call('question.answer', taste)
  await member.call('question.answer', {
    ...taste,
    answers: [{ key: 'sweet', figure: 4 }, ...taste.answers.slice(0, 1)],
  })
  await sweepAll(shop)
  expect(await points()).toBe(before + 10 + 3)
  await member.call('question.answer', {
    formKey: 'allergy',
    answers: [{ key: 'what', choices: ['nuts'] }],
    consent: { version: 1, isGuardian: false },
  })
  await sweepAll(shop)
  expect(await points()).toBe(before + 10 + 3)
})
