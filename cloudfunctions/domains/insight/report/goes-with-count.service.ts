import type { MemberDay } from '#shared/insight/event/member-day'
import { firstWeekOf, SECOND_DAYS, WEEK_DAYS } from '#shared/insight/report/first-week'
import type { TimelineEvent } from '#shared/insight/report/funnel'
import {
  addCounts,
  type Counts,
  countsOf,
  episodeOf,
  OUTCOME_MS,
  TOUCH_NAMES,
  TOUCHES_MS,
} from '#shared/insight/report/goes-with'
import { addDays, type BusinessDay, endOfDay, startOfDay } from '#shared/kernel/business-day'
import { partsOf } from '#shared/kernel/parts'
import type { Db } from '../../../platform/db/db'
import { nextAfterId } from '../../../platform/db/next-page'
import type { FactSource } from '../../../platform/noun/fact-source'
import { listMemberDays, pageDay } from '../event/event.face'
import { type GoesWithKind, saveGoesWith } from './goes-with.repository'
import { readTimelines } from './timelines.service'

const PAGE_SIZE = 1000
const MEMBERS_AT_ONCE = 50
/** Whoever did nothing on so many days before begins anew. */
const QUIET_DAYS = 2

export interface Counting {
  db: Db
  sources: readonly FactSource[]
}

/** How many days after a day everything is known that is asked of it: two of touches and a week, or a week and thirty days. */
export const KNOWN_AFTER_DAYS: Record<GoesWithKind, number> = { touches: 10, week: WEEK_DAYS + SECOND_DAYS }

/** Counts whoever began on the day; the same again when it is counted again. */
export async function countGoesWith(counting: Counting, kind: GoesWithKind, day: BusinessDay): Promise<void> {
  const [begins, count] = kind === 'touches' ? [beginsTouches, countTouches] : [buysFirst, countWeeks]
  let counts: Counts = {}
  let afterId: string | null = null
  do {
    const page: MemberDay[] = await pageDay(counting.db, day, afterId, PAGE_SIZE)
    const members = page.filter(begins).map(({ memberId }) => memberId)
    for (const memberIds of partsOf(members, MEMBERS_AT_ONCE)) {
      for (const own of await count(counting, memberIds, day)) counts = addCounts(counts, own)
    }
    afterId = nextAfterId(page, PAGE_SIZE)
  } while (afterId !== null)
  await saveGoesWith(counting.db, kind, day, counts)
}

const beginsTouches = ({ day, links: { visit } }: MemberDay) =>
  visit !== null && (visit.previousDay === null || visit.previousDay < addDays(day, -QUIET_DAYS))

const buysFirst = ({ day, links: { buy } }: MemberDay) => buy?.firstDay === day

async function countTouches(
  { db, sources }: Counting,
  memberIds: readonly string[],
  day: BusinessDay,
): Promise<Counts[]> {
  const lastStartAt = endOfDay(day)
  const span = { fromAt: startOfDay(day), toAt: lastStartAt + TOUCHES_MS + OUTCOME_MS }
  const timelines: TimelineEvent[][] = await readTimelines(db, sources, { names: TOUCH_NAMES, memberIds, ...span })
  return timelines.flatMap((timeline) => {
    const episode = episodeOf(timeline, lastStartAt)
    return episode ? [countsOf(episode)] : []
  })
}

async function countWeeks({ db }: Counting, memberIds: readonly string[], day: BusinessDay): Promise<Counts[]> {
  const byMember = new Map<string, MemberDay[]>(memberIds.map((memberId) => [memberId, []]))
  for (const memberDay of await listMemberDays(db, memberIds, day)) byMember.get(memberDay.memberId)?.push(memberDay)
  return [...byMember.values()].map((memberDays) => firstWeekOf(memberDays, day))
}
