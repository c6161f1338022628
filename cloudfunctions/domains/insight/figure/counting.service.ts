import { entranceKeyOf, joinedChannel } from '#shared/growth/entrance/joined-channel'
import { type CouponBuyers, cameOf, type Owed, REGULAR_DAYS } from '#shared/insight/figure/came'
import {
  addSold,
  type CountedFigure,
  emptySum,
  type FigureDay,
  figureDayId,
  type SliceSum,
  WHOLE_SHOP,
} from '#shared/insight/figure/figure-day'
import { gapOf } from '#shared/insight/figure/figures'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { Db } from '../../../platform/db/db'
import { type DaySums, daySumsOf } from '../../../platform/noun/day-sums'
import type { JobContext } from '../../../platform/noun/job'
import { findEntrances } from '../../growth/entrance/entrance.face'
import { findMembers } from '../../people/member/member.face'
import { listPurchasesOn } from '../../till/purchase/purchase.face'
import { listCostDays } from '../cost/cost.face'
import { listCohortDays, listEventDays, pageDay } from '../event/event.face'
import { findDayBy } from '../lifecycle/lifecycle.face'
import { listFigureDays, listSlicesOn, removeFigureDays, saveFigureDay } from './figure.repository'

const PAGE_SIZE = 500

/** Counts a day anew from everything that is stored of it: a day that is counted again is the same. */
export async function countFigureDay(
  context: JobContext,
  day: BusinessDay,
  custom: readonly CountedFigure[],
): Promise<void> {
  const { db, now } = context
  const known = await listSlicesOn(db, day)
  const sums = await soldOn(db, day, custom)
  const shop = sums.get(WHOLE_SHOP) ?? emptySum(day, WHOLE_SHOP)
  const { gaps, coupons } = await buyersOn(db, day, shop)
  const came = await cameOn(context, day, coupons)
  const counted = new Set<string>()
  const save = async (slice: string, { sums: sum }: SliceSum, own: Pick<FigureDay, 'gaps' | 'came'>) => {
    const _id = figureDayId(day, slice)
    const firstCountedAt = known.find((before) => before._id === _id)?.firstCountedAt ?? now
    await saveFigureDay(db, { _id, ...sum, ...own, firstCountedAt })
    counted.add(_id)
  }
  for (const [slice, sum] of sums) if (slice !== WHOLE_SHOP) await save(slice, sum, { gaps: [], came: null })
  if (came || shop.sums.orders > 0) await save(WHOLE_SHOP, shop, { gaps, came })
  const gone = known.map(({ _id }) => _id).filter((id) => !counted.has(id))
  if (gone.length > 0) await removeFigureDays(db, gone)
}

async function soldOn(db: Db, day: BusinessDay, custom: readonly CountedFigure[]): Promise<Map<string, SliceSum>> {
  const sums = new Map<string, SliceSum>()
  for (let afterId: string | null = null; ; ) {
    const page = await listPurchasesOn(db, day, afterId, PAGE_SIZE)
    addSold(sums, day, page, custom, await channelsOf(db, page))
    if (page.length < PAGE_SIZE) return sums
    afterId = page.at(-1)?._id ?? null
  }
}

/** By which channel the members of a page joined, as it was counted then. */
async function channelsOf(db: Db, page: readonly { memberId: string }[]): Promise<Map<string, string>> {
  const members = await findMembers(db, [...new Set(page.map(({ memberId }) => memberId))])
  const keys = new Set(members.flatMap(({ joined }) => entranceKeyOf(joined) ?? []))
  const entrances = new Map((await findEntrances(db, [...keys])).map((entrance) => [entrance._id, entrance]))
  return new Map(
    members.flatMap(({ _id, joined }) => {
      const channel = joinedChannel(joined, entrances)
      return channel === null ? [] : [[_id, channel] as const]
    }),
  )
}

/** Who bought on the day, by when they had bought before, as the days of members say; and those of them who used a coupon. */
async function buyersOn(
  db: Db,
  day: BusinessDay,
  { couponMembers }: SliceSum,
): Promise<{ gaps: [number, number][]; coupons: CouponBuyers }> {
  const gaps = new Map<number, number>()
  const coupons = { buyers: 0, regulars: 0, newcomersOffFen: 0 }
  for (let afterId: string | null = null; ; ) {
    const page = await pageDay(db, day, afterId, PAGE_SIZE)
    for (const { memberId, links } of page) {
      if (!links.buy) continue
      const gap = gapOf(links.buy.previousDay, day)
      gaps.set(gap, (gaps.get(gap) ?? 0) + 1)
      const offFen = couponMembers.get(memberId)
      if (offFen === undefined) continue
      coupons.buyers += 1
      if (gap > 0 && gap <= REGULAR_DAYS) coupons.regulars += 1
      if (gap === 0) coupons.newcomersOffFen += offFen
    }
    if (page.length < PAGE_SIZE) return { gaps: [...gaps].sort(([a], [b]) => a - b), coupons }
    afterId = page.at(-1)?._id ?? null
  }
}

/** Null where nothing at all happened on the day. */
async function cameOn({ db, nouns }: JobContext, day: BusinessDay, coupons: CouponBuyers): Promise<FigureDay['came']> {
  const [event] = await listEventDays(db, day, day)
  if (!event || event.names.length === 0) return null
  const [cohort] = await listCohortDays(db, day, day)
  const cost = await costOn(db, day)
  const standing = await findDayBy(db, day)
  const told = await toldOn(db, await daySumsOf(nouns), day)
  return cameOf(event, cohort ?? null, {
    coupons,
    calls: Object.values(cost?.actions ?? {}).reduce((sum, { calls }) => sum + calls, 0),
    owed: owedIn(cost),
    told: standing ? { ...told, ...toldOfStanding(standing) } : told,
  })
}

function toldOfStanding({ allMembers, portraits }: NonNullable<Awaited<ReturnType<typeof findDayBy>>>) {
  const filled = portraits && { portraitMembers: portraits.members, portraitFilled: portraits.filled }
  return { members: allMembers, ...filled }
}

const costOn = async (db: Db, day: BusinessDay) => (await listCostDays(db, day, day))[0] ?? null

function owedIn(cost: Awaited<ReturnType<typeof costOn>>): Owed | null {
  if (!cost?.liability) return null
  const { points = 0, couponsFen = 0 } = cost.liability
  return { points, couponsFen }
}

async function toldOn(db: Db, sums: readonly DaySums[], day: BusinessDay): Promise<Record<string, number>> {
  const all: Record<string, number> = {}
  for (const each of sums) Object.assign(all, await each.sumDay(db, day))
  return all
}

/**
 * Asks other nouns again what they say of some days: a friend’s reward comes after the friend, an answer after the question,
 * and after a night without timers what is owed may be added up later than the day. `fresh` are days that were just counted.
 * Answers how many days have changed by it.
 */
export async function renewTold(
  { db, nouns }: JobContext,
  span: { fromDay: BusinessDay; toDay: BusinessDay },
  fresh: ReadonlySet<string>,
): Promise<number> {
  const late = (await daySumsOf(nouns)).filter(({ changesLater }) => changesLater)
  let changed = 0
  for (const figureDay of await listFigureDays(db, WHOLE_SHOP, span)) {
    const { day, came } = figureDay
    if (!came || fresh.has(day)) continue
    const told = { ...came.told, ...(await toldOn(db, late, day)) }
    const owed = came.owed ?? owedIn(await costOn(db, day))
    if (owed === came.owed && Object.keys(told).every((name) => told[name] === came.told[name])) continue
    await saveFigureDay(db, { ...figureDay, came: { ...came, told, owed } })
    changed += 1
  }
  return changed
}
