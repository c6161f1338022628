import { NO_REWARD } from '#shared/ledger/points/reward'
import { emptyBook } from './book'
import { growthRulesSchema } from './growth-rules'
import { perMonth } from './rule-cost'
import { growthRuleText, taskText } from './rule-text'
import { settle } from './settle'
import { taskRulesSchema } from './task-rules'
import { almostDone, taskViews } from './task-views'
import { aDeed, aGrowthRule, aTask, aWorld, TODAY } from './testing/a-task'

const problemsOf = (parsed: { error?: { issues: { message: string }[] } | undefined }) =>
  (parsed.error?.issues ?? []).map(({ message }) => message)

test.each(['share', 'share-card', 'follow-account', 'subscribe', 'add-friend', 'add-wechat', 'good-review', 'like'])(
  'nobody is paid for %s',
  (act) => {
    const why = ['分享、关注、订阅、加好友和好评都不能有奖励，请换一种行为']
    expect(problemsOf(growthRulesSchema.safeParse({ rules: [aGrowthRule({ act })], confirmed: [] }))).toEqual(why)
    expect(problemsOf(taskRulesSchema.safeParse({ tasks: [aTask({ act })] }))).toEqual(why)
  },
)

test('what is confirmed is one of the things that clerks confirm', () => {
  const rule = aGrowthRule({ act: 'confirmed', condition: { minFen: null, storeIds: null, subject: 'own-cup' } })
  expect(problemsOf(growthRulesSchema.safeParse({ rules: [rule], confirmed: [] }))).toHaveLength(1)
  const confirmed = [{ key: 'own-cup', title: '自带杯' }]
  expect(growthRulesSchema.safeParse({ rules: [rule], confirmed }).success).toBe(true)
})

test('a task can be done within its time, brings something, and comes after one that stands before it', () => {
  const refused = (task: Parameters<typeof aTask>[0]) =>
    problemsOf(taskRulesSchema.safeParse({ tasks: [aTask(), aTask({ key: 'other', ...task })] })).length > 0
  expect(refused({})).toBe(false)
  expect(refused({ after: 'three-cups' })).toBe(false)
  expect(refused({ after: 'other' })).toBe(true)
  expect(refused({ after: 'three-cups', period: { kind: 'daily' } })).toBe(true)
  expect(refused({ counts: 'days', goal: 8 })).toBe(true)
  expect(refused({ reward: NO_REWARD })).toBe(true)
  expect(refused({ badge: 'cup' })).toBe(true)
  const days = { fromDay: TODAY, toDay: '2027-03-01' as typeof TODAY }
  expect(refused({ period: { kind: 'season', ...days } })).toBe(true)
})

test('rules are said in sentences, with the most that they cost in a month', () => {
  const titles = new Map([['purchase', '消费']])
  const cap = { day: 1, month: 10, life: null }
  const rule = aGrowthRule({ cap, condition: { minFen: 5_000, storeIds: null, subject: null } })
  expect(growthRuleText(rule, titles)).toBe(
    '自带杯：消费（实付满 50 元），每次 5 积分、2 成长值，每天最多 1 次、每月最多 10 次，从 2026-01-01 起',
  )
  expect(taskText(aTask({ give: 'by-tap' }), titles)).toBe(
    '一周三杯：每周消费 3 次，给 20 积分，自己领；退货后不够就收回',
  )
  expect(perMonth([rule, aGrowthRule({ key: 'all' })])).toEqual({ points: 50 + 155, growth: 20 + 62 })
})

test('a task that is done yesterday and not claimed is shown until its days are over; one step left is said', () => {
  const daily = aTask({ period: { kind: 'daily' }, goal: 1, give: 'by-tap' })
  const world = aWorld({ tasks: [daily, aTask({ goal: 2, key: 'two' })] })
  const yesterday = { ...world, today: '2026-12-15' as typeof TODAY }
  const { book } = settle(emptyBook('mem_1'), [aDeed('a', '2026-12-15')], yesterday)
  const shown = taskViews(book, world).map(({ key, window, state }) => [key, window, state])
  expect(shown).toEqual([
    ['three-cups', TODAY, 'open'],
    ['two', '2026-12-14', 'open'],
    ['three-cups', '2026-12-15', 'reached'],
  ])
  expect(almostDone(book, world)).toEqual({ task: 'two', title: '一周三杯', goal: 2, untilDay: '2026-12-20' })
  const late = { ...world, today: '2027-01-15' as typeof TODAY }
  expect(taskViews(book, late).filter(({ state }) => state === 'reached')).toEqual([])
})
