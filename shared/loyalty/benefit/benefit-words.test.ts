import { shareRoundedDown } from '#shared/kernel/money'
import type { StandingBenefit, TierBenefit } from '#shared/ledger/tier/benefit-rules'
import { applyCoupons } from '#shared/loyalty/coupon/application'
import { anAmount, at } from '#shared/loyalty/coupon/testing/a-coupon'
import { benefitLines } from './benefit-lines'
import { benefitWords } from './benefit-words'
import { type BenefitMoment, standingOf } from './standing'
import { aFreeDelivery, aPercentage, BENEFITS } from './testing/some-benefits'

const some = <T>(value: T): [T | null, T | null] => [null, value]
const all = (
  benefit: (
    rest: Pick<StandingBenefit, 'storeIds' | 'weekdays' | 'hours' | 'monthCapFen' | 'isWithCoupons'>,
  ) => StandingBenefit,
) =>
  some(['str_east', 'str_west']).flatMap((storeIds) =>
    some([1, 3]).flatMap((weekdays) =>
      some([{ from: '14:00', until: '17:00' }]).flatMap((hours) =>
        some(3_050).flatMap((monthCapFen) =>
          [true, false].map((isWithCoupons) => benefit({ storeIds, weekdays, hours, monthCapFen, isWithCoupons })),
        ),
      ),
    ),
  )

/** Every shape that a benefit which takes money off can have: 32 of each of four. */
const EVERY = [
  ...all((rest) => aPercentage(12, rest)),
  ...all((rest) => aPercentage(12, { ...rest, categories: ['茶饮', '茶点'] })),
  ...all((rest) => aFreeDelivery(rest)),
  ...all((rest) => aFreeDelivery({ ...rest, minSpendFen: 5_000, maxOffFen: 600 })),
]

test('for every percentage the title is what is paid of a hundred', () => {
  for (let percentOff = 1; percentOff <= 90; percentOff += 1) {
    const [, tenths = ''] = /^([\d.]+) 折$/.exec(benefitWords(aPercentage(percentOff)).title) ?? []
    const { discounts } = standingOf([aPercentage(percentOff)], momentOf(anAmount(10_000)))
    const { payableFen } = applyCoupons(anAmount(10_000), [], discounts)
    expect(Math.round(Number(tenths) * 1_000)).toBe(payableFen)
    expect(payableFen).toBe(10_000 - shareRoundedDown(10_000, percentOff, 100))
  }
})

test.each(EVERY)('the words of %j say all that limits it, and nothing else', (benefit) => {
  const { detail } = benefitWords(benefit, { str_east: '东湖店', str_west: '南门店' })
  const isGoods = benefit.kind === 'percentOff'
  const parts = [
    isGoods
      ? (benefit.categories?.join('、') ?? '全部商品')
      : benefit.minSpendFen > 0
        ? '商品满 ¥50，一单最多免 ¥6'
        : '每一单',
    ...(benefit.storeIds ? ['限东湖店、南门店'] : []),
    ...(benefit.weekdays || benefit.hours
      ? [`限 ${[benefit.weekdays && '周一、周三', benefit.hours && '14:00–17:00'].filter(Boolean).join(' ')}`]
      : []),
    ...(benefit.isWithCoupons ? [] : ['不和券一起用']),
    ...(benefit.monthCapFen === null ? [] : ['每月最多省 ¥30.50']),
  ]
  expect(detail).toBe(parts.join('；'))
})

test.each<[TierBenefit, string, string]>([
  [{ kind: 'earlyClaim', earlyHours: 2 }, '提前 2 小时领券', '写明开始日期的券，比别人先领'],
  [{ kind: 'pointsPrice', pointsPercentOff: 15 }, '积分兑换 8.5 折', '用积分换券少收 15%，少收的部分舍去小数'],
  [{ kind: 'service', title: '留座', detail: '周末可以留座' }, '留座', '周末可以留座'],
])('%j is told as what it is', (benefit, title, detail) => {
  expect(benefitWords(benefit)).toEqual({ title, detail })
})

const momentOf = (cart: BenefitMoment['cart'], rest: Partial<BenefitMoment> = {}): BenefitMoment => ({
  storeId: 'str_east',
  at: at('2026-03-11'),
  cart,
  takenFen: {},
  ...rest,
})

/** A Wednesday at noon, 50.00 without delivery. */
test.each<[string, StandingBenefit[], Partial<BenefitMoment>, (string | null)[]]>([
  ['applies', [BENEFITS.all10], {}, [null]],
  ['is for another store', [aPercentage(10, { storeIds: ['str_west'] })], {}, ['这家店不适用']],
  ['is for another weekday', [aPercentage(10, { weekdays: [1, 7] })], {}, ['仅限周一、周日']],
  ['is for another hour', [aPercentage(10, { hours: [{ from: '14:00', until: '17:00' }] })], {}, ['仅限 14:00–17:00']],
  ['is used up', [BENEFITS.all10cap500], { takenFen: { goods: 500 } }, ['这个月 ¥5 的额度用完了，下个月重新算']],
  ['is for goods that an amount does not know', [BENEFITS.tea20], {}, ['只限部分商品，按商品收款才会算']],
  ['is for delivery', [BENEFITS.free], {}, ['这一单没有配送费']],
  [
    'is for more goods',
    [aFreeDelivery({ minSpendFen: 8_000 })],
    { cart: anAmount(5_000, 600) },
    ['商品再买 ¥30 就能免'],
  ],
  [
    'is for more goods, and for some of the delivery',
    [BENEFITS.free300],
    { cart: anAmount(1_000, 600) },
    ['商品再买 ¥20 就能少收配送费'],
  ],
  [
    'finds nothing left of the delivery',
    [BENEFITS.free, aFreeDelivery({ key: 'other' })],
    { cart: anAmount(5_000, 600) },
    [null, '没有剩下能减的金额'],
  ],
  ['comes to less than a fen', [BENEFITS.all10], { cart: anAmount(1) }, ['没有剩下能减的金额']],
  [
    'is as large as another one',
    [aPercentage(10, { key: 'a' }), BENEFITS.all10],
    {},
    [null, '同样的商品只算最大的一项折扣'],
  ],
  ['is not the larger one', [aPercentage(5, { key: 'a' }), BENEFITS.all10], {}, [null, '同样的商品只算最大的一项折扣']],
])('a benefit that %s says so', (_case, benefits, rest, notes) => {
  const moment = momentOf(anAmount(5_000), rest)
  const { discounts, judged } = standingOf(benefits, moment)
  const lines = benefitLines(judged, applyCoupons(moment.cart, [], discounts), '翡翠')
  expect(lines.map(({ note }) => note)).toEqual(notes)
  expect(lines.every(({ note, discountFen }) => (note === null) === discountFen > 0)).toBe(true)
})
