import { keysAsNames } from '#shared/base/condition/names'
import { problemsOf } from '#shared/base/settings/problems'
import { bought, someFacts, TODAY } from '#shared/insight/tag/testing/facts'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { HandTag, HeldTag } from '#shared/ledger/account/portrait'
import { defaultTags } from './default-tags'
import type { Facts } from './facts'
import { tagRules } from './rules'
import { attachTag, decideTags, detachTag, nextTagDay, readyTags, type TagRule } from './tag'

const day = (text: string) => text as BusinessDay
const defaults = readyTags({ tags: defaultTags })
const buyer: TagRule = {
  key: 'buyer',
  name: '买过',
  kind: 'value',
  by: 'rule',
  when: { kind: 'bought', withinDays: 30 },
}
const rules = readyTags({ tags: [buyer, { key: 'friend', name: '朋友', kind: 'basic', by: 'hand' }] })
const friend: HandTag = {
  by: 'hand',
  key: 'friend',
  kind: 'basic',
  who: '林店长',
  note: '老邻居',
  sinceDay: day('2026-11-01'),
  untilDay: day('2026-11-25'),
  movedFrom: null,
}
const tags = (held: HeldTag[], facts: Partial<Facts>, today = TODAY, ready = rules) =>
  decideTags(held, ready, { facts: someFacts(facts), today, names: keysAsNames })

test('a tag says why and since', () => {
  expect(tags([], { purchases: bought([3, 500]) })).toEqual([
    {
      by: 'rule',
      key: 'buyer',
      kind: 'value',
      why: ['近 30 天 消费 不少于 1 次（1 次，5 元）'],
      sinceDay: '2026-11-22',
    },
  ])
})

test('a tag that stays keeps its day and its reasons; one that does not hold any more is gone', () => {
  const purchases = bought([3, 500])
  const first = tags([], { purchases })
  expect(tags(first, { purchases }, TODAY + 5)).toEqual(first)
  expect(tags(first, { purchases }, TODAY + 40)).toEqual([])
  const again = tags(tags(first, { purchases }, TODAY + 40), { purchases }, TODAY + 1)
  expect(again[0]?.sinceDay).toBe('2026-11-23')
})

test('a tag by hand stays until its last day, whatever the rules say', () => {
  expect(tags([friend], {}, TODAY + 3)).toEqual([friend])
  expect(tags([friend], {}, TODAY + 4)).toEqual([])
  const facts = someFacts({ purchases: bought([20, 1]) })
  expect(nextTagDay([friend], rules, { facts, today: TODAY })).toBe(TODAY + 4)
  expect(nextTagDay([], rules, { facts, today: TODAY })).toBe(TODAY + 10)
  expect(nextTagDay([], rules, { facts: someFacts(), today: TODAY })).toBeNull()
})

test('a tag put there by hand again has the new reason and end, since the first day', () => {
  const rule = { key: 'friend', name: '朋友', kind: 'basic', by: 'hand' } as const
  const again = attachTag([friend], { rule, who: '周总', note: '续', untilDay: null }, day('2026-11-22'))
  expect(again).toEqual([{ ...friend, who: '周总', note: '续', untilDay: null }])
  expect(detachTag(again, 'friend')).toEqual([])
})

describe('the tags of a new shop', () => {
  const lastDays = { purchase: null, visit: null, checkIn: null }
  test.each<[string, Partial<Facts>]>([
    ['who came today for the first time', { joinedDay: TODAY, lastDays: { ...lastDays, visit: TODAY } }],
    ['who has not been seen for a year', { joinedDay: TODAY - 700 }],
    [
      'who was imported with old purchases',
      { via: 'import', joinedDay: TODAY - 364, lastDays: { ...lastDays, purchase: TODAY - 60 } },
    ],
    [
      'who buys every week',
      { purchases: bought([15, 1], [9, 1], [2, 1]), lastDays: { ...lastDays, purchase: TODAY - 2 } },
    ],
  ])('%s carries one of each kind', (_who, facts) => {
    const numbers = { ...someFacts().numbers, purchaseCount: facts.lastDays?.purchase ? 3 : 0 }
    const kinds = new Set(tags([], { ...facts, numbers }, TODAY, defaults).map(({ kind }) => kind))
    expect([...kinds].sort()).toEqual(['basic', 'behavior', 'value'])
  })

  test('are valid, and mistakes in them are told', () => {
    const problems = (value: unknown) => {
      const parsed = tagRules.schema.safeParse(value)
      return parsed.success ? [] : problemsOf(parsed.error)
    }
    expect(problems(tagRules.fallback)).toEqual([])
    expect(problems({ tags: [buyer, buyer] })).toEqual([
      'tags.1.key：标签的 key 不能重复',
      'tags.1.name：标签的名字不能重复',
    ])
    expect(problems({ tags: [{ ...buyer, when: { kind: 'tag', in: ['a'] } }] })).toEqual([
      'tags.0.when：标签规则里不能再用标签或人群条件，请写它们自己的条件',
    ])
  })
})
