import type { Ledger } from './entry'
import { decideReversal, WHOLE } from './reversal'
import { accepted, aLedger, frozen, inMarch, lot, posted, spending } from './testing/a-ledger'
import { decideTransferIn, decideTransferOut } from './transfer'

const { now } = inMarch
const carryingOn = (shape: Parameters<typeof aLedger>[0]): Ledger => ({ ...aLedger(shape), _id: 'mem_00000000000002' })

function merged(from: Ledger, to: Ledger) {
  const out = accepted(decideTransferOut(frozen(from), 'mrg_1', now))
  return { out, into: accepted(decideTransferIn(frozen(to), out.entry, now)) }
}

function undone({ out, into }: ReturnType<typeof merged>) {
  const undo = { already: { points: 0, growth: 0 }, upTo: WHOLE }
  const source = (side: string) => ({ reason: 'reversal', sourceId: `mrg_1:${side}` }) as const
  return {
    from: accepted(decideReversal(out.ledger, { ...undo, entry: out.entry, source: source('out') }, inMarch)).ledger,
    to: accepted(decideReversal(into.ledger, { ...undo, entry: into.entry, source: source('in') }, inMarch)).ledger,
  }
}

describe('a transfer', () => {
  const from = aLedger({ lots: [lot('2026-05', 10), lot(null, 5)], growth: { '2026-01': 3, '2026-03': 4 } })
  const to = carryingOn({ lots: [lot('2026-05', 1), lot('2026-09', 2)], growth: { '2026-03': 6 } })

  test('carries lots and growth months over', () => {
    const { out, into } = merged(from, to)
    expect(out.ledger).toMatchObject({ points: { balance: 0, lots: [] }, growth: { months: [] } })
    expect(out.entry).toMatchObject({
      _id: 'merge-out:mrg_1',
      kind: 'transfer',
      points: { delta: -15 },
      growth: { delta: -7 },
    })
    expect(into.entry).toMatchObject({
      _id: 'merge-in:mrg_1',
      kind: 'transfer',
      points: { delta: 15 },
      growth: { delta: 7 },
    })
    expect(into.ledger.points.lots).toEqual([lot('2026-05', 11), lot('2026-09', 2), lot(null, 5)])
    expect(into.ledger.growth.months).toEqual([
      { month: '2026-01', growth: 3 },
      { month: '2026-03', growth: 10 },
    ])
  })

  test('is undone by reversing both entries', () => {
    const back = undone(merged(from, to))
    expect(back.from).toEqual({ ...from, seq: 2 })
    expect(back.to).toEqual({ ...to, seq: 2 })
  })

  test('carries a debt over, and undoing gives it back', () => {
    const owing = aLedger({ debt: 30 })
    const { out, into } = merged(owing, carryingOn({ lots: [lot('2026-05', 10)] }))
    expect(out.ledger.points).toMatchObject({ balance: 0, debt: 0 })
    expect(into.ledger.points).toMatchObject({ balance: 0, debt: 20 })
    const back = undone({ out, into })
    expect(back.from.points).toEqual(owing.points)
    expect(back.to.points).toMatchObject({ balance: 10, debt: 0, lots: [lot('2026-05', 10)] })
  })

  test('repays the debt of the account that carries on', () => {
    const { into } = merged(from, carryingOn({ debt: 12 }))
    expect(into.ledger.points).toMatchObject({ balance: 3, debt: 0 })
  })

  test('undone after the points were spent leaves a debt there', () => {
    const { out, into } = merged(from, carryingOn({}))
    const spent = posted(into.ledger, [spending(15)]).ledger
    expect(undone({ out, into: { ...into, ledger: spent } }).to.points).toMatchObject({ balance: 0, debt: 15 })
  })

  test('leaves lots that have ended behind, for the expiry', () => {
    const { out } = merged(aLedger({ lots: [lot('2026-02', 7), lot(null, 5)] }), to)
    expect(out.entry.points?.delta).toBe(-5)
    expect(out.ledger.points.lots).toEqual([lot('2026-02', 7)])
  })

  test('of an empty account is nothing', () => {
    expect(decideTransferOut(aLedger(), 'mrg_1', now)).toEqual({ kind: 'nothing' })
  })
})
