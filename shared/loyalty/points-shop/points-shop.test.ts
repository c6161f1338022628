import type { BusinessMonth } from '#shared/kernel/business-day'
import { withCheck } from '#shared/kernel/checked-code'
import { addedGoods, moreOfGoods } from '#shared/ledger/account/goods-past'
import { auditGoodsStock, auditPickUp } from './audit'
import { type ExchangeFacts, judgeExchange } from './exchange'
import { canBecome, canBeEdited, type Goods, problemsOfTerms } from './goods'
import { decideEnd, newPickUp, type PickUp } from './pick-up'
import { readPickUpCode } from './pick-up-code'
import { decideStock, leftIn, noStock } from './stock'

const NOW = Date.parse('2026-11-22T12:00:00+08:00')
const MONTH = '2026-11' as BusinessMonth

const goods: Goods = {
  _id: 'gds_tea',
  title: '茶包',
  detail: '',
  picture: 'teaBag',
  pricePoints: 300,
  valueFen: 1200,
  perMember: null,
  perMonth: null,
  tierKeys: null,
  pickUpDays: 7,
  state: 'live',
  changed: { by: '周总', note: '', at: 0 },
}
const facts: ExchangeFacts = {
  now: NOW,
  tierKey: 'jade',
  benefit: { earlyHours: 0, pointsPercentOff: 0 },
  points: 300,
  had: { inAll: 0, inMonth: 0 },
  past: [],
  stock: { ...noStock('gds_tea', 'str_east'), stocked: 1 },
}
const before = { goodsId: 'gds_tea', inAll: 2, month: MONTH, inMonth: 1 }

test.each<[string, Partial<Goods>, Partial<ExchangeFacts>, string]>([
  ['exactly enough points', {}, {}, 'open'],
  ['one point short', {}, { points: 299 }, 'POINTS_SHORT'],
  ['the tier’s price', {}, { points: 270, benefit: { earlyHours: 0, pointsPercentOff: 10 } }, 'open'],
  ['not open', { state: 'paused' }, {}, 'GOODS_NOT_FOUND'],
  ['for another tier', { tierKeys: ['amber'] }, {}, 'GOODS_NOT_FOR_YOU'],
  ['nothing left', {}, { stock: noStock('gds_tea', 'str_east') }, 'GOODS_OUT_OF_STOCK'],
  ['a store that never had it', {}, { stock: null }, 'GOODS_OUT_OF_STOCK'],
  ['the limit in all', { perMember: 2 }, { had: { inAll: 2, inMonth: 0 } }, 'GOODS_LIMIT_REACHED'],
  ['below the limit in all', { perMember: 2 }, { had: { inAll: 1, inMonth: 1 } }, 'open'],
  ['the limit of the month', { perMonth: 1 }, { had: { inAll: 1, inMonth: 1 } }, 'GOODS_LIMIT_REACHED'],
  [
    'an earlier membership counts',
    { perMember: 3 },
    { had: { inAll: 1, inMonth: 0 }, past: [before] },
    'GOODS_LIMIT_REACHED',
  ],
  ['and in its month', { perMonth: 1 }, { past: [before] }, 'GOODS_LIMIT_REACHED'],
  ['but not in another', { perMonth: 1 }, { past: [{ ...before, month: '2026-10' as BusinessMonth }] }, 'open'],
])('%s', (_what, change, known, verdict) => {
  const judged = judgeExchange({ ...goods, ...change }, { ...facts, ...known })
  expect(judged.kind === 'open' ? 'open' : judged.reason).toBe(verdict)
})

test('what is promised to somebody is not taken out of the stock', () => {
  const stock = { ...noStock('gds_tea', 'str_east'), stocked: 10, promised: 3, collected: 2 }
  expect(leftIn(stock)).toBe(5)
  expect(decideStock(stock, -6, NOW)).toEqual({ kind: 'refused', left: 5 })
  expect(decideStock(stock, -5, NOW)).toMatchObject({ kind: 'accepted', stock: { stocked: 5 } })
})

test('goods go from draft to live and back to paused, never out of ended, and change only while not to be had', () => {
  expect([canBecome('draft', 'live'), canBecome('live', 'paused'), canBecome('paused', 'live')]).toEqual([
    true,
    true,
    true,
  ])
  expect([canBecome('draft', 'paused'), canBecome('ended', 'live')]).toEqual([false, false])
  expect([canBeEdited('draft'), canBeEdited('paused'), canBeEdited('live'), canBeEdited('ended')]).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(problemsOfTerms({ title: '独家茶包', detail: '' }).map(({ key }) => key)).toEqual(['absolute'])
})

describe('a pick-up', () => {
  const draft = { _id: 'pku_request', memberId: 'mem_1', goods, storeId: 'str_east', pointsPaid: 300, code: '8K2M5X' }
  const waiting = newPickUp({ ...draft, now: NOW })
  const ended = (pickUp: PickUp, status: 'collected' | 'returned', requestId: string, now = NOW) =>
    decideEnd(pickUp, { status, requestId }, now)

  test('is kept for so many days, the first included, and ends once', () => {
    expect(waiting.untilDay).toBe('2026-11-28')
    const taken = ended(waiting, 'collected', 'one')
    if (taken.kind !== 'accepted') throw new Error('it was collected')
    expect(taken.pickUp.openCode).toBe(waiting._id)
    expect(ended(taken.pickUp, 'collected', 'one').kind).toBe('known')
    expect(ended(taken.pickUp, 'returned', 'one')).toMatchObject({ details: { status: 'collected' } })
    expect(ended(taken.pickUp, 'collected', 'two')).toMatchObject({ reason: 'PICK_UP_OVER' })
  })

  test('is handed over until the end of its last day, and given back whenever that is noticed', () => {
    const last = Date.parse('2026-11-28T23:59:59+08:00')
    expect(ended(waiting, 'collected', 'one', last).kind).toBe('accepted')
    expect(ended(waiting, 'collected', 'one', last + 1000)).toMatchObject({ details: { status: 'late' } })
    expect(ended(waiting, 'returned', 'one', last + 1000).kind).toBe('accepted')
  })

  test('has a code that finds a slip of the finger', () => {
    const code = withCheck('8K2M5')
    const spoken = `${code.slice(0, 4)} ${code.slice(4)}`.toLowerCase()
    expect(readPickUpCode(spoken)).toEqual({ kind: 'code', code })
    for (const slip of [`9${code.slice(1)}`, `${code[1]}${code[0]}${code.slice(2)}`, '8K2M5'])
      expect(readPickUpCode(slip).kind).toBe('bad')
  })
})

test('audits name what does not add up', () => {
  const stock = { ...noStock('gds_tea', 'str_east'), stocked: 1, promised: 2, collected: 0 }
  expect(auditGoodsStock(stock, { waiting: 2, collected: 0 })).toEqual(['多换出 1 份'])
  expect(auditGoodsStock({ ...stock, stocked: 5 }, { waiting: 1, collected: 1 })).toHaveLength(2)
  const paid = { status: 'waiting', pointsPaid: 300 } as const
  expect(auditPickUp(paid, { paid: 300, isBack: false })).toEqual([])
  expect(auditPickUp(paid, { paid: null, isBack: false })).toHaveLength(1)
  expect(auditPickUp(paid, { paid: 300, isBack: true })).toHaveLength(1)
  expect(auditPickUp({ ...paid, status: 'returned' }, { paid: 300, isBack: false })).toHaveLength(1)
})

test('the past of a person adds up by goods, and by month only where the month is the same', () => {
  const later = { goodsId: 'gds_tea', inAll: 1, month: '2026-12' as BusinessMonth, inMonth: 1 }
  const cup = { ...before, goodsId: 'gds_cup' }
  expect(addedGoods([before, cup], [later])).toEqual([cup, { ...later, inAll: 3 }])
  expect(addedGoods([before], [{ ...later, month: MONTH }])).toEqual([{ ...before, inAll: 3, inMonth: 2 }])
  expect(moreOfGoods(before, later)).toBe(before)
})
