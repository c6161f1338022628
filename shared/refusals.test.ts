import fs from 'node:fs'
import path from 'node:path'
import { ERROR_CODES, type ErrorCode } from '#shared/kernel/errors'
import { decideEntry, decideExpiry } from '#shared/ledger/points/ledger'
import { decideReversal, WHOLE } from '#shared/ledger/points/reversal'
import { accepted, inMarch } from '#shared/ledger/points/testing/a-ledger'
import { readFact, readLedger } from '#shared/ledger/points/testing/written'
import { defaultTillRules } from '#shared/people/staff/rules'
import { priceLines } from '#shared/till/purchase/pricing'
import type { Refund } from '#shared/till/purchase/purchase'
import { decideRefund, type RefundRequest } from '#shared/till/purchase/refund'
import { decideUndo } from '#shared/till/purchase/undo'

const NOUNS = ['ledger/points', 'ledger/tier', 'till/purchase']
const NOW = Date.parse('2026-11-22T12:00:00+08:00')
const HOUR_MS = 3_600_000

const refund: Refund = {
  refundId: 'ref_1',
  amountFen: 400,
  goods: null,
  points: 4,
  growth: 4,
  debtAfter: 0,
  coupons: [],
  at: NOW,
  staffId: 'mem_1',
  note: '退货',
}
const once = { amountFen: 1000, discountFen: 0, basket: null, refundedFen: 400, refunds: [refund], isBack: false }
const back = (refundId: string, part: RefundRequest['back']) => decideRefund(once, { refundId, back: part })

const sold = { at: NOW, source: 'till' as const, undone: null, isBack: false }
const undone = (hoursLater: number, role: 'clerk' | 'manager', source: 'till' | 'import' = 'till') =>
  decideUndo(
    { ...sold, source },
    { requestId: 'req_1', staffId: 'mem_1', role, note: null },
    NOW + hoursLater * HOUR_MS,
    defaultTillRules,
  )

const TEA = { _id: 'tea', name: '花茶', category: null, priceFen: 1800, isOnSale: true }
const priced = (productKey: string, unitFen: number, quantity = 1) =>
  priceLines([{ productKey, category: null, unitFen, quantity }], [TEA], 'catalogue')

function reversed(points: number, already: number) {
  const { ledger, entry } = accepted(decideEntry(readLedger(''), readFact(`earn ${points}`), inMarch))
  const source = { reason: 'refund', sourceId: 'ref_1' } as const
  return decideReversal(ledger, { entry, already: { points: already, growth: 0 }, upTo: WHOLE, source }, inMarch)
}

function reversedExpiry() {
  const expiry = decideExpiry(readLedger('2026-02:10'), inMarch.now)
  if (expiry.kind !== 'accepted' || !expiry.entries[0]) throw new Error('It has expired')
  const source = { reason: 'refund', sourceId: 'ref_1' } as const
  const already = { points: 0, growth: 0 }
  return decideReversal(expiry.ledger, { entry: expiry.entries[0], already, upTo: WHOLE, source }, inMarch)
}

const REFUSALS: Partial<Record<ErrorCode, () => { kind: string }>> = {
  POINTS_SHORT: () => decideEntry(readLedger('never:10'), readFact('spend 11'), inMarch),
  POINTS_FULL: () => decideEntry(readLedger('never:10'), readFact('earn 1000000000'), inMarch),
  ENTRY_ALREADY_REVERSED: () => reversed(10, 10),
  ENTRY_NOT_REVERSIBLE: reversedExpiry,
  REFUND_TOO_LARGE: () => back('ref_2', { kind: 'money', amountFen: 601 }),
  REFUND_GOODS_UNKNOWN: () =>
    back('ref_2', { kind: 'units', lines: [{ line: 0, quantity: 1 }], isDeliveryBack: false }),
  PURCHASE_DIFFERS: () => back('ref_1', { kind: 'money', amountFen: 401 }),
  PRODUCT_NOT_ON_SALE: () => priced('cake', 100),
  PRODUCT_PRICE_DIFFERS: () => priced('tea', 1),
  INVALID_INPUT: () => priced('tea', 1800, 0),
  UNDO_NOT_POSSIBLE: () => undone(0, 'manager', 'import'),
  UNDO_TOO_LATE: () => undone(1, 'clerk'),
  UNDO_REASON_NEEDED: () => undone(1, 'manager'),
}

test.each(Object.entries(REFUSALS))('%s', (reason, decide) => {
  expect(decide()).toMatchObject({ kind: 'refused', reason })
})

test('every refusal that a rule of the ledger, the tiers or the till names is provoked here', () => {
  const sources = NOUNS.flatMap((noun) => {
    const folder = path.join(__dirname, noun)
    const files = fs.readdirSync(folder).filter((file) => /^(?!.*contract).*(?<!\.test)\.ts$/.test(file))
    return files.map((file) => fs.readFileSync(path.join(folder, file), 'utf8'))
  }).join('\n')
  const named = ERROR_CODES.filter((code) => sources.includes(`'${code}'`))
  expect(named.length).toBeGreaterThan(5)
  expect(Object.keys(REFUSALS).sort()).toEqual([...named].sort())
})
