import { bestChoice } from './best-choice'
import { COUPONS_TOGETHER_MAX } from './cells'
import { aLine, anAmount, issuedRules, percentOff, type RulesShape, someLines, twentyOff } from './testing/a-coupon'
import { stackingProblems, togetherProblems } from './together'

const coupon = (couponId: string, shape: RulesShape = {}, untilAt = 1) => ({
  couponId,
  untilAt,
  rules: issuedRules({ offer: twentyOff, ...shape }),
})
const inGroup = (group: string, maxTogether = 1) => ({ stacking: { group, maxTogether } })
const gift = { offer: { kind: 'gift', giftName: '杯垫', valueFen: 300 } as const }

describe('together', () => {
  test('coupons of different groups may be used', () => {
    expect(togetherProblems(anAmount(10_000), [coupon('a', inGroup('x')), coupon('b', inGroup('y'))])).toEqual([])
  })

  test('a group takes as many as its strictest coupon allows', () => {
    const three = [coupon('a', inGroup('x', 3)), coupon('b', inGroup('x', 2)), coupon('c', inGroup('x', 3))]
    expect(stackingProblems(three)).toEqual([{ kind: 'groupFull', group: 'x', max: 2, chosen: 3 }])
    expect(stackingProblems(three.slice(1))).toEqual([])
  })

  test('an exclusive coupon is used alone', () => {
    const alone = coupon('a', { stacking: { isExclusive: true, group: 'x' } })
    expect(stackingProblems([alone])).toEqual([])
    expect(stackingProblems([alone, coupon('b', inGroup('y'))])).toEqual([{ kind: 'exclusive', couponId: 'a' }])
  })

  test('one coupon cannot be used twice in a purchase', () => {
    const once = coupon('a', inGroup('x', 9))
    expect(stackingProblems([once, once])).toContainEqual({ kind: 'sameTwice', couponId: 'a' })
  })

  test('a coupon that takes nothing off is not used up', () => {
    const all = coupon('all', { ...inGroup('x'), offer: { kind: 'amountOff', amountOffFen: 9500 } })
    const none = coupon('none', { ...inGroup('y'), offer: { kind: 'amountOff', amountOffFen: 9000 } })
    expect(togetherProblems(anAmount(5000), [all, none])).toEqual([{ kind: 'noEffect', couponId: 'none' }])
    expect(togetherProblems(anAmount(5000), [coupon('far', { conditions: { minSpendFen: 5001 } })])).toEqual([
      { kind: 'noEffect', couponId: 'far' },
    ])
    expect(togetherProblems(anAmount(5000), [coupon('gift', gift)])).toEqual([])
  })

  test('there is a most', () => {
    const many = Array.from({ length: COUPONS_TOGETHER_MAX + 1 }, (_, index) =>
      coupon(`c${index}`, inGroup(`g${index}`)),
    )
    expect(togetherProblems(anAmount(100), many)).toEqual([
      { kind: 'tooMany', max: COUPONS_TOGETHER_MAX, chosen: COUPONS_TOGETHER_MAX + 1 },
    ])
  })
})

describe('the best choice', () => {
  test('of one group is the coupon that takes most off this purchase', () => {
    const coupons = [coupon('twenty'), coupon('percent', { offer: percentOff(15) })]
    expect(bestChoice(anAmount(10_000), coupons)).toEqual({ couponIds: ['twenty'], discountFen: 2000, giftFen: 0 })
    expect(bestChoice(anAmount(20_000), coupons).couponIds).toEqual(['percent'])
  })

  test('combines groups, and takes a gift along', () => {
    const coupons = [
      coupon('twenty', inGroup('x')),
      coupon('gift', { ...inGroup('y'), ...gift }),
      coupon('percent', { ...inGroup('z'), offer: percentOff(10) }),
    ]
    expect(bestChoice(anAmount(10_000), coupons)).toEqual({
      couponIds: ['percent', 'twenty', 'gift'],
      discountFen: 3000,
      giftFen: 300,
    })
  })

  test('prefers one exclusive coupon when it beats all others together', () => {
    const exclusive = (amountOffFen: number) =>
      coupon('alone', { offer: { kind: 'amountOff', amountOffFen }, stacking: { isExclusive: true, group: 'z' } })
    const others = [coupon('a', inGroup('x')), coupon('b', inGroup('y'))]
    expect(bestChoice(anAmount(10_000), [...others, exclusive(3999)]).couponIds).toEqual(['a', 'b'])
    expect(bestChoice(anAmount(10_000), [...others, exclusive(4001)]).couponIds).toEqual(['alone'])
  })

  test('of equal coupons uses the one that ends first', () => {
    const coupons = [coupon('later', {}, 9), coupon('sooner', {}, 3), coupon('latest', {}, 12)]
    expect(bestChoice(anAmount(10_000), coupons).couponIds).toEqual(['sooner'])
  })

  test('leaves out what brings nothing', () => {
    const coupons = [
      coupon('all', { ...inGroup('x'), offer: { kind: 'amountOff', amountOffFen: 9000 } }),
      coupon('part', inGroup('y')),
    ]
    expect(bestChoice(anAmount(5000), coupons).couponIds).toEqual(['all'])
    expect(bestChoice(anAmount(0), coupons)).toEqual({ couponIds: [], discountFen: 0, giftFen: 0 })
  })

  test('leaves out what the others make superfluous, the latest to end first', () => {
    const coupons = (sixtyUntilAt: number) => [
      coupon('sixty', { ...inGroup('x'), offer: percentOff(60) }, sixtyUntilAt),
      coupon('half', { ...inGroup('y'), offer: percentOff(55) }, 5),
      coupon('amount', { ...inGroup('z'), offer: { kind: 'amountOff', amountOffFen: 4500 } }, 1),
    ]
    expect(bestChoice(anAmount(10_000), coupons(4))).toEqual({
      couponIds: ['sixty', 'amount'],
      discountFen: 10_000,
      giftFen: 0,
    })
    expect(bestChoice(anAmount(10_000), coupons(6)).couponIds).toEqual(['half', 'amount'])
  })

  test('answers for a wallet full of different coupons, whose combinations nobody could count', () => {
    const coupons = Array.from({ length: 60 }, (_, index) =>
      coupon(`c${index}`, {
        ...inGroup(`g${index % 12}`, 3),
        offer: index % 2 ? percentOff(1 + (index % 30), 500 + index) : { kind: 'amountOff', amountOffFen: 100 + index },
      }),
    )
    const choice = bestChoice(someLines([aLine(3000, { quantity: 3 }), aLine(1250)]), coupons)
    expect(choice.discountFen).toBeGreaterThan(2000)
  })
})
