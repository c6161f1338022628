import { problemsOf } from '#shared/base/settings/problems'
import { templateRulesSchema } from './rules'
import { TEMPLATE_STATES, type TemplateRules, type TemplateState } from './template'
import { decideTemplateEdit } from './template-edit'
import { aTemplate, day, type RulesShape, someRules } from './testing/a-coupon'

/** What an operator has to write down at least. */
const short = {
  title: '满 100 减 20',
  offer: { kind: 'amountOff', amountOffFen: 2000 },
  validity: { kind: 'relative', validDays: 7 },
  limits: { stock: 100 },
  ways: ['claim'],
}

const problems = (edit: object): string[] => {
  const result = templateRulesSchema.safeParse({ ...short, ...edit })
  return result.success ? [] : problemsOf(result.error)
}

test('a short document is enough: what is left out asks for nothing', () => {
  expect(templateRulesSchema.parse(short)).toEqual(
    someRules({
      title: '满 100 减 20',
      validity: { kind: 'relative', startAfterDays: 0, validDays: 7 },
      limits: { stock: 100, perMember: 1 },
    }),
  )
})

test('a whole document stays what it is', () => {
  const whole = someRules({
    conditions: {
      storeIds: ['str_east'],
      categories: ['奶茶'],
      weekdays: [1, 7],
      hours: [
        { from: '00:00', until: '02:00' },
        { from: '22:00', until: '24:00' },
      ],
      blackoutDays: [day('2026-10-01')],
    },
    audience: { tierKeys: ['jade'], newMemberWithinDays: 7 },
    limits: { stock: null, perDay: 5, perMember: 2, perMemberPerDay: 1, perPerson: 0, exposureFen: 0, redeemedFen: 1 },
  })
  expect(templateRulesSchema.parse(whole)).toEqual(whole)
})

test.each<[string, object]>([
  ['a percentage without cap', { offer: { kind: 'percentOff', percentOff: 15 } }],
  ['an exchange for nothing', { offer: { kind: 'exchange', productName: '乌龙茶', valueFen: 1800, priceFen: 0 } }],
  ['a gift', { offer: { kind: 'gift', giftName: '杯垫', valueFen: 0 } }],
  ['free delivery', { offer: { kind: 'freeDelivery' } }],
  ['no stock at all, and no limit of stock', { limits: { stock: 0 } }],
  ['null as no limit', { limits: { stock: null, perMember: null } }],
  ['a price in points', { ways: ['points', 'batch'], pricePoints: 200 }],
  ['an amount without a threshold', { conditions: { minSpendFen: 0 } }],
])('takes %s', (_what, edit) => {
  expect(problems(edit)).toEqual([])
})

test.each<[string, object, string]>([
  ['an unknown word', { discount: 5 }, '整份规则：多了不认识的字段 discount'],
  ['a rule written as code', { conditions: { eval: '1' } }, 'conditions：多了不认识的字段 eval'],
  ['no stock written down', { limits: {} }, 'limits.stock：类型不对'],
  ['an unknown way', { ways: ['lottery'] }, 'ways.0：只能是'],
  ['no way at all', { ways: [] }, 'ways：至少 1 个'],
  ['an empty list, which would shut everybody out', { conditions: { storeIds: [] } }, 'conditions.storeIds：至少 1 个'],
  ['an amount of nothing', { offer: { kind: 'amountOff', amountOffFen: 0 } }, 'offer.amountOffFen：不能小于 1'],
  ['part of a fen', { offer: { kind: 'amountOff', amountOffFen: 0.5 } }, 'offer.amountOffFen：类型不对，应为 整数'],
  ['everything off', { offer: { kind: 'percentOff', percentOff: 100 } }, 'offer.percentOff：不能大于 99'],
  [
    'an exchange that costs as much as the product',
    { offer: { kind: 'exchange', productName: '茶', valueFen: 1800, priceFen: 1800 } },
    '换购价必须低于商品原价',
  ],
  ['a threshold below the amount', { conditions: { minSpendFen: 1999 } }, '使用门槛不能低于减免金额；不设门槛请写 0'],
  [
    'stores both in and out',
    { conditions: { storeIds: ['str_a'], exceptStoreIds: ['str_b'] } },
    '适用门店和除外门店只写一个',
  ],
  [
    'categories both in and out',
    { conditions: { categories: ['茶'], exceptCategories: ['糕'] } },
    '适用品类和除外品类只写一个',
  ],
  ['a weekday that is none', { conditions: { weekdays: [0] } }, 'conditions.weekdays.0：不能小于 1'],
  ['a weekday twice', { conditions: { weekdays: [1, 1] } }, 'conditions.weekdays：列表里有重复的内容'],
  ['a tier twice', { audience: { tierKeys: ['jade', 'jade'] } }, 'audience.tierKeys：列表里有重复的内容'],
  [
    'an hour that is none',
    { conditions: { hours: [{ from: '24:30', until: '25:00' }] } },
    'conditions.hours.0.from：格式不对',
  ],
  ['hours across midnight', { conditions: { hours: [{ from: '22:00', until: '02:00' }] } }, '跨过零点的时段请写成两段'],
  [
    'hours that overlap',
    {
      claimWindow: {
        hours: [
          { from: '10:00', until: '12:00' },
          { from: '11:00', until: '13:00' },
        ],
      },
    },
    'claimWindow.hours：时段要从早到晚',
  ],
  ['a day that does not exist', { conditions: { blackoutDays: ['2026-02-30'] } }, 'conditions.blackoutDays.0'],
  [
    'days that end before they begin',
    { validity: { kind: 'fixed', fromDay: '2026-03-02', untilDay: '2026-03-01' } },
    '有效期的最后一天不能早于第一天',
  ],
  [
    'a window that ends before it begins',
    { claimWindow: { fromDay: '2026-03-02', untilDay: '2026-03-01' } },
    '领取的最后一天不能早于第一天',
  ],
  [
    'a window that outlives the coupon',
    {
      validity: { kind: 'fixed', fromDay: '2026-03-01', untilDay: '2026-03-31' },
      claimWindow: { untilDay: '2026-04-01' },
    },
    '有效期结束后不能再领取',
  ],
  [
    'a budget for an offer without a bound',
    { offer: { kind: 'percentOff', percentOff: 15 }, limits: { stock: 9, exposureFen: 100 } },
    '要控制发放预算，优惠必须写明最多减免 maxOffFen',
  ],
  ['more a day than there is', { limits: { stock: 9, perDay: 10 } }, '每日发放量不能超过总库存'],
  [
    'more a day than a member may have',
    { limits: { stock: 9, perMember: 1, perMemberPerDay: 2 } },
    '每人每日数量不能超过每人总数量',
  ],
  ['points without a price', { ways: ['points'] }, '用积分兑换的券要写积分价格'],
  ['a price without points', { pricePoints: 100 }, '用积分兑换的券要写积分价格'],
  [
    'one coupon both free and for points',
    { ways: ['claim', 'points'], pricePoints: 100 },
    '不能既免费领取又用积分兑换',
  ],
  ['a way twice', { ways: ['claim', 'claim'] }, '获得方式不能重复'],
  ['an exclusive coupon that is used in pairs', { stacking: { isExclusive: true, maxTogether: 2 } }, '每次只能用 1 张'],
])('refuses %s, and says why', (_what, edit, sentence) => {
  expect(problems(edit).join('\n')).toContain(sentence)
})

describe('an edit', () => {
  const edit = (state: TemplateState, before: RulesShape, after: RulesShape) =>
    decideTemplateEdit(aTemplate(before, { state }), aTemplate(after, { state }))

  const allowed: [string, RulesShape, RulesShape, string][] = [
    ['stock up', { limits: { stock: 10 } }, { limits: { stock: 11 } }, 'limits.stock'],
    ['stock without limit', { limits: { stock: 10 } }, { limits: { stock: null } }, 'limits.stock'],
    ['a larger budget', { limits: { exposureFen: 10 } }, { limits: { exposureFen: 20 } }, 'limits.exposureFen'],
    [
      'a longer window',
      { claimWindow: { untilDay: day('2026-03-20') } },
      { claimWindow: { untilDay: day('2026-03-30') } },
      'claimWindow.untilDay',
    ],
    ['other texts', {}, { texts: { detail: '现做', howToUse: '', refund: '' } }, 'texts.detail'],
  ]
  test.each(allowed)('of a live template: %s', (_what, before, after, path) => {
    for (const state of ['live', 'paused'] as const) {
      expect(edit(state, before, after)).toMatchObject({ kind: 'accepted', changes: [{ path }] })
    }
  })

  const forbidden: [string, RulesShape, RulesShape, string, string][] = [
    ['stock down', { limits: { stock: 10 } }, { limits: { stock: 9 } }, 'limits.stock', 'onlyUp'],
    [
      'a limit where there was none',
      { limits: { stock: null } },
      { limits: { stock: 1_000_000 } },
      'limits.stock',
      'onlyUp',
    ],
    [
      'a smaller budget',
      { limits: { redeemedFen: 20 } },
      { limits: { redeemedFen: 10 } },
      'limits.redeemedFen',
      'onlyUp',
    ],
    ['another offer', {}, { offer: { kind: 'amountOff', amountOffFen: 1 } }, 'offer.amountOffFen', 'notWhileIssued'],
    ['a higher threshold', {}, { conditions: { minSpendFen: 1 } }, 'conditions.minSpendFen', 'notWhileIssued'],
    [
      'other stores',
      { conditions: { storeIds: ['str_a'] } },
      { conditions: { storeIds: ['str_a', 'str_b'] } },
      'conditions.storeIds.1',
      'notWhileIssued',
    ],
    ['another limit for members', {}, { limits: { perMember: 2 } }, 'limits.perMember', 'notWhileIssued'],
    ['another price', { pricePoints: 1 }, { pricePoints: 2 }, 'pricePoints', 'notWhileIssued'],
    [
      'other days',
      {},
      { validity: { kind: 'relative', startAfterDays: 0, validDays: 7 } },
      'validity.kind',
      'notWhileIssued',
    ],
  ]
  test.each(forbidden)('not of a live template: %s', (_what, before, after, path, reason) => {
    const decision = edit('live', before, after)
    expect(decision.kind === 'refused' && decision.problems).toContainEqual({ path, reason })
  })

  test('of a draft: everything; of an ended template: nothing', () => {
    for (const [, before, after] of [...forbidden, ...allowed]) {
      expect(edit('draft', before, after).kind).toBe('accepted')
      const decision = edit('ended', before, after)
      expect(decision.kind === 'refused' && new Set(decision.problems.map(({ reason }) => reason))).toEqual(
        new Set(['ended']),
      )
    }
    expect(edit('ended', {}, {})).toEqual({ kind: 'accepted', changes: [] })
  })

  test('states follow one another: draft, live, paused and live again, ended for good', () => {
    const reachable = TEMPLATE_STATES.flatMap((before) =>
      TEMPLATE_STATES.filter(
        (after) =>
          decideTemplateEdit(aTemplate({}, { state: before }), aTemplate({}, { state: after })).kind === 'accepted',
      ).map((after) => `${before} ${after}`),
    )
    expect(reachable).toEqual([
      'draft draft',
      'draft live',
      'live live',
      'live paused',
      'live ended',
      'paused live',
      'paused paused',
      'paused ended',
      'ended ended',
    ])
  })

  test('the schema and the type that rules are written in say the same', () => {
    const parsed: TemplateRules = templateRulesSchema.parse(short)
    expect(Object.keys(parsed).sort()).toEqual(Object.keys(someRules()).sort())
  })
})
