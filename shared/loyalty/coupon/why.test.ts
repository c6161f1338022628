import type { Coupon } from './coupon'
import type { UseRule, UseRuleCode } from './rule'
import {
  aCoupon,
  aLine,
  aMember,
  anAmount,
  at,
  day,
  frozen,
  NOW,
  OTHER_MEMBER,
  percentOff,
  type RulesShape,
  someLines,
} from './testing/a-coupon'
import { type Situation, whyNot } from './why'

const here: Situation = {
  member: aMember(),
  now: NOW,
  storeId: 'str_east',
  cart: anAmount(10_000),
  requestId: null,
  redeemedLeftFen: null,
}

const judge = (shape: RulesShape, situation: Partial<Situation> = {}, coupon: Partial<Coupon> = {}) =>
  whyNot(frozen(aCoupon(shape, coupon)), frozen({ ...here, ...situation }))

function ruleOf(
  code: UseRuleCode,
  shape: RulesShape,
  situation: Partial<Situation> = {},
  coupon: Partial<Coupon> = {},
): UseRule {
  const found = judge(shape, situation, coupon).rules.find(({ rule }) => rule === code)
  if (!found) throw new Error(`no rule '${code}'`)
  return found
}

test('a coupon that nothing speaks against is usable, and every rule says so', () => {
  const { rules, outcome, refusal, discountFen } = judge({ conditions: { minSpendFen: 5000, storeIds: ['str_east'] } })
  expect({ outcome, refusal, discountFen }).toEqual({ outcome: 'usable', refusal: null, discountFen: 2000 })
  expect(rules.map(({ rule }) => rule)).toEqual([
    'owner',
    'status',
    'notEnded',
    'started',
    'store',
    'minSpend',
    'worth',
  ])
  expect(rules.every(({ verdict, fix }) => verdict === 'pass' && fix === null)).toBe(true)
})

test('while a person looks at how the member came, what came by itself waits, and nothing else', () => {
  const held = { member: aMember({ giftsHeldUntilAt: NOW + 1 }) }
  const waits = (coupon: Partial<Coupon>, situation: Partial<Situation> = held) => judge({}, situation, coupon).refusal
  expect([waits({}), waits({ way: 'welcome' }), waits({ way: 'code' })]).toEqual(Array(3).fill('COUPON_NOT_USABLE'))
  expect([waits({ way: 'batch' }), waits({ way: 'points' })]).toEqual([null, null])
  expect(waits({}, { member: aMember({ giftsHeldUntilAt: NOW }) })).toBeNull()
  const lock = { requestId: 'req_till', staffId: 's', storeId: 'str_east', untilAt: NOW + 60_000 }
  expect(waits({ status: 'locked', lock }, { ...held, requestId: 'req_till' })).toBeNull()
})

test('all rules are told, not only the first that fails', () => {
  const { rules, outcome } = judge(
    { conditions: { storeIds: ['str_west'], minSpendFen: 20_000, weekdays: [6, 7] } },
    { member: aMember({ memberId: OTHER_MEMBER }) },
  )
  const failing = rules.filter(({ verdict }) => verdict === 'fail').map(({ rule }) => rule)
  expect(failing).toEqual(['owner', 'store', 'weekday', 'minSpend', 'worth'])
  expect(outcome).toBe('unusable')
})

describe('each rule, with what is, what should be and what would help', () => {
  test('another member’s coupon, without saying whose', () => {
    const rule = ruleOf('owner', {}, { member: aMember({ memberId: OTHER_MEMBER }) })
    expect(rule).toEqual({ rule: 'owner', verdict: 'fail', actual: false, needed: true, fix: { kind: 'chooseOther' } })
    expect(JSON.stringify(rule)).not.toContain('mem_')
  })

  test('its status', () => {
    const lock = { requestId: 'req_9', staffId: 's', storeId: 'str_east', untilAt: NOW + 1000 }
    expect(ruleOf('status', {}, {}, { status: 'locked', lock })).toMatchObject({
      verdict: 'fail',
      actual: 'locked',
      fix: { kind: 'wait', untilAt: NOW + 1001 },
    })
    expect(ruleOf('status', {}, { requestId: 'req_9' }, { status: 'locked', lock }).verdict).toBe('pass')
    expect(ruleOf('status', {}, { now: NOW + 1001 }, { status: 'locked', lock })).toMatchObject({ actual: 'available' })
  })

  test.each([
    ['locked', 'COUPON_LOCKED'],
    ['redeemed', 'COUPON_ALREADY_REDEEMED'],
    ['expired', 'COUPON_EXPIRED'],
    ['voided', 'COUPON_VOIDED'],
  ] as const)('%s is %s', (status, refusal) => {
    const lock = status === 'locked' ? { requestId: 'r', staffId: 's', storeId: 'x', untilAt: NOW } : null
    expect(judge({}, {}, { status, lock })).toMatchObject({ outcome: 'unusable', refusal })
  })

  test('its last instant, and the one after it', () => {
    const untilAt = at('2026-03-31', '23:59:59.999')
    expect(ruleOf('notEnded', {}, { now: untilAt }).verdict).toBe('pass')
    expect(judge({}, { now: untilAt + 1 })).toMatchObject({ outcome: 'unusable', refusal: 'COUPON_EXPIRED' })
  })

  test('not started: when it starts', () => {
    const fromAt = at('2026-03-20', '00:00')
    expect(ruleOf('started', {}, {}, { fromAt })).toMatchObject({
      actual: NOW,
      needed: fromAt,
      fix: { kind: 'wait', untilAt: fromAt },
    })
  })

  test('not started, and its first day is none of its weekdays: when it can really be used', () => {
    expect(
      ruleOf(
        'started',
        { conditions: { weekdays: [1], hours: [{ from: '11:00', until: '14:00' }] } },
        {},
        { fromAt: at('2026-03-20', '00:00') },
      ),
    ).toMatchObject({
      fix: { kind: 'wait', untilAt: at('2026-03-23', '11:00') },
    })
  })

  test('the store, in and out', () => {
    expect(ruleOf('store', { conditions: { storeIds: ['str_west'] } })).toEqual({
      rule: 'store',
      verdict: 'fail',
      actual: 'str_east',
      needed: { only: ['str_west'], except: null },
      fix: { kind: 'goToStore', storeIds: ['str_west'] },
    })
    expect(ruleOf('store', { conditions: { exceptStoreIds: ['str_west'] } }).verdict).toBe('pass')
    expect(ruleOf('store', { conditions: { exceptStoreIds: ['str_east'] } }).fix).toEqual({
      kind: 'goToStore',
      storeIds: null,
    })
  })

  test('the weekday, by the shop’s calendar: at 07:59 in Shanghai it is not yesterday', () => {
    const monday = { conditions: { weekdays: [1] } }
    expect(ruleOf('weekday', monday, { now: at('2026-03-16', '00:00') }).verdict).toBe('pass')
    expect(ruleOf('weekday', monday, { now: at('2026-03-16', '07:59:59.999') }).verdict).toBe('pass')
    expect(ruleOf('weekday', monday, { now: at('2026-03-16', '23:59:59.999') }).verdict).toBe('pass')
    expect(ruleOf('weekday', monday, { now: at('2026-03-17', '00:00') })).toMatchObject({
      verdict: 'fail',
      actual: 2,
      fix: { kind: 'wait', untilAt: at('2026-03-23', '00:00') },
    })
  })

  test('the hours: from the first minute until just before the last', () => {
    const lunch = {
      conditions: {
        hours: [
          { from: '11:00', until: '14:00' },
          { from: '20:00', until: '24:00' },
        ],
      },
    }
    const verdictAt = (time: string) => ruleOf('hours', lunch, { now: at('2026-03-11', time) }).verdict
    expect(
      ['10:59:59.999', '11:00', '13:59:59.999', '14:00', '19:59', '20:00', '23:59:59.999', '00:00'].map(verdictAt),
    ).toEqual(['fail', 'pass', 'pass', 'fail', 'fail', 'pass', 'pass', 'fail'])
    expect(ruleOf('hours', lunch, { now: at('2026-03-11', '15:30') })).toMatchObject({
      actual: '15:30',
      fix: { kind: 'wait', untilAt: at('2026-03-11', '20:00') },
    })
  })

  test('a blackout day, and the day after it', () => {
    const shape = { conditions: { blackoutDays: [day('2026-03-11'), day('2026-03-12')] } }
    expect(ruleOf('blackout', shape)).toMatchObject({
      verdict: 'fail',
      fix: { kind: 'wait', untilAt: at('2026-03-13', '00:00') },
    })
  })

  test('there is nothing to wait for when it ends before its next hour', () => {
    const shape = { conditions: { weekdays: [3], hours: [{ from: '09:00', until: '10:00' }] } }
    expect(ruleOf('hours', shape, {}, { untilAt: at('2026-03-17', '23:59:59.999') }).fix).toEqual({
      kind: 'chooseOther',
    })
    expect(ruleOf('hours', shape, {}, { untilAt: at('2026-03-18', '23:59:59.999') }).fix).toEqual({
      kind: 'wait',
      untilAt: at('2026-03-18', '09:00'),
    })
  })

  test('the threshold: how much is missing, of the goods it covers', () => {
    expect(ruleOf('minSpend', { conditions: { minSpendFen: 10_001 } })).toEqual({
      rule: 'minSpend',
      verdict: 'fail',
      actual: 10_000,
      needed: 10_001,
      fix: { kind: 'spendMore', missingFen: 1 },
    })
    const cart = someLines([aLine(3000, { category: 'tea' }), aLine(9000, { category: 'cake' })])
    expect(ruleOf('minSpend', { conditions: { minSpendFen: 5000, categories: ['tea'] } }, { cart })).toMatchObject({
      actual: 3000,
      fix: { kind: 'spendMore', missingFen: 2000 },
    })
  })

  test('the goods: missing in lines, for the clerk to see in an amount', () => {
    const shape = { conditions: { categories: ['tea'] } }
    expect(ruleOf('goods', shape, { cart: someLines([aLine(900, { category: 'cake' })]) })).toMatchObject({
      verdict: 'fail',
      fix: { kind: 'buyFrom', categories: ['tea'] },
    })
    expect(ruleOf('goods', shape)).toMatchObject({ verdict: 'open', fix: { kind: 'askClerk' } })
    expect(judge(shape)).toMatchObject({ outcome: 'open', refusal: null, discountFen: 2000 })
  })

  test('the product of an exchange, and delivery', () => {
    const offer = { kind: 'exchange', productName: '乌龙茶', productKey: 'p1', valueFen: 1800, priceFen: 100 } as const
    expect(ruleOf('product', { offer }, { cart: someLines([aLine(900)]) })).toMatchObject({
      verdict: 'fail',
      actual: 0,
      needed: '乌龙茶',
      fix: { kind: 'addProduct', productName: '乌龙茶' },
    })
    expect(ruleOf('product', { offer }, { cart: anAmount(1800) }).verdict).toBe('pass')
    const free = { offer: { kind: 'freeDelivery', maxOffFen: null } as const }
    expect(ruleOf('delivery', free)).toMatchObject({ verdict: 'fail', actual: 0, fix: { kind: 'orderDelivery' } })
    expect(judge(free, { cart: anAmount(1000, 500) }).outcome).toBe('usable')
  })

  test('a coupon that would take nothing off', () => {
    expect(judge({ offer: percentOff(1) }, { cart: anAmount(99) })).toMatchObject({
      outcome: 'unusable',
      refusal: 'COUPON_NOT_USABLE',
    })
    expect(judge({ offer: { kind: 'gift', giftName: '杯垫', valueFen: 300 } }).outcome).toBe('usable')
  })

  test('the budget for redemptions, to the last fen and not beyond', () => {
    expect(ruleOf('budget', {}, { redeemedLeftFen: 2000 }).verdict).toBe('pass')
    expect(ruleOf('budget', {}, { redeemedLeftFen: 1999 })).toMatchObject({
      verdict: 'fail',
      actual: 1999,
      needed: 2000,
    })
    expect(
      ruleOf('budget', { offer: { kind: 'gift', giftName: '杯垫', valueFen: 300 } }, { redeemedLeftFen: 299 }).verdict,
    ).toBe('fail')
    expect(
      ruleOf('budget', { offer: { kind: 'gift', giftName: '杯垫', valueFen: 0 } }, { redeemedLeftFen: 0 }).verdict,
    ).toBe('fail')
  })
})

describe('who it is for', () => {
  const everything: RulesShape = {
    audience: {
      tierKeys: ['jade'],
      segmentIds: ['seg_1', 'seg_2'],
      tagKeys: ['vip'],
      newMemberWithinDays: 7,
      isBirthdayMonth: true,
      isCheckedAtUse: true,
    },
  }

  test('is asked at the till only when the template says so', () => {
    expect(judge({ audience: { tierKeys: ['jade'] } }).outcome).toBe('usable')
    expect(judge({ audience: { tierKeys: ['jade'], isCheckedAtUse: true } })).toMatchObject({ outcome: 'unusable' })
  })

  test('is judged by tier, segments, tags, days since joining and month of birth', () => {
    const insider = aMember({
      tierKey: 'jade',
      segmentIds: ['seg_2'],
      tagKeys: ['vip', 'x'],
      joinedDay: day('2026-03-05'),
      birthMonth: 3,
    })
    expect(judge(everything, { member: insider }).outcome).toBe('usable')
    const failing = judge(everything).rules.filter(({ verdict }) => verdict === 'fail')
    expect(failing.map(({ rule }) => rule)).toEqual(['tier', 'segment', 'tag', 'newMember', 'birthdayMonth'])
    expect(failing.map(({ fix }) => fix?.kind)).toEqual([
      'reachTier',
      'chooseOther',
      'chooseOther',
      'chooseOther',
      'addBirthday',
    ])
  })

  test('the day of joining is the first of a new member’s days', () => {
    const joined = (text: string) => ({ member: aMember({ joinedDay: day(text) }) })
    const shape: RulesShape = { audience: { newMemberWithinDays: 7, isCheckedAtUse: true } }
    expect(ruleOf('newMember', shape, joined('2026-03-05')).verdict).toBe('pass')
    expect(ruleOf('newMember', shape, joined('2026-03-04'))).toMatchObject({ verdict: 'fail', actual: 7, needed: 7 })
  })

  test('a birthday in another month: when that month begins', () => {
    const shape: RulesShape = { audience: { isBirthdayMonth: true, isCheckedAtUse: true } }
    const validity = { kind: 'fixed' as const, fromDay: day('2026-03-01'), untilDay: day('2027-02-10') }
    const born = (birthMonth: number, rules: RulesShape = { ...shape, validity }) =>
      ruleOf('birthdayMonth', rules, { member: aMember({ birthMonth }) }).fix
    expect(born(5)).toEqual({ kind: 'wait', untilAt: at('2026-05-01', '00:00') })
    expect(born(2)).toEqual({ kind: 'wait', untilAt: at('2027-02-01', '00:00') })
    expect(born(3)).toBeNull()
    // It ends before.
    expect(born(5, shape)).toEqual({ kind: 'chooseOther' })
  })
})

test('at home, what depends on store and purchase stays open: nothing is promised, nothing refused', () => {
  const { rules, outcome, discountFen } = judge(
    { conditions: { storeIds: ['str_west'], minSpendFen: 5000, categories: ['tea'] } },
    { storeId: null, cart: null },
  )
  expect(rules.filter(({ verdict }) => verdict === 'open').map(({ rule }) => rule)).toEqual([
    'store',
    'goods',
    'minSpend',
  ])
  expect({ outcome, discountFen }).toEqual({ outcome: 'open', discountFen: null })
  expect(judge({}, { storeId: null, cart: null }).outcome).toBe('usable')
})
