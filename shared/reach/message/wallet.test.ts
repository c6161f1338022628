import * as fc from 'fast-check'
import { PURPOSES } from './purpose'
import {
  countUsable,
  GRANT_DAYS,
  newWallet,
  PAIRING_MS,
  type Report,
  reserve,
  type Wallet,
  withOutcome,
  withReport,
} from './wallet'

const DAY_MS = 86_400_000
const NOW = 1_800_000_000_000
const T = 'tpl'
const report = (over: Partial<Report> = {}): Report => ({
  id: 'r1',
  templateId: T,
  purpose: 'check-in-next',
  phone: 'wx:o1',
  source: 'page',
  answer: 'accept',
  at: NOW,
  ...over,
})
const walletOf = (...reports: Partial<Report>[]) =>
  reports.reduce<Wallet>(
    (wallet, each, index) => withReport(wallet, report({ id: `r${index}`, ...each })),
    newWallet('mem_1'),
  )
const left = (wallet: Wallet, purpose: (typeof PURPOSES)[number] = 'check-in-next', at = NOW) =>
  countUsable(wallet, { templateId: T, purpose }, at)

test.each([
  ['page, then push within ten minutes', [{}, { source: 'push', purpose: null, at: NOW + PAIRING_MS }], 1],
  ['push, then page', [{ source: 'push', purpose: null }, { at: NOW + 1000 }], 1],
  ['push a moment too late', [{}, { source: 'push', purpose: null, at: NOW + PAIRING_MS + 1 }], 2],
  ['two accepts on the page, one push', [{}, {}, { source: 'push', purpose: null }], 2],
  ['two accepts, both reported twice', [{}, { source: 'push' }, {}, { source: 'push' }], 2],
  ['the same report twice', [{ id: 'a' }, { id: 'a' }], 1],
  ['the second report twice', [{}, { id: 'b', source: 'push' }, { id: 'b', source: 'push' }], 1],
  ['another phone of the person', [{}, { source: 'push', phone: 'wx:o2' }], 2],
  ['a no adds nothing', [{ answer: 'reject' }], 0],
] as [string, Partial<Report>[], number][])('%s', (_name, reports, count) => {
  const wallet = walletOf(...reports)
  expect(left(wallet, 'check-in-next', NOW + PAIRING_MS + 1)).toBe(count)
  expect(wallet.live).toBe(count)
})

test('a push that comes after the message was sent adds nothing', () => {
  const held = reserve(walletOf({}), { templateId: T, purpose: 'check-in-next', sendId: 's' }, NOW)
  const used = withOutcome(held?.wallet as Wallet, 's', 'used', NOW + 1000)
  expect(left(withReport(used, report({ id: 'p', source: 'push', purpose: null, at: NOW + 2000 })))).toBe(0)
})

test('what the page says it is for completes what WeChat had reported alone', () => {
  expect(walletOf({ source: 'push', purpose: null }, {}).grants[0]).toMatchObject({
    purpose: 'check-in-next',
    twinId: 'r1',
  })
})

test('a grant is kept for what it was given for, and serves what matters more', () => {
  const wallet = walletOf({ purpose: 'check-in-next' }, { purpose: 'coupon-ending', at: NOW + 1 })
  expect(left(wallet, 'check-in-next', NOW + 2)).toBe(1)
  expect(left(wallet, 'coupon-ending', NOW + 2)).toBe(2)
  const held = reserve(wallet, { templateId: T, purpose: 'coupon-ending', sendId: 's' }, NOW + 2)
  expect(held?.grant.purpose).toBe('coupon-ending')
  const second = reserve(held?.wallet as Wallet, { templateId: T, purpose: 'coupon-ending', sendId: 's2' }, NOW + 2)
  expect(second?.grant.purpose).toBe('check-in-next')
})

test.each([
  ['used', 1, 1],
  ['released', 2, 0],
  ['none', 0, 0],
] as const)('an outcome of %s leaves %d, and counts %d towards the caps', (outcome, count, counted) => {
  const held = reserve(walletOf({}, {}), { templateId: T, purpose: 'check-in-next', sendId: 's' }, NOW)
  const after = withOutcome(held?.wallet as Wallet, 's', outcome, NOW)
  expect(left(after)).toBe(count)
  expect(after.sent).toHaveLength(counted)
  expect(withOutcome(after, 's', outcome, NOW)).toBe(after)
})

test('grants end after 180 days, and no more than twenty are kept, the newest', () => {
  expect(left(walletOf({}), 'check-in-next', NOW + GRANT_DAYS * DAY_MS)).toBe(0)
  const many = walletOf(...Array.from({ length: 25 }, (_, index) => ({ at: NOW + index * 3_600_000 })))
  expect(left(many, 'check-in-next', NOW + DAY_MS)).toBe(20)
  expect(Math.min(...many.grants.map(({ at }) => at))).toBe(NOW + 5 * 3_600_000)
})

test('whatever happens in whatever order, no grant is held twice, and what is live is counted right', () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('report' as const),
      source: fc.constantFrom('page' as const, 'push' as const),
      later: fc.nat(900_000),
    }),
    fc.record({ kind: fc.constant('reserve' as const), purpose: fc.constantFrom(...PURPOSES) }),
    fc.record({
      kind: fc.constant('end' as const),
      outcome: fc.constantFrom('used' as const, 'released' as const, 'none' as const),
      nth: fc.nat(10),
    }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let wallet = newWallet('mem_1')
      let at = NOW
      const held: string[] = []
      let accepts = 0
      for (const [index, each] of steps.entries()) {
        if (each.kind === 'report') {
          at += each.later
          accepts += 1
          wallet = withReport(wallet, report({ id: `r${index}`, source: each.source, at }))
        } else if (each.kind === 'reserve') {
          const done = reserve(wallet, { templateId: T, purpose: each.purpose, sendId: `s${index}` }, at)
          if (done) held.push(`s${index}`)
          wallet = done?.wallet ?? wallet
        } else wallet = withOutcome(wallet, held[each.nth] ?? '', each.outcome, at)
        const sendIds = wallet.grants.flatMap(({ sendId, state }) => (state === 'reserved' ? [sendId] : []))
        expect(new Set(sendIds).size).toBe(sendIds.length)
        expect(wallet.live).toBe(wallet.grants.filter(({ state }) => state === 'live').length)
        expect(wallet.live + sendIds.length).toBeLessThanOrEqual(accepts)
      }
    }),
    { numRuns: 100 },
  )
})
