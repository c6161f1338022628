import { type DayTally, finishDay } from '#shared/insight/event/event-day'
import { addBuyer, inOrder } from '#shared/insight/figure/buyers'
import { cameOf } from '#shared/insight/figure/came'
import {
  addSold,
  type CountedFigure,
  type FigureDay,
  figureDayId,
  type SliceSum,
  sumOfSlice,
  WHOLE_SHOP,
} from '#shared/insight/figure/figure-day'
import type { BusinessDay } from '#shared/kernel/business-day'
import type { Db } from '../../../platform/db/db'
import { daySumsOf } from '../../../platform/noun/day-sums'
import type { JobContext } from '../../../platform/noun/job'
import { listPurchasesOn } from '../../till/purchase/purchase.face'
import { listCohortDays, listEventDays } from '../event/event.face'
import { findDayBy } from '../lifecycle/lifecycle.face'
import { type Channeling, channeling } from './channels.service'
import { boughtBefore } from './earlier.service'
import { listSlicesOn, removeFigureDays, saveFigureDay } from './figure.repository'
import { costOn, owedIn, toldOn } from './told.service'
import { type Visitors, visitorsOn } from './visitors.service'

const PAGE_SIZE = 500

/** Counts a day anew from everything that is stored of it: a day that is counted again is the same. */
export async function countFigureDay(
  context: JobContext,
  day: BusinessDay,
  custom: readonly CountedFigure[],
): Promise<void> {
  const { db, now } = context
  const known = await listSlicesOn(db, day)
  const channels = channeling(db)
  const visitors = await visitorsOn(db, day, channels)
  const sums = await soldOn(db, { day, custom, channels })
  await addBuyers(db, sums, { day, visitors, channels })
  const shop = sumOfSlice(sums, day, WHOLE_SHOP)
  const told = await toldOn(db, await daySumsOf(context.nouns), day)
  const came = await cameOn(context, day, { newcomersOffFen: newcomersOffFen(shop, visitors), told: told.shop })
  for (const slice of [...visitors.tallies.keys(), ...told.stores.keys()]) sumOfSlice(sums, day, slice)
  const counted = new Set<string>()
  for (const [slice, sum] of sums) {
    if (slice === WHOLE_SHOP && !came && sum.sums.orders === 0) continue
    const _id = figureDayId(day, slice)
    const firstCountedAt = known.find((before) => before._id === _id)?.firstCountedAt ?? now
    const own = slice === WHOLE_SHOP ? { came } : { again: inOrder(sum.again), ...partOf(slice, visitors, told.stores) }
    await saveFigureDay(db, { _id, ...sum.sums, gaps: inOrder(sum.gaps), ...own, firstCountedAt })
    counted.add(_id)
  }
  const gone = known.map(({ _id }) => _id).filter((id) => !counted.has(id))
  if (gone.length > 0) await removeFigureDays(db, gone)
}

/** What is known of a part of the shop beside its purchases. */
function partOf(
  slice: string,
  { tallies }: Visitors,
  stores: ReadonlyMap<string, Record<string, number>>,
): Pick<FigureDay, 'came' | 'told'> {
  const told = stores.get(slice)
  const tally = tallies.get(slice)
  return { came: tally ? cameByChannel(tally) : null, ...(told && { told }) }
}

/** How the shop stood, and what was stored or missing, belongs to no channel. */
function cameByChannel(tally: DayTally): FigureDay['came'] {
  const { event, cohort } = finishDay(tally)
  return cameOf(event, cohort, { newcomersOffFen: 0, calls: 0, owed: null, told: {} })
}

interface Counting {
  day: BusinessDay
  channels: Channeling
}

async function soldOn(
  db: Db,
  { day, custom, channels }: Counting & { custom: readonly CountedFigure[] },
): Promise<Map<string, SliceSum>> {
  const sums = new Map<string, SliceSum>()
  for (let afterId: string | null = null; ; ) {
    const page = await listPurchasesOn(db, day, afterId, PAGE_SIZE)
    await channels.learn(page.map(({ memberId }) => memberId))
    addSold(sums, day, page, custom, channels.known)
    if (page.length < PAGE_SIZE) return sums
    afterId = page.at(-1)?._id ?? null
  }
}

/** By when the buyers of the day had bought before, anywhere and in the same part of the shop. */
async function addBuyers(
  db: Db,
  sums: Map<string, SliceSum>,
  { day, visitors: { buyers }, channels }: Counting & { visitors: Visitors },
): Promise<void> {
  const lastIn = await boughtBefore(db, day, buyers, channels.known)
  for (const [memberId, previousDay] of buyers)
    addBuyer(sums, day, { memberId, previousDay, lastIn: lastIn.get(memberId) ?? new Map() })
}

/** What coupons took off for those who bought for the first time. */
function newcomersOffFen({ couponMembers }: SliceSum, { buyers }: Visitors): number {
  return [...couponMembers].reduce((sum, [memberId, offFen]) => sum + (buyers.get(memberId) === null ? offFen : 0), 0)
}

/** Null where nothing at all happened on the day. */
async function cameOn(
  { db }: JobContext,
  day: BusinessDay,
  { newcomersOffFen, told }: { newcomersOffFen: number; told: Record<string, number> },
): Promise<FigureDay['came']> {
  const [event] = await listEventDays(db, day, day)
  if (!event || event.names.length === 0) return null
  const [cohort] = await listCohortDays(db, day, day)
  const cost = await costOn(db, day)
  const standing = await findDayBy(db, day)
  return cameOf(event, cohort ?? null, {
    newcomersOffFen,
    calls: Object.values(cost?.actions ?? {}).reduce((sum, { calls }) => sum + calls, 0),
    owed: owedIn(cost),
    told: standing ? { ...told, ...toldOfStanding(standing) } : told,
  })
}

function toldOfStanding({ allMembers, portraits }: NonNullable<Awaited<ReturnType<typeof findDayBy>>>) {
  const filled = portraits && { portraitMembers: portraits.members, portraitFilled: portraits.filled }
  return { members: allMembers, ...filled }
}
