import { issuedOn, noTally, tallyAfter } from '../../ledger/account/issued-tally'
import { type ClaimAccepted, decideClaim } from './claim'
import { exposureAtMostFen, stockCap } from './limits'
import { COUPON_WAYS, type Offer } from './template'
import {
  aMember,
  aTemplate,
  at,
  day,
  frozen,
  MEMBER,
  NOW,
  noLimits,
  percentOff,
  type RulesShape,
  twentyOff,
} from './testing/a-coupon'
import { type ClaimFacts, whyNotClaim } from './why-claim'

const TODAY = day('2026-03-11')
const claiming = { couponId: 'cpn_1', sourceId: 'req_1' }
const facts = (rest: Partial<ClaimFacts> = {}): ClaimFacts => ({
  now: NOW,
  way: 'claim',
  member: aMember(),
  stockLeft: null,
  leftToday: null,
  tally: noTally,
  person: null,
  pointsBalance: 0,
  ...rest,
})
const tally = (issued: number, issuedToday = 0) => ({ issued, day: TODAY, issuedToday })

const decide = (shape: RulesShape = {}, rest: Partial<ClaimFacts> = {}) =>
  decideClaim(frozen(aTemplate(shape)), frozen(facts(rest)), claiming)

function accepted(shape: RulesShape = {}, rest: Partial<ClaimFacts> = {}): ClaimAccepted {
  const decision = decide(shape, rest)
  if (decision.kind !== 'accepted') throw new Error(JSON.stringify(decision))
  return decision
}

const refusalOf = (shape: RulesShape = {}, rest: Partial<ClaimFacts> = {}) => {
  const decision = decide(shape, rest)
  return decision.kind === 'refused' ? decision.reason : decision.kind
}

test('a claim brings the coupon, its history and every counter, to be written together', () => {
  const {
    coupon,
    entry,
    tally: after,
    person,
    pointsPaid,
  } = accepted({ limits: { perMember: 2, perPerson: 2 } }, { tally: tally(1, 1), person: tally(1) })
  expect(coupon).toMatchObject({ _id: 'cpn_1', memberId: MEMBER, way: 'claim', sourceId: 'req_1', status: 'available' })
  expect(entry.change).toBe('issued')
  expect(after).toEqual({ issued: 2, day: TODAY, issuedToday: 2 })
  expect(person).toEqual({ issued: 2, day: TODAY, issuedToday: 1 })
  expect(pointsPaid).toBe(0)
})

describe('is refused', () => {
  test.each(['draft', 'paused', 'ended'] as const)('while the template is %s', (state) => {
    expect(decideClaim(aTemplate({}, { state }), facts(), claiming)).toMatchObject({ reason: 'TEMPLATE_NOT_LIVE' })
  })

  test('in a way that the template does not have', () => {
    expect(refusalOf({ ways: ['birthday', 'batch'] })).toBe('CLAIM_OTHER_WAY')
    expect(refusalOf({ ways: ['birthday', 'batch'] }, { way: 'batch' })).toBe('accepted')
  })

  test('before the first and after the last instant of the window', () => {
    const shape: RulesShape = { claimWindow: { fromDay: TODAY, untilDay: TODAY } }
    const on = (text: string, time: string) => refusalOf(shape, { now: at(text, time) })
    expect(on('2026-03-10', '23:59:59.999')).toBe('CLAIM_NOT_STARTED')
    expect(on('2026-03-11', '00:00')).toBe('accepted')
    expect(on('2026-03-11', '23:59:59.999')).toBe('accepted')
    expect(on('2026-03-12', '00:00')).toBe('CLAIM_ENDED')
  })

  test('outside the hours, with the time at which they begin', () => {
    const shape: RulesShape = { claimWindow: { hours: [{ from: '10:00', until: '11:30' }] } }
    expect(decide(shape)).toMatchObject({
      reason: 'CLAIM_NOT_AT_THIS_HOUR',
      details: { waitUntilAt: at('2026-03-12', '10:00') },
    })
    expect(refusalOf(shape, { now: at('2026-03-11', '11:29:59.999') })).toBe('accepted')
  })

  test('when the coupon’s own days are over', () => {
    expect(refusalOf({}, { now: at('2026-04-01', '00:00') })).toBe('CLAIM_ENDED')
    expect(
      refusalOf({ validity: { kind: 'relative', startAfterDays: 0, validDays: 1 } }, { now: at('2030-01-01') }),
    ).toBe('accepted')
  })

  test('when it is for others', () => {
    expect(refusalOf({ audience: { tierKeys: ['jade'] } })).toBe('CLAIM_NOT_FOR_YOU')
    expect(refusalOf({ audience: { newMemberWithinDays: 7 } })).toBe('CLAIM_NOT_FOR_YOU')
    expect(refusalOf({ audience: { isBirthdayMonth: true } }, { member: aMember({ birthMonth: 3 }) })).toBe('accepted')
  })

  test('when it is sold out, in all or for today', () => {
    expect(refusalOf({ limits: { stock: 5 } }, { stockLeft: 0 })).toBe('COUPON_SOLD_OUT')
    expect(refusalOf({ limits: { stock: 5 } }, { stockLeft: 1 })).toBe('accepted')
    expect(decide({ limits: { perDay: 5 } }, { leftToday: 0 })).toMatchObject({
      reason: 'COUPON_SOLD_OUT_TODAY',
      details: { waitUntilAt: at('2026-03-12', '00:00') },
    })
  })

  test('at the limit of the member, in all and for a day', () => {
    const shape: RulesShape = { limits: { perMember: 3, perMemberPerDay: 2 } }
    expect(refusalOf(shape, { tally: tally(2, 1) })).toBe('accepted')
    expect(refusalOf(shape, { tally: tally(2, 2) })).toBe('CLAIM_LIMIT_REACHED_TODAY')
    expect(refusalOf(shape, { tally: { issued: 2, day: day('2026-03-10'), issuedToday: 2 } })).toBe('accepted')
    expect(decide(shape, { tally: tally(3) })).toMatchObject({
      reason: 'CLAIM_LIMIT_REACHED',
      details: { needed: 3, actual: 3 },
    })
  })

  test('by the person behind the phone; who has no phone is refused, not left uncounted', () => {
    const shape: RulesShape = { limits: { perPerson: 1 } }
    expect(refusalOf(shape, { person: null })).toBe('CLAIM_PHONE_NEEDED')
    expect(refusalOf(shape, { person: noTally })).toBe('accepted')
    expect(refusalOf(shape, { person: tally(1), tally: noTally })).toBe('CLAIM_LIMIT_PER_PERSON')
    expect(refusalOf({ limits: { perPerson: null } }, { person: null })).toBe('accepted')
  })

  test('without enough points, with how many are missing', () => {
    const shape: RulesShape = { ways: ['points'], pricePoints: 100 }
    expect(decide(shape, { way: 'points', pointsBalance: 99 })).toMatchObject({
      reason: 'POINTS_SHORT',
      details: { missing: 1 },
    })
    expect(accepted(shape, { way: 'points', pointsBalance: 100 }).pointsPaid).toBe(100)
  })
})

describe('null is no limit and zero is none', () => {
  test.each([
    ['stock', 'COUPON_SOLD_OUT', { stockLeft: 0 }],
    ['perDay', 'COUPON_SOLD_OUT_TODAY', { leftToday: 0 }],
    ['perMember', 'CLAIM_LIMIT_REACHED', {}],
    ['perMemberPerDay', 'CLAIM_LIMIT_REACHED_TODAY', {}],
    ['perPerson', 'CLAIM_LIMIT_PER_PERSON', { person: noTally }],
    ['exposureFen', 'COUPON_SOLD_OUT', { stockLeft: 0 }],
  ] as const)('%s', (limit, refusal, rest) => {
    expect(refusalOf({ limits: { [limit]: null } })).toBe('accepted')
    expect(refusalOf({ limits: { [limit]: 0 } }, rest)).toBe(refusal)
  })

  test('a limit that nobody has counted is a bug', () => {
    expect(() => decide({ limits: { stock: 5 } })).toThrow('Invariant')
    expect(() => decide({ limits: { perDay: 5 } })).toThrow('Invariant')
  })
})

test('no way of getting one is free of the limits', () => {
  for (const way of COUPON_WAYS) {
    const shape: RulesShape = {
      ways: [way],
      pricePoints: way === 'points' ? 1 : null,
      limits: { perMember: 1, stock: 9 },
    }
    const rest = { way, pointsBalance: 1, stockLeft: 9 }
    expect(refusalOf(shape, rest)).toBe('accepted')
    expect(refusalOf(shape, { ...rest, tally: tally(1) })).toBe('CLAIM_LIMIT_REACHED')
    expect(refusalOf(shape, { ...rest, stockLeft: 0 })).toBe('COUPON_SOLD_OUT')
  }
})

test('one member’s limit is told apart from a stock that is gone', () => {
  const { rules, refusal } = whyNotClaim(
    aTemplate({ limits: { stock: 100, perMember: 1 } }),
    facts({ stockLeft: 60, tally: tally(1) }),
  )
  expect(refusal).toBe('CLAIM_LIMIT_REACHED')
  expect(rules.find(({ rule }) => rule === 'stock')).toEqual({
    rule: 'stock',
    verdict: 'pass',
    actual: 60,
    needed: 1,
    fix: null,
  })
})

test('why not tells all rules, each with what is and what should be', () => {
  const shape: RulesShape = {
    limits: { stock: 10, perDay: 5, perMember: 1, perMemberPerDay: 1, perPerson: 1 },
    claimWindow: {
      fromDay: day('2026-03-10'),
      untilDay: day('2026-03-12'),
      hours: [{ from: '00:00', until: '24:00' }],
    },
    ways: ['points'],
    pricePoints: 10,
    audience: { tierKeys: ['paper'] },
  }
  const all = facts({ way: 'points', stockLeft: 4, leftToday: 2, person: noTally, pointsBalance: 10 })
  const { rules, outcome } = whyNotClaim(aTemplate(shape), all)
  expect(outcome).toBe('claimable')
  expect(rules.map(({ rule }) => rule)).toEqual([
    'live',
    'way',
    'claimStarted',
    'claimNotEnded',
    'validity',
    'tier',
    'perMember',
    'perMemberPerDay',
    'perPerson',
    'stock',
    'perDay',
    'claimHours',
    'points',
  ])
})

describe('a tally', () => {
  test('starts again with every business day', () => {
    const first = tallyAfter(noTally, TODAY)
    expect(first).toEqual({ issued: 1, day: TODAY, issuedToday: 1 })
    expect(issuedOn(first, day('2026-03-12'))).toBe(0)
    expect(tallyAfter(first, day('2026-03-12'), 2)).toEqual({ issued: 3, day: '2026-03-12', issuedToday: 2 })
  })

  test('a clock moved back opens no fresh day', () => {
    const late = tallyAfter(noTally, day('2026-03-12'), 3)
    expect(issuedOn(late, TODAY)).toBe(3)
    expect(tallyAfter(late, TODAY)).toEqual({ issued: 4, day: '2026-03-12', issuedToday: 4 })
  })
})

describe('a budget for what could be taken off', () => {
  const capOf = (offer: Offer, limits: RulesShape['limits']) => stockCap({ offer, limits: { ...noLimits, ...limits } })

  test('is a number of coupons', () => {
    expect(capOf(twentyOff, { exposureFen: 100_000 })).toBe(50)
    expect(capOf(twentyOff, { exposureFen: 101_999 })).toBe(50)
    expect(capOf(twentyOff, { exposureFen: 1999 })).toBe(0)
    expect(capOf(percentOff(50, 1000), { exposureFen: 10_000, stock: 7 })).toBe(7)
    expect(capOf(percentOff(50, 1000), { exposureFen: 10_000, stock: 70 })).toBe(10)
    expect(capOf({ kind: 'gift', giftName: '杯垫', valueFen: 0 }, { exposureFen: 10_000 })).toBeNull()
    expect(
      capOf(
        { kind: 'exchange', productName: '茶', productKey: null, valueFen: 1800, priceFen: 800 },
        { exposureFen: 5000 },
      ),
    ).toBe(5)
    expect(capOf(percentOff(50), { stock: 3 })).toBe(3)
    expect(capOf({ kind: 'gift', giftName: '杯垫', valueFen: 0 }, { exposureFen: 0 })).toBe(0)
  })

  test('cannot be kept by an offer without a bound', () => {
    expect(() => capOf(percentOff(50), { exposureFen: 10_000 })).toThrow('Invariant')
  })

  test('says what a template can cost at most', () => {
    expect(exposureAtMostFen({ offer: twentyOff, limits: { ...noLimits, stock: 50 } })).toBe(100_000)
    expect(exposureAtMostFen({ offer: twentyOff, limits: { ...noLimits, stock: 50, redeemedFen: 30_000 } })).toBe(
      30_000,
    )
    expect(exposureAtMostFen({ offer: percentOff(50), limits: { ...noLimits, stock: 50 } })).toBeNull()
  })
})
