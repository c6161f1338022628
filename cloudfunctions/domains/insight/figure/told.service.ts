import type { Owed } from '#shared/insight/figure/came'
import { emptySum, type FigureDay, figureDayId, isStore, WHOLE_SHOP } from '#shared/insight/figure/figure-day'
import type { Period } from '#shared/insight/figure/period'
import type { BusinessDay } from '#shared/kernel/business-day'
import { groupedBy } from '#shared/kernel/parts'
import type { Db } from '../../../platform/db/db'
import { type DaySums, daySumsOf } from '../../../platform/noun/day-sums'
import type { JobContext } from '../../../platform/noun/job'
import { listCostDays } from '../cost/cost.face'
import { listAllBetween, saveFigureDay } from './figure.repository'

export const costOn = async (db: Db, day: BusinessDay) => (await listCostDays(db, day, day))[0] ?? null

export function owedIn(cost: Awaited<ReturnType<typeof costOn>>): Owed | null {
  if (!cost?.liability) return null
  const { points = 0, couponsFen = 0 } = cost.liability
  return { points, couponsFen }
}

type Told = Record<string, number>

/** What other nouns say of a day, in all and of each store. */
export async function toldOn(
  db: Db,
  sums: readonly DaySums[],
  day: BusinessDay,
): Promise<{ shop: Told; stores: Map<string, Told> }> {
  const shop: Told = {}
  const stores = new Map<string, Told>()
  for (const each of sums) {
    const told = await each.sumDay(db, day)
    Object.assign(shop, told.shop)
    for (const [storeId, own] of told.stores ?? []) stores.set(storeId, { ...stores.get(storeId), ...own })
  }
  return { shop, stores }
}

/**
 * Asks other nouns again what they say of some days: a friend’s reward comes after the friend, an answer after the question,
 * and after a night without timers what is owed may be added up later than the day. `fresh` are days that were just counted.
 * Answers how many days have changed by it.
 */
export async function renewTold(
  { db, nouns, now }: JobContext,
  span: Period,
  fresh: ReadonlySet<string>,
): Promise<number> {
  const late = (await daySumsOf(nouns)).filter(({ changesLater }) => changesLater)
  let changed = 0
  for (const [day, slices] of groupedBy(await listAllBetween(db, span), (each) => each.day)) {
    const shop = slices.find(({ slice }) => slice === WHOLE_SHOP)
    if (!shop?.came || fresh.has(day)) continue
    const told = await toldOn(db, late, day)
    const renewed = [await renewedShop(db, shop, told.shop), ...renewedStores(slices, told.stores, { day, now })]
    for (const each of renewed) if (each) await saveFigureDay(db, each)
    if (renewed.some(Boolean)) changed += 1
  }
  return changed
}

/** Null where nothing has changed. */
async function renewedShop(db: Db, figureDay: FigureDay, now: Told): Promise<FigureDay | null> {
  const { came, day } = figureDay
  if (!came) return null
  const told = { ...came.told, ...now }
  const owed = came.owed ?? owedIn(await costOn(db, day))
  return owed === came.owed && isSame(told, came.told) ? null : { ...figureDay, came: { ...came, told, owed } }
}

function renewedStores(
  slices: readonly FigureDay[],
  told: ReadonlyMap<string, Told>,
  { day, now }: { day: BusinessDay; now: number },
): FigureDay[] {
  const known = new Map(slices.map((each) => [each.slice, each]))
  const storeIds = new Set([...told.keys(), ...slices.map(({ slice }) => slice).filter(isStore)])
  return [...storeIds].flatMap((storeId) => {
    const before = known.get(storeId) ?? blankStore(day, storeId, now)
    const after = told.get(storeId) ?? {}
    // Nothing was said, or it was taken back with the member who said it.
    return isSame(after, before.told ?? {}) ? [] : [{ ...before, told: after }]
  })
}

/** Of a store at which nobody bought on the day, and somebody said something. */
const blankStore = (day: BusinessDay, storeId: string, firstCountedAt: number): FigureDay => ({
  ...emptySum(day, storeId).sums,
  ...{ _id: figureDayId(day, storeId), gaps: [], again: [], came: null, firstCountedAt },
})

const isSame = (one: Told, other: Told): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => one[name] === other[name])
