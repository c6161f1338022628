import { problemsOf } from '#shared/base/settings/problems'
import { tagLanguage } from '#shared/insight/tag/language'
import { segmentLanguage } from './language'

const problems = (value: unknown, schema = segmentLanguage.schema) => {
  const parsed = schema.safeParse(value)
  return parsed.success ? [] : problemsOf(parsed.error)
}
const nested = (depth: number): unknown =>
  depth === 0 ? { kind: 'tier', in: ['jade'] } : { kind: 'not', of: nested(depth - 1) }
const many = (count: number) => ({ kind: 'all', of: Array.from({ length: count }, () => ({ kind: 'streak' })) })

test.each<[unknown, string[]]>([
  [{ kind: 'all', of: [{ kind: 'has', field: 'phone' }, nested(1)] }, []],
  [{ kind: 'bought', withinDays: 30, count: { min: 2 }, sumFen: { min: 10000, max: 50000 } }, []],
  [{ kind: 'any', of: [] }, ['of：至少要有一条条件']],
  [{ kind: 'all', of: [{ in: ['jade'] }] }, ['of.0：每个条件都要写明种类 kind']],
  [{ kind: 'last', of: 'order', when: { withinDays: 3 } }, ['of：只能是 purchase、visit、checkIn']],
  [
    { kind: 'last', of: 'visit', when: { withinDays: 3, overDays: 2 } },
    ['when：请只写一种时间：withinDays、overDays，或者 fromDay 和 untilDay'],
  ],
  [{ kind: 'joined', when: {} }, ['when：请只写一种时间：withinDays、overDays，或者 fromDay 和 untilDay']],
  [{ kind: 'joined', when: { fromDay: '2026-02-30' } }, ['when.fromDay：请写成 2026-01-31 这样的日期']],
  [
    { kind: 'joined', when: { fromDay: '2026-03-01', untilDay: '2026-02-01' } },
    ['when：最后一天 untilDay 不能早于第一天 fromDay'],
  ],
  [{ kind: 'number', field: 'points', min: 5, max: 1 }, ['整份规则：最小值 min 不能大于最大值 max']],
  [
    { kind: 'performed', events: ['page.liked'], withinDays: 400 },
    [expect.stringContaining('events.0：只能是 app.opened'), 'withinDays：不能大于 366'],
  ],
  [{ kind: 'tier', in: [] }, ['in：至少 1 个']],
  [{ kind: 'tier', in: ['a', 'a'] }, ['in：列表里有重复的内容']],
  [{ kind: 'tier', in: ['jade'], $where: 'x' }, ['整份规则：多了不认识的字段 $where']],
  [{ kind: 'birthMonth', in: [13] }, ['in：请写 current（本月），或 1 到 12 的月份列表']],
  [
    { kind: 'bucket', salt: 'a', fromPercent: 50, toPercent: 50 },
    ['整份规则：起点要小于终点：从百分之几起，不到百分之几'],
  ],
  [{ kind: 'inSegment', segmentId: 'seg_A!' }, ['segmentId：格式不对']],
])('%j: %j', (condition, expected) => {
  expect(problems(condition)).toEqual(expected)
})

test('a kind that does not exist is told with those that do', () => {
  expect(problems({ kind: 'gender', in: ['f'] })).toEqual([
    expect.stringMatching(/^整份规则：没有“gender”这种条件，可以用 all、any、not、tier、/),
  ])
  expect(problems({ kind: 'constructor' })[0]).toContain('没有“constructor”')
})

describe('a condition is bounded', () => {
  test('in depth, however deep what was sent is', () => {
    expect(problems(nested(5))).toEqual([])
    expect(problems(nested(6))).toEqual(['整份规则：条件嵌套太深，最多 6 层'])
    let deep: unknown = { kind: 'streak' }
    for (let depth = 0; depth < 100_000; depth += 1) deep = { kind: 'not', of: deep }
    expect(problems(deep)).toEqual(['整份规则：条件嵌套太深，最多 6 层'])
  })

  test('in number', () => {
    expect(problems({ kind: 'all', of: [many(20), many(20), many(15)] })).toEqual([])
    expect(problems({ kind: 'all', of: [many(20), many(20), many(20)] })).toEqual(['整份规则：条件太多，最多 60 条'])
    expect(problems({ kind: 'all', of: Array.from({ length: 1e6 }, () => 1) })).toHaveLength(1)
  })

  test('in cost', () => {
    const heavy = { kind: 'performed', events: ['app.opened', 'page.viewed'], withinDays: 366 }
    expect(problems({ kind: 'all', of: [heavy, heavy] })).toEqual([])
    expect(problems({ kind: 'all', of: Array.from({ length: 6 }, () => heavy) })).toEqual([
      expect.stringContaining('条件太重（168 点，最多 150 点）'),
    ])
  })
})

test('the rule of a tag stands on facts alone', () => {
  for (const question of [
    { kind: 'tag', in: ['a'] },
    { kind: 'inSegment', segmentId: 'seg_a' },
  ]) {
    expect(problems({ kind: 'not', of: question }, tagLanguage.schema)).toEqual([
      '整份规则：标签规则里不能再用标签或人群条件，请写它们自己的条件',
    ])
  }
})
