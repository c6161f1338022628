import { type Coupon, couponIdOf, factIdOf, issueCoupon, settledCoupon } from './coupon'
import { decideExpiry, decideVoid } from './ending'
import { type CouponDecision, decideLock, decideRedemption, decideRedemptionReversal, decideUnlock } from './redemption'
import { aCoupon, aTemplate, at, day, frozen, MEMBER, NOW, someRules } from './testing/a-coupon'

const MINUTE = 60_000
const END = at('2026-03-31', '23:59:59.999')
const lockOf = (requestId: string, untilAt = NOW + 5 * MINUTE) => ({
  requestId,
  staffId: 'mem_clerk',
  storeId: 'str_east',
  untilAt,
})
const redeeming = (requestId: string, discountFen = 2000) => ({
  requestId,
  purchaseId: `pur_${requestId}`,
  staffId: 'mem_clerk',
  storeId: 'str_east',
  discountFen,
})
const reversing = (purchaseId: string, requestId = 'undo_1') => ({
  requestId,
  purchaseId,
  staffId: 'mem_clerk',
  storeId: 'str_east',
  note: '顾客退货',
})

/** What was accepted; a test that gets anything else fails with the verdict. */
function accepted(decision: CouponDecision | { kind: 'nothing' }) {
  if (decision.kind !== 'accepted') throw new Error(`Not accepted: ${JSON.stringify(decision)}`)
  return decision
}

const locked = (requestId = 'req_1') => accepted(decideLock(aCoupon(), lockOf(requestId), NOW)).coupon
const redeemed = (requestId = 'req_1') => accepted(decideRedemption(aCoupon(), redeeming(requestId), NOW)).coupon

describe('an issued coupon', () => {
  test('keeps the rules of its day, whatever becomes of the template', () => {
    const template = aTemplate({ conditions: { storeIds: ['str_east'] } })
    const { coupon } = issueCoupon(
      template,
      { couponId: 'c', memberId: MEMBER, way: 'claim', sourceId: 'r', pointsPaid: 0 },
      NOW,
    )
    const before = JSON.stringify(coupon)
    template.rules.conditions.storeIds?.push('str_west')
    Object.assign(template.rules.offer, { amountOffFen: 1 })
    template.rules.title = '别的券'
    expect(JSON.stringify(coupon)).toBe(before)
    expect(coupon.rules.conditions.storeIds).toEqual(['str_east'])
  })

  test('starts its history with who it is for and how it came', () => {
    const { coupon, entry } = issueCoupon(
      aTemplate(),
      { couponId: 'cpn_1', memberId: MEMBER, way: 'birthday', sourceId: '2026', pointsPaid: 0 },
      NOW,
    )
    expect(coupon).toMatchObject({ status: 'available', seq: 1, way: 'birthday', templateVersion: 1, issuedAt: NOW })
    expect(entry).toMatchObject({
      _id: 'cpn_1:1',
      change: 'issued',
      statusAfter: 'available',
      note: 'birthday',
      at: NOW,
    })
  })

  test('has one id as the n-th copy of a member, whatever brings it', () => {
    expect(couponIdOf('tpl_1', 'mem_1', 2)).toBe('tpl_1:mem_1:2')
    expect(factIdOf('tpl_1', 'mem_1', 'birthday', '2026')).toBe('tpl_1:mem_1:birthday:2026')
  })

  test('is good through the last millisecond of its last business day, fixed or relative', () => {
    const relative = (startAfterDays: number, validDays: number, now: number) => {
      const rules = someRules({ validity: { kind: 'relative', startAfterDays, validDays } })
      const issuing = { couponId: 'c', memberId: MEMBER, way: 'claim' as const, sourceId: 'r', pointsPaid: 0 }
      const { fromAt, untilAt } = issueCoupon({ ...aTemplate(), rules }, issuing, now).coupon
      return { fromAt, untilAt }
    }
    expect(aCoupon()).toMatchObject({ fromAt: at('2026-03-01', '00:00'), untilAt: END })
    expect(relative(0, 1, NOW)).toEqual({ fromAt: NOW, untilAt: at('2026-03-11', '23:59:59.999') })
    expect(relative(0, 7, at('2026-03-11', '23:59:59.999')).untilAt).toBe(at('2026-03-17', '23:59:59.999'))
    expect(relative(0, 7, at('2026-03-12', '00:00')).untilAt).toBe(at('2026-03-18', '23:59:59.999'))
    expect(relative(1, 1, NOW)).toEqual({
      fromAt: at('2026-03-12', '00:00'),
      untilAt: at('2026-03-12', '23:59:59.999'),
    })
    expect(relative(0, 2, at('2028-02-28', '08:00')).untilAt).toBe(at('2028-02-29', '23:59:59.999'))
    expect(relative(0, 2, at('2026-12-31', '07:59:59')).untilAt).toBe(at('2027-01-01', '23:59:59.999'))
  })
})

describe('a lock', () => {
  test('reserves the coupon for one request', () => {
    const { coupon, entry } = accepted(decideLock(frozen(aCoupon()), lockOf('req_1'), NOW))
    expect(coupon).toMatchObject({ status: 'locked', seq: 2, lock: { requestId: 'req_1' } })
    expect(entry).toMatchObject({ change: 'locked', actorId: 'mem_clerk', storeId: 'str_east', requestId: 'req_1' })
  })

  test('is found again by the same request, and by no other', () => {
    expect(decideLock(locked(), lockOf('req_1', NOW + 9 * MINUTE), NOW + 1)).toEqual({
      kind: 'known',
      coupon: locked(),
    })
    expect(decideLock(locked(), lockOf('req_2'), NOW + 1)).toEqual({
      kind: 'refused',
      reason: 'COUPON_LOCKED',
      details: { untilAt: NOW + 5 * MINUTE },
    })
  })

  test('lapses by itself, after its last instant', () => {
    const lastInstant = NOW + 5 * MINUTE
    expect(settledCoupon(locked(), lastInstant).status).toBe('locked')
    expect(settledCoupon(locked(), lastInstant + 1)).toMatchObject({ status: 'available', lock: null })
    expect(decideLock(locked(), lockOf('req_2', lastInstant + MINUTE), lastInstant + 1).kind).toBe('accepted')
  })

  test('is given back when the purchase fails', () => {
    const { coupon, entry } = accepted(decideUnlock(locked(), 'req_1', NOW + 1))
    expect(coupon).toMatchObject({ status: 'available', lock: null })
    expect(entry).toMatchObject({ change: 'unlocked', requestId: 'req_1', storeId: 'str_east' })
    expect(decideUnlock(locked(), 'req_2', NOW + 1).kind).toBe('nothing')
    expect(decideUnlock(aCoupon(), 'req_1', NOW).kind).toBe('nothing')
    expect(decideUnlock(redeemed(), 'req_1', NOW).kind).toBe('nothing')
  })

  test('is not given before the coupon’s time, nor after it', () => {
    expect(decideLock(aCoupon({}, { fromAt: NOW + 1 }), lockOf('r'), NOW)).toMatchObject({
      reason: 'COUPON_NOT_USABLE',
      details: { rule: 'started' },
    })
    expect(decideLock(aCoupon(), lockOf('r', END), END).kind).toBe('accepted')
    expect(decideLock(aCoupon(), lockOf('r', END + MINUTE), END + 1)).toMatchObject({ reason: 'COUPON_EXPIRED' })
  })
})

describe('a redemption', () => {
  test('uses the coupon up, with purchase, store and clerk', () => {
    const { coupon, entry } = accepted(decideRedemption(frozen(locked()), redeeming('req_1'), NOW + 1))
    expect(coupon).toMatchObject({
      status: 'redeemed',
      lock: null,
      redemption: { purchaseId: 'pur_req_1', at: NOW + 1 },
    })
    expect(entry).toMatchObject({
      change: 'redeemed',
      purchaseId: 'pur_req_1',
      discountFen: 2000,
      statusAfter: 'redeemed',
    })
  })

  test('happens once; the other four tills are told when and where', () => {
    let coupon: Coupon = aCoupon()
    const verdicts = ['a', 'b', 'c', 'd', 'e'].map((requestId) => {
      const decision = decideRedemption(coupon, redeeming(requestId), NOW)
      if (decision.kind === 'accepted') coupon = decision.coupon
      return decision
    })
    expect(verdicts.map(({ kind }) => kind)).toEqual(['accepted', 'refused', 'refused', 'refused', 'refused'])
    expect(verdicts[4]).toEqual({
      kind: 'refused',
      reason: 'COUPON_ALREADY_REDEEMED',
      details: { at: NOW, storeId: 'str_east' },
    })
  })

  test('the same request again is the same redemption', () => {
    expect(decideRedemption(redeemed(), redeeming('req_1'), NOW + MINUTE)).toEqual({
      kind: 'known',
      coupon: redeemed(),
    })
  })

  test('waits for nobody’s lock but its own', () => {
    expect(decideRedemption(locked('other'), redeeming('req_1'), NOW)).toMatchObject({ reason: 'COUPON_LOCKED' })
    expect(decideRedemption(locked('other'), redeeming('req_1'), NOW + 6 * MINUTE).kind).toBe('accepted')
    expect(decideRedemption(locked(), redeeming('req_1'), NOW + 6 * MINUTE).kind).toBe('accepted')
  })

  test('goes through under its own lock past the last instant, and not without one', () => {
    const lockedLate = accepted(decideLock(aCoupon(), lockOf('req_1', END + 4 * MINUTE), END)).coupon
    expect(decideRedemption(lockedLate, redeeming('req_1'), END + 4 * MINUTE).kind).toBe('accepted')
    expect(decideRedemption(lockedLate, redeeming('req_1'), END + 4 * MINUTE + 1)).toMatchObject({
      reason: 'COUPON_EXPIRED',
    })
    expect(decideRedemption(aCoupon(), redeeming('req_1'), END + 1)).toMatchObject({ reason: 'COUPON_EXPIRED' })
  })

  test('is not for nothing, unless it is a gift', () => {
    expect(decideRedemption(aCoupon(), redeeming('r', 0), NOW)).toMatchObject({ reason: 'COUPON_NOT_USABLE' })
    const gift = aCoupon({ offer: { kind: 'gift', giftName: '杯垫', valueFen: 300 } })
    expect(decideRedemption(gift, redeeming('r', 0), NOW).kind).toBe('accepted')
  })

  test('a broken discount is a bug', () => {
    for (const fen of [-1, 0.5, Number.NaN, 1e21]) {
      expect(() => decideRedemption(aCoupon(), redeeming('r', fen), NOW)).toThrow('Invariant')
    }
  })
})

describe('a redemption taken back', () => {
  test('returns the coupon', () => {
    const { coupon, entry } = accepted(
      decideRedemptionReversal(frozen(redeemed()), reversing('pur_req_1'), NOW + MINUTE),
    )
    expect(coupon).toMatchObject({ status: 'available', redemption: null, reversal: { note: '顾客退货' } })
    expect(entry).toMatchObject({ change: 'reversed', discountFen: 2000, note: '顾客退货', statusAfter: 'available' })
    expect(decideRedemption(coupon, redeeming('req_2'), NOW + 2 * MINUTE).kind).toBe('accepted')
  })

  test('ends the coupon when its time is over', () => {
    expect(accepted(decideRedemptionReversal(redeemed(), reversing('pur_req_1'), END)).coupon.status).toBe('available')
    expect(accepted(decideRedemptionReversal(redeemed(), reversing('pur_req_1'), END + 1)).coupon.status).toBe(
      'expired',
    )
  })

  test('the same again is known, also after its time', () => {
    const { coupon } = accepted(decideRedemptionReversal(redeemed(), reversing('pur_req_1'), NOW))
    expect(decideRedemptionReversal(coupon, reversing('pur_req_1'), END + 1)).toEqual({ kind: 'known', coupon })
  })

  test('of one purchase never touches the redemption by another', () => {
    const back = accepted(decideRedemptionReversal(redeemed('a'), reversing('pur_a'), NOW)).coupon
    const again = accepted(decideRedemption(back, redeeming('b'), NOW)).coupon
    expect(decideRedemptionReversal(again, reversing('pur_a'), NOW)).toEqual({ kind: 'known', coupon: again })
    expect(decideRedemptionReversal(again, reversing('pur_c'), NOW)).toMatchObject({ reason: 'REDEMPTION_NOT_FOUND' })
    expect(decideRedemptionReversal(aCoupon(), reversing('pur_a'), NOW)).toMatchObject({
      reason: 'REDEMPTION_NOT_FOUND',
    })
  })
})

describe('its end', () => {
  test('comes with the first instant after its last day, once', () => {
    expect(decideExpiry(aCoupon(), END)).toEqual({ kind: 'nothing' })
    const { coupon, entry } = accepted(decideExpiry(frozen(aCoupon()), END + 1))
    expect(coupon.status).toBe('expired')
    expect(entry).toMatchObject({ change: 'expired', at: END + 1, actorId: null })
    expect(decideExpiry(coupon, END + 2)).toEqual({ kind: 'nothing' })
    expect(decideExpiry(redeemed(), END + 1)).toEqual({ kind: 'nothing' })
  })

  test('waits for a lock that still holds', () => {
    const late = accepted(decideLock(aCoupon(), lockOf('r', END + MINUTE), END)).coupon
    expect(decideExpiry(late, END + MINUTE)).toEqual({ kind: 'nothing' })
    expect(accepted(decideExpiry(late, END + MINUTE + 1)).coupon).toMatchObject({ status: 'expired', lock: null })
  })

  const voiding = { operatorId: 'op_1', requestId: 'req_void', note: '发错了' }

  test('a voided coupon stays, with who and why', () => {
    const { coupon, entry } = accepted(decideVoid(frozen(locked()), voiding, NOW + 1))
    expect(coupon).toMatchObject({
      status: 'voided',
      lock: null,
      voiding: { operatorId: 'op_1', note: '发错了', at: NOW + 1 },
    })
    expect(entry).toMatchObject({ change: 'voided', actorId: 'op_1', note: '发错了' })
    expect(decideVoid(coupon, voiding, NOW + 2)).toEqual({ kind: 'known', coupon })
    expect(decideLock(coupon, lockOf('r'), NOW)).toMatchObject({ reason: 'COUPON_VOIDED' })
    expect(decideRedemption(coupon, redeeming('req_1'), NOW)).toMatchObject({ reason: 'COUPON_VOIDED' })
    expect(decideExpiry(coupon, END + 1)).toEqual({ kind: 'nothing' })
  })

  test('a used or ended coupon is not voided, and nothing is without a reason', () => {
    expect(decideVoid(redeemed(), voiding, NOW)).toMatchObject({ reason: 'COUPON_ALREADY_REDEEMED' })
    const ended = accepted(decideExpiry(aCoupon(), END + 1)).coupon
    expect(decideVoid(ended, voiding, END + 2)).toMatchObject({ reason: 'COUPON_EXPIRED' })
    expect(decideLock(ended, lockOf('r', END + MINUTE), END + 2)).toMatchObject({ reason: 'COUPON_EXPIRED' })
    expect(() => decideVoid(aCoupon(), { ...voiding, note: ' ' }, NOW)).toThrow('Invariant')
  })
})

test('a history numbers every change, so that a missing entry shows', () => {
  const first = accepted(decideLock(aCoupon(), lockOf('a'), NOW))
  const second = accepted(decideRedemption(first.coupon, redeeming('a'), NOW))
  const third = accepted(decideRedemptionReversal(second.coupon, reversing('pur_a'), NOW))
  const fourth = accepted(decideExpiry(third.coupon, END + 1))
  expect([first, second, third, fourth].map(({ entry }) => entry._id)).toEqual(
    [2, 3, 4, 5].map((seq) => `cpn_1:${seq}`),
  )
  expect(fourth.coupon.seq).toBe(5)
})

test('the template’s own days are not needed any more once it is issued', () => {
  const coupon = aCoupon({ validity: { kind: 'fixed', fromDay: day('2026-03-01'), untilDay: day('2026-03-11') } })
  expect(coupon.rules).not.toHaveProperty('validity')
  expect(coupon.rules).not.toHaveProperty('limits')
})
