import { asksForDay, overDayLimit, overPurchaseLimit } from './limits'
import { defaultSaleLimits, type SaleLimits, saleLimitsSchema } from './rules'

const limits: SaleLimits = {
  clerk: { purchaseFen: 100_000, dayFen: 250_000 },
  manager: { purchaseFen: 500_000, dayFen: null },
  storeDayFen: 900_000,
}
const sold = (byClerkFen: number, inStoreFen = byClerkFen) => ({ sold: { byClerkFen, inStoreFen }, limits })

test.each([
  [100_000, 'clerk', null],
  [100_001, 'clerk', { limit: 'purchase', maxFen: 100_000, leftFen: 100_000 }],
  [500_000, 'manager', null],
  [500_001, 'headquarters', { limit: 'purchase', maxFen: 500_000, leftFen: 500_000 }],
] as const)('one purchase of %i by a %s', (amountFen, role, over) => {
  expect(overPurchaseLimit(amountFen, role, limits)).toEqual(over)
})

test('the day of a clerk is full to the fen, and says what is left', () => {
  expect(overDayLimit(50_000, 'clerk', sold(200_000))).toBeNull()
  expect(overDayLimit(50_001, 'clerk', sold(200_000))).toEqual({ limit: 'day', maxFen: 250_000, leftFen: 50_000 })
  expect(overDayLimit(1, 'clerk', sold(260_000))).toMatchObject({ limit: 'day', leftFen: 0 })
})

test('the day of a store counts for everybody, also for who has no limit of their own', () => {
  expect(overDayLimit(100_000, 'manager', sold(0, 850_000))).toEqual({
    limit: 'storeDay',
    maxFen: 900_000,
    leftFen: 50_000,
  })
})

test('the day is added up for what is more than a small part of a limit', () => {
  expect(asksForDay(5_000, 'clerk', limits)).toBe(false)
  expect(asksForDay(5_001, 'clerk', limits)).toBe(true)
  expect(asksForDay(18_000, 'manager', limits)).toBe(false)
  expect(asksForDay(18_001, 'manager', limits)).toBe(true)
  expect(asksForDay(100_000_000, 'manager', { ...limits, storeDayFen: null })).toBe(false)
})

test('a manager may do at least what a clerk may', () => {
  expect(saleLimitsSchema.safeParse(defaultSaleLimits).success).toBe(true)
  const low = { ...limits, manager: { purchaseFen: 99_999, dayFen: null } }
  expect(saleLimitsSchema.safeParse(low).error?.issues).toMatchObject([{ path: ['manager', 'purchaseFen'] }])
  const unlimitedClerk = { ...limits, clerk: { purchaseFen: null, dayFen: null } }
  expect(saleLimitsSchema.safeParse(unlimitedClerk).error?.issues).toMatchObject([
    { path: ['manager', 'purchaseFen'], message: '店长的限额不能低于店员' },
  ])
})

test('many small sales make the day be added up as one large sale does, and so does what was left when it was', () => {
  const own = {
    clerk: { purchaseFen: null, dayFen: 1_000 },
    manager: { purchaseFen: null, dayFen: null },
    storeDayFen: null,
  }
  const since = (fen: number) => ({ byClerkFen: fen, inStoreFen: fen })
  expect(asksForDay(10, 'clerk', own, { found: since(0), since: since(10) })).toBe(false)
  expect(asksForDay(10, 'clerk', own, { found: since(0), since: since(11) })).toBe(true)
  expect(asksForDay(10, 'clerk', own, { found: since(985), since: since(5) })).toBe(false)
  expect(asksForDay(10, 'clerk', own, { found: since(985), since: since(6) })).toBe(true)
  expect(asksForDay(10, 'manager', own, { found: since(985), since: since(6) })).toBe(false)
})
