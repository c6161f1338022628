import fc from 'fast-check'
import {
  decideTake,
  leftToday,
  newShards,
  SHARDS_MAX,
  type Shard,
  shardCountFor,
  shardOrder,
  splitEvenly,
  stockLeft,
} from './shards'
import { auditStock } from './stock-audit'
import { day, frozen, TEMPLATE } from './testing/a-coupon'

const TODAY = day('2026-03-11')
const members = Array.from({ length: 400 }, (_, index) => `mem_${String(index).padStart(14, '0')}`)

/** Claims as the service does: the first choice alone, then all. */
function claim(shards: Shard[], memberId: string, perDay: number | null = null, today = TODAY) {
  const order = shardOrder(TEMPLATE, memberId, shards.length)
  const taking = { shardCount: shards.length, perDay, today, order }
  const first = decideTake(
    shards.filter(({ index }) => index === order[0]),
    taking,
  )
  const decision = first.kind === 'accepted' ? first : decideTake(frozen([...shards]), taking)
  if (decision.kind === 'refused') return { shards, decision }
  const changed = new Map(decision.shards.map((shard) => [shard._id, shard]))
  return { shards: shards.map((shard) => changed.get(shard._id) ?? shard), decision }
}

const audit = (shards: Shard[], cap: number | null, coupons: number, perDay: number | null = null) =>
  auditStock(shards, { cap, perDay, shardCount: shards.length, today: TODAY, coupons })

describe('a stock in shards', () => {
  test.each([
    [0, 1],
    [1, 1],
    [15, 1],
    [16, 2],
    [50, 6],
    [128, 16],
    [100_000, 16],
    [null, SHARDS_MAX],
  ])('of %p has %p', (cap, shards) => {
    expect(shardCountFor(cap)).toBe(shards)
  })

  test('is the stock, to the last coupon', () => {
    expect(newShards(TEMPLATE, 50, 6).map(({ quota }) => quota)).toEqual([9, 9, 8, 8, 8, 8])
    expect(newShards(TEMPLATE, 50, 6)[3]).toMatchObject({ _id: `${TEMPLATE}:3`, index: 3, issued: 0 })
    expect(stockLeft(newShards(TEMPLATE, null, 4))).toBeNull()
    expect(splitEvenly(0, 3)).toEqual([0, 0, 0])
  })

  test('is tried in an order of the member’s own: each shard once, the same every time, evenly spread', () => {
    const firsts = new Map<number, number>()
    for (const memberId of members) {
      const order = shardOrder(TEMPLATE, memberId, 8)
      expect([...order].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
      expect(shardOrder(TEMPLATE, memberId, 8)).toEqual(order)
      firsts.set(order[0] ?? -1, (firsts.get(order[0] ?? -1) ?? 0) + 1)
    }
    expect(Math.min(...firsts.values())).toBeGreaterThan(25)
    expect(shardOrder('tpl_other', members[0] ?? '', 8)).not.toEqual(shardOrder(TEMPLATE, members[0] ?? '', 8))
  })

  test('gives exactly what there is, and the last one is found', () => {
    for (const cap of [0, 1, 7, 50]) {
      let shards = newShards(TEMPLATE, cap, shardCountFor(cap))
      const verdicts = members.slice(0, 200).map((memberId) => {
        const { shards: after, decision } = claim(shards, memberId)
        shards = after
        return decision.kind
      })
      expect(verdicts.filter((kind) => kind === 'accepted')).toHaveLength(cap)
      expect(verdicts.slice(0, cap).every((kind) => kind === 'accepted')).toBe(true)
      expect(stockLeft(shards)).toBe(0)
      expect(audit(shards, cap, cap)).toEqual([])
    }
  })

  test('a claim writes one shard, while its first choice has some left', () => {
    const { decision } = claim(newShards(TEMPLATE, 100, 10), members[0] ?? '')
    expect(decision).toMatchObject({ kind: 'accepted', shards: [{ issued: 1, issuedToday: 1, day: TODAY }] })
  })

  test('a claim that fails over still writes one shard: the one that has some left', () => {
    const order = [0, 1, 2]
    const gone = newShards(TEMPLATE, 30, 3).map((shard) => (shard.index === 0 ? { ...shard, issued: 10 } : shard))
    const changed = (shards: Shard[], perDay: number | null) => {
      const decision = decideTake(shards, { shardCount: 3, perDay, today: TODAY, order })
      return decision.kind === 'accepted' ? decision.shards.map(({ index }) => index) : decision.reason
    }
    expect(changed(gone, null)).toEqual([1])
    expect(changed(gone, 9)).toEqual([1])
    const dayGone = newShards(TEMPLATE, 30, 3).map((shard) =>
      shard.index === 0 ? { ...shard, issuedToday: 3, day: TODAY } : shard,
    )
    expect(changed(dayGone, 9)).toEqual([1])
  })

  test('asked for ten of three, it gives none; asked for three, three', () => {
    const shards = newShards(TEMPLATE, 3, 2)
    const taking = { shardCount: 2, perDay: null, today: TODAY, order: [0, 1] }
    expect(decideTake(shards, { ...taking, count: 10 })).toEqual({
      kind: 'refused',
      reason: 'COUPON_SOLD_OUT',
      left: 3,
    })
    expect(decideTake(shards, { ...taking, count: 3 })).toMatchObject({ shards: [{ issued: 2 }, { issued: 1 }] })
  })

  test('without a limit never runs out, and still counts', () => {
    let shards = newShards(TEMPLATE, null, 4)
    for (const memberId of members) shards = claim(shards, memberId).shards
    expect(shards.reduce((sum, { issued }) => sum + issued, 0)).toBe(400)
    expect(audit(shards, null, 400)).toEqual([])
  })
})

describe('a limit for the day', () => {
  test('is given to the last one, although stock and day run out in different shards', () => {
    let shards = newShards(TEMPLATE, 12, 4).map((shard) => ({ ...shard, issued: shard.index < 2 ? 3 : 0 }))
    const kinds = members.slice(0, 20).map((memberId) => {
      const { shards: after, decision } = claim(shards, memberId, 5)
      shards = after
      return decision.kind === 'refused' ? decision.reason : decision.kind
    })
    expect(kinds).toEqual([...Array(5).fill('accepted'), ...Array(15).fill('COUPON_SOLD_OUT_TODAY')])
    expect(leftToday(shards, 5, TODAY)).toBe(0)
    expect(leftToday(shards, 5, day('2026-03-12'))).toBe(5)
    expect(audit(shards, 12, 11, 5)).toEqual([])
    expect(claim(shards, 'mem_x', 5, day('2026-03-12')).decision.kind).toBe('accepted')
  })

  test('a clock moved back does not open it again', () => {
    let shards = newShards(TEMPLATE, 12, 2)
    for (const memberId of members.slice(0, 4)) shards = claim(shards, memberId, 4, day('2026-03-12')).shards
    expect(claim(shards, 'mem_x', 4, TODAY).decision).toMatchObject({ reason: 'COUPON_SOLD_OUT_TODAY' })
  })
})

describe('a stock that is raised', () => {
  /** As the service does: a shard's quota is its share of what the rules say now. */
  const raised = (shards: readonly Shard[], cap: number): Shard[] =>
    shards.map((shard) => ({ ...shard, quota: splitEvenly(cap, shards.length)[shard.index] ?? 0 }))

  test('keeps what was issued: 5 of 10 issued, raised to 12, 7 are left', () => {
    let shards = newShards(TEMPLATE, 10, 3)
    for (const memberId of members.slice(0, 5)) shards = claim(shards, memberId).shards
    expect(stockLeft(raised(shards, 10))).toBe(5)
    expect(stockLeft(raised(shards, 12))).toBe(7)
  })

  test('claims and raises in any order issue no more than the stock, lose none, and pass the audit', () => {
    const act = fc.oneof(
      { weight: 5, arbitrary: fc.nat(399).map((member) => ({ kind: 'claim' as const, member })) },
      { weight: 1, arbitrary: fc.nat(20).map((more) => ({ kind: 'raise' as const, more })) },
    )
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 6 }), fc.array(act, { maxLength: 80 }), (cap, count, acts) => {
        let shards = newShards(TEMPLATE, cap, count)
        let stock = cap
        let issued = 0
        for (const each of acts) {
          if (each.kind === 'raise') {
            stock += each.more
            const before = shards
            shards = raised(frozen(shards), stock)
            expect(shards.every((shard, index) => (shard.quota ?? 0) >= (before[index]?.quota ?? 0))).toBe(true)
          } else {
            const { shards: after, decision } = claim(shards, members[each.member] ?? '')
            shards = after
            expect(decision.kind).toBe(issued < stock ? 'accepted' : 'refused')
            if (decision.kind === 'accepted') issued += 1
          }
          expect(stockLeft(shards)).toBe(stock - issued)
          expect(audit(shards, stock, issued)).toEqual([])
        }
      }),
    )
  })
})

describe('the audit', () => {
  const shards = newShards(TEMPLATE, 20, 2)
  const count = { cap: 20, perDay: 3, shardCount: 2, today: TODAY, coupons: 0 }

  test.each<[string, Shard[], Partial<typeof count>, string]>([
    ['a shard that is gone', shards.slice(1), {}, 'shardsMissing'],
    ['a shard that is there twice', [...shards.slice(1), ...shards.slice(1)], {}, 'shardsMissing'],
    ['quotas that are not the stock', shards, { cap: 21 }, 'quotasDiffer'],
    ['more issued than its quota', shards.map((shard) => ({ ...shard, issued: 11 })), { coupons: 22 }, 'overIssued'],
    ['coupons that no shard counted', shards, { coupons: 1 }, 'couponsDiffer'],
    [
      'more on a day than allowed',
      shards.map((shard) => ({ ...shard, issued: 2, issuedToday: 2, day: TODAY })),
      { coupons: 4 },
      'dayOverIssued',
    ],
  ])('finds %s', (_what, broken, rest, kind) => {
    expect(auditStock(broken, { ...count, ...rest }).map((problem) => problem.kind)).toContain(kind)
    expect(auditStock(shards, count)).toEqual([])
  })
})
