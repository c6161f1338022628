import { noTally } from '../../ledger/account/issued-tally'
import type { Coupon } from './coupon'
import { offerText, rulesInWords, thresholdText } from './offer-text'
import { COUPON_REFUSALS } from './refusal'
import { couponRefusalText, togetherText } from './refusal-text'
import type { ClaimRuleCode, UseRuleCode } from './rule'
import { momentText, type Reader, whenText } from './saying'
import type { Offer } from './template'
import {
  aCoupon,
  aLine,
  aMember,
  anAmount,
  aTemplate,
  at,
  day,
  issuedRules,
  NOW,
  OTHER_MEMBER,
  percentOff,
  type RulesShape,
  someLines,
  twentyOff,
} from './testing/a-coupon'
import { type Situation, whyNot } from './why'
import { type ClaimFacts, whyNotClaim } from './why-claim'
import { CLAIM_RULE_LABELS, USE_RULE_LABELS, whyClaimText, whyText } from './why-text'

const names = { stores: { str_east: '东湖店', str_west: '西门店' }, tiers: { jade: '翡翠' } }
const readers: Reader[] = ['member', 'clerk']
/** Words that copy may not have: absolute, urging, or stiff. */
const BANNED = /最好|第一|国家级|最低|您|！|undefined|null|NaN|\[object|str_|mem_|tpl_/

function said(code: UseRuleCode, shape: RulesShape, situation: Partial<Situation> = {}, coupon: Partial<Coupon> = {}) {
  const here = {
    member: aMember(),
    now: NOW,
    storeId: 'str_east',
    cart: anAmount(5000),
    requestId: null,
    redeemedLeftFen: null,
  }
  const rule = whyNot(aCoupon(shape, coupon), { ...here, ...situation }).rules.find(({ rule: each }) => each === code)
  return readers.map((reader) => {
    const saying = rule && whyText(rule, { reader, now: NOW, names })
    return saying ? [saying.text, saying.next] : null
  })
}

function claimSaid(code: ClaimRuleCode, shape: RulesShape, rest: Partial<ClaimFacts> = {}) {
  const facts: ClaimFacts = {
    now: NOW,
    way: 'claim',
    member: aMember(),
    stockLeft: 9,
    leftToday: 9,
    tally: noTally,
    person: null,
    pointsBalance: 0,
    ...rest,
  }
  const rule = whyNotClaim(aTemplate(shape), facts).rules.find(({ rule: each }) => each === code)
  const saying = rule && whyClaimText(rule, { reader: 'member', now: NOW, names })
  return saying ? [saying.text, saying.next] : null
}

test('a threshold: what is missing, to the member and to the clerk', () => {
  expect(said('minSpend', { conditions: { minSpendFen: 10_000 } })).toEqual([
    ['满 100 元可用，现在 50 元', '再选 50 元即可'],
    ['满 100 元可用，现在 50 元', '再加 50 元即可'],
  ])
  const ofTea = { conditions: { minSpendFen: 10_000, categories: ['tea'] } }
  expect(said('minSpend', ofTea, { cart: null })).toEqual([
    ['适用商品满 100 元可用', '再选 100 元适用商品即可'],
    ['适用商品满 100 元可用', '适用商品再加 100 元即可'],
  ])
})

test('a store: where it can be used', () => {
  expect(said('store', { conditions: { storeIds: ['str_west'] } })).toEqual([
    ['本店不能用，适用于西门店', '到西门店使用'],
    ['本店不能用，适用于西门店', '请顾客到西门店使用'],
  ])
  expect(said('store', { conditions: { storeIds: ['str_x'] } })[0]).toEqual([
    '本店不能用，适用于指定门店',
    '到适用门店使用',
  ])
  expect(said('store', { conditions: { exceptStoreIds: ['str_east'] } })[0]).toEqual([
    '本店不能用，东湖店不可用',
    '到其他门店使用',
  ])
  expect(said('store', { conditions: { storeIds: ['str_west'] } }, { storeId: null })[0]?.[0]).toBe('适用于西门店')
})

test('a time: when to come again', () => {
  const hours = [{ from: '18:00', until: '20:00' }]
  expect(said('hours', { conditions: { hours } })[0]).toEqual(['仅限 18:00–20:00 使用', '今天 18:00 再来'])
  expect(said('weekday', { conditions: { weekdays: [6, 7] } })).toEqual([
    ['仅限周六、周日使用', '周六再来'],
    ['仅限周六、周日使用', '请顾客周六再用'],
  ])
  expect(said('blackout', { conditions: { blackoutDays: [day('2026-03-11')] } })[0]).toEqual([
    '今天是不可用日期',
    '明天再来',
  ])
  expect(said('notEnded', {}, { now: at('2026-04-01') })[0]).toEqual(['已过期，有效期到 3月31日 23:59', '看看其他的券'])
})

test('a rule that passes needs no words', () => {
  expect(said('minSpend', { conditions: { minSpendFen: 5000 } })).toEqual([null, null])
})

test('to claim: what is missing', () => {
  expect(claimSaid('tier', { audience: { tierKeys: ['jade'] } })).toEqual([
    '仅限翡翠会员',
    '升到翡翠即可，可在等级页看差多少',
  ])
  expect(claimSaid('perPerson', { limits: { perPerson: 1 } })).toEqual([
    '需要先绑定手机号，才能确认每人限领',
    '在个人资料里绑定手机号',
  ])
  expect(claimSaid('points', { ways: ['points'], pricePoints: 200 }, { way: 'points', pointsBalance: 50 })).toEqual([
    '需要 200 积分，现有 50 积分',
    '还差 150 积分，攒够再来兑换',
  ])
  expect(claimSaid('perDay', { limits: { perDay: 5 } }, { leftToday: 0 })).toEqual(['今天的已经领完', '明天再来'])
  const lastDay = { limits: { perDay: 5 }, claimWindow: { untilDay: day('2026-03-11') } }
  expect(claimSaid('perDay', lastDay, { leftToday: 0 })).toEqual(['今天的已经领完', '看看其他的券'])
})

/** One failing case for each rule there is. */
const FAILING: Record<UseRuleCode, [RulesShape, Partial<Situation>?, Partial<Coupon>?]> = {
  owner: [{}, { member: aMember({ memberId: OTHER_MEMBER }) }],
  status: [{}, {}, { status: 'voided' }],
  notEnded: [{}, { now: at('2026-04-01') }],
  started: [{}, {}, { fromAt: at('2026-03-20', '00:00') }],
  notHeld: [{}, { member: aMember({ giftsHeldUntilAt: at('2026-03-20') }) }],
  tier: [{ audience: { tierKeys: ['jade'], isCheckedAtUse: true } }],
  segment: [{ audience: { segmentIds: ['seg_1'], isCheckedAtUse: true } }],
  tag: [{ audience: { tagKeys: ['vip'], isCheckedAtUse: true } }],
  newMember: [{ audience: { newMemberWithinDays: 7, isCheckedAtUse: true } }],
  birthdayMonth: [{ audience: { isBirthdayMonth: true, isCheckedAtUse: true } }],
  store: [{ conditions: { storeIds: ['str_west'] } }],
  blackout: [{ conditions: { blackoutDays: [day('2026-03-11')] } }],
  weekday: [{ conditions: { weekdays: [1] } }],
  hours: [{ conditions: { hours: [{ from: '18:00', until: '20:00' }] } }],
  goods: [{ conditions: { categories: ['奶茶'] } }, { cart: someLines([aLine(100)]) }],
  product: [
    { offer: { kind: 'exchange', productName: '乌龙茶', productKey: 'p', valueFen: 2, priceFen: 1 } },
    { cart: someLines([aLine(1)]) },
  ],
  delivery: [{ offer: { kind: 'freeDelivery', maxOffFen: null } }],
  minSpend: [{ conditions: { minSpendFen: 5001 } }],
  worth: [{ offer: percentOff(1) }, { cart: anAmount(1) }],
  budget: [{}, { redeemedLeftFen: 1 }],
}

test.each(Object.entries(FAILING))(
  'the rule %s has words for both readers, with a next step',
  (code, [shape, situation, coupon]) => {
    const rule = code as UseRuleCode
    for (const saying of said(rule, shape, situation, coupon)) {
      expect(saying?.every((each) => each.length > 3 && !BANNED.test(each))).toBe(true)
    }
    expect(USE_RULE_LABELS[rule]).not.toBe('')
  },
)

const CLAIM_FAILING: Record<ClaimRuleCode, [RulesShape, Partial<ClaimFacts>?]> = {
  live: [{}],
  way: [{ ways: ['batch'] }],
  claimStarted: [{ claimWindow: { fromDay: day('2026-03-12') } }],
  claimNotEnded: [{ claimWindow: { untilDay: day('2026-03-10') } }],
  claimHours: [{ claimWindow: { hours: [{ from: '18:00', until: '20:00' }] } }],
  validity: [{}, { now: at('2026-04-01') }],
  tier: [{ audience: { tierKeys: ['jade'] } }],
  segment: [{ audience: { segmentIds: ['seg_1'] } }],
  tag: [{ audience: { tagKeys: ['vip'] } }],
  newMember: [{ audience: { newMemberWithinDays: 7 } }],
  birthdayMonth: [{ audience: { isBirthdayMonth: true } }, { member: aMember({ birthMonth: 5 }) }],
  perMember: [{ limits: { perMember: 1 } }, { tally: { issued: 1, day: null, issuedToday: 0 } }],
  perMemberPerDay: [{ limits: { perMemberPerDay: 0 } }],
  perPerson: [{ limits: { perPerson: 1 } }],
  stock: [{}, { stockLeft: 0 }],
  perDay: [{}, { leftToday: 0 }],
  points: [{ ways: ['points'], pricePoints: 9 }, { way: 'points' }],
}

test.each(Object.entries(CLAIM_FAILING))('the claim rule %s has words, with a next step', (code, [shape, rest]) => {
  const rule = code as ClaimRuleCode
  const facts: ClaimFacts = {
    now: NOW,
    way: 'claim',
    member: aMember(),
    stockLeft: 9,
    leftToday: 9,
    tally: noTally,
    person: null,
    pointsBalance: 0,
    ...rest,
  }
  const template = aTemplate(shape, { state: rule === 'live' ? 'paused' : 'live' })
  const found = whyNotClaim(template, facts).rules.find(({ rule: each }) => each === rule)
  for (const reader of readers) {
    const saying = found && whyClaimText(found, { reader, now: NOW, names })
    expect(saying && [saying.text, saying.next].every((each) => each.length > 3 && !BANNED.test(each))).toBe(true)
  }
  expect(CLAIM_RULE_LABELS[rule]).not.toBe('')
})

test.each(COUPON_REFUSALS)('the refusal %s has words for both readers, with and without facts', (refusal) => {
  for (const reader of readers) {
    for (const details of [{}, { at: NOW, untilAt: NOW, waitUntilAt: NOW, needed: 2, missing: 5 }]) {
      const { text, next } = couponRefusalText(refusal, details, reader)
      expect(text.length > 3 && next.length > 3 && !BANNED.test(text + next)).toBe(true)
    }
  }
})

test('a refusal tells the facts it has', () => {
  expect(couponRefusalText('COUPON_ALREADY_REDEEMED', { at: NOW }, 'clerk').text).toBe('这张券已在 3月11日 12:00 核销')
  expect(couponRefusalText('CLAIM_LIMIT_REACHED', { needed: 2 }, 'member').text).toBe('你已经领到上限（2 张）')
  expect(couponRefusalText('POINTS_SHORT', { missing: 30 }, 'member').text).toBe('积分不够，还差 30 积分')
})

test.each([
  [{ kind: 'sameTwice', couponId: 'a' }],
  [{ kind: 'exclusive', couponId: 'a' }],
  [{ kind: 'groupFull', group: 'x', max: 1, chosen: 2 }],
  [{ kind: 'tooMany', max: 20, chosen: 21 }],
  [{ kind: 'noEffect', couponId: 'a' }],
] as const)('why coupons do not go together: %j', (problem) => {
  for (const reader of readers) {
    const { text, next } = togetherText(problem, reader)
    expect(text.length > 3 && next.length > 3 && !BANNED.test(text + next)).toBe(true)
  }
})

test.each<[Offer, string]>([
  [twentyOff, '减 20 元'],
  [percentOff(15, 3000), '8.5 折，最多减 30 元'],
  [percentOff(10), '9 折'],
  [{ kind: 'exchange', productName: '乌龙茶', productKey: null, valueFen: 1800, priceFen: 100 }, '1 元换购乌龙茶'],
  [{ kind: 'exchange', productName: '乌龙茶', productKey: null, valueFen: 1800, priceFen: 0 }, '免费兑换乌龙茶'],
  [{ kind: 'gift', giftName: '杯垫', valueFen: 300 }, '赠杯垫'],
  [{ kind: 'freeDelivery', maxOffFen: 500 }, '免配送费，最多减 5 元'],
])('%j is %s', (offer, text) => {
  expect(offerText(offer)).toBe(text)
})

test('the rules of a coupon in plain words', () => {
  const rules = issuedRules({
    conditions: {
      minSpendFen: 5000,
      storeIds: ['str_east', 'str_west'],
      exceptCategories: ['周边'],
      weekdays: [1, 2],
      hours: [{ from: '14:00', until: '17:00' }],
      blackoutDays: [day('2026-10-01')],
    },
    audience: {
      tierKeys: ['jade'],
      newMemberWithinDays: 7,
      isBirthdayMonth: true,
      tagKeys: ['vip'],
      isCheckedAtUse: true,
    },
  })
  expect(rulesInWords(rules, names)).toEqual([
    '减 20 元',
    '满 50 元可用',
    '门槛按商品原价计算',
    '适用门店：东湖店、西门店',
    '不适用商品：周边',
    '可用日：周一、周二',
    '可用时段：14:00–17:00',
    '不可用日期：10月1日',
    '领取和使用时需为翡翠会员',
    '领取和使用时需为入会 7 天内的新会员',
    '领取和使用时需在生日当月',
    '仅限受邀会员',
    '同类券每单限用 1 张',
  ])
  expect(thresholdText({ minSpendFen: 0 })).toBe('无门槛')
})

test.each([
  [at('2026-03-11', '18:00'), '今天 18:00'],
  [at('2026-03-12', '00:00'), '明天'],
  [at('2026-03-12', '00:01'), '明天 00:01'],
  [at('2026-03-15', '09:30'), '周日 09:30'],
  [at('2026-03-18', '09:30'), '3月18日 09:30'],
])('%p is %s', (moment, text) => {
  expect(whenText(moment, at('2026-03-11', '23:59'))).toBe(text)
  expect(momentText(at('2026-12-31', '23:59:59.999'))).toBe('12月31日 23:59')
})
