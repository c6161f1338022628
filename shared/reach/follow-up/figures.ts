import { shareInterval } from '#shared/kernel/share-interval'
import type { FollowUp } from './follow-up'

/**
 * By what follow-ups are added up, in one field, so that the database does it: `<store>|<state>|<who ended it>|<came back>`. The last one
 * is empty until the fourteen days are over.
 */
export function figureOf({ storeId, state, endedBy, cameBack }: Omit<FollowUp, 'figure'>): string {
  return [storeId, state, endedBy ?? '', cameBack === null ? '' : cameBack ? '1' : '0'].join('|')
}

export interface FigureGroup {
  key: string
  count: number
  spentFen: number
}

/** Members of whom the fourteen days are over: how many bought again, and for how much. */
export interface Outcomes {
  members: number
  cameBack: number
  spentFen: number
}

export interface StaffFigures {
  staffId: string
  done: number
  notReached: number
  notWanted: number
  /** Of those spoken to. */
  reached: Outcomes
}

export interface Figures {
  staff: StaffFigures[]
  /** Of all who were to be spoken to, also those who were not: nobody chose them, so that they are like those kept back. */
  asked: Outcomes
  keptBack: Outcomes
}

const none = (): Outcomes => ({ members: 0, cameBack: 0, spentFen: 0 })

export function figuresOf(groups: readonly FigureGroup[], storeIds: readonly string[] | null): Figures {
  const staff = new Map<string, StaffFigures>()
  const asked = none()
  const keptBack = none()
  for (const { key, count, spentFen } of groups) {
    const [storeId = '', state = '', endedBy = '', came = ''] = key.split('|')
    if ((storeIds && !storeIds.includes(storeId)) || state === 'joined') continue
    const own = endedBy === '' ? null : (staff.get(endedBy) ?? newStaff(endedBy))
    if (own) staff.set(endedBy, own)
    if (own && (state === 'done' || state === 'notReached' || state === 'notWanted')) own[state] += count
    if (came === '') continue
    const counted = { count, spentFen, cameBack: came === '1' }
    add(state === 'keptBack' ? keptBack : asked, counted)
    if (own && state === 'done') add(own.reached, counted)
  }
  const byDone = [...staff.values()].sort((a, b) => b.done - a.done || (a.staffId < b.staffId ? -1 : 1))
  return { staff: byDone, asked, keptBack }
}

function newStaff(staffId: string): StaffFigures {
  return { staffId, done: 0, notReached: 0, notWanted: 0, reached: none() }
}

function add(
  to: Outcomes,
  { count, spentFen, cameBack }: { count: number; spentFen: number; cameBack: boolean },
): void {
  to.members += count
  to.cameBack += cameBack ? count : 0
  to.spentFen += spentFen
}

/** Fewer of either show nothing. */
export const COMPARED_MIN = 20

export interface Lift {
  /** Percentage points more of those who were to be spoken to came back, with its 95 % interval. */
  points: number
  low: number
  high: number
  /** The interval is all on one side of nothing. */
  isClear: boolean
}

/** The difference of two shares by Newcombe's method, which holds for small numbers too; null while there are too few. */
export function liftOf(asked: Outcomes, keptBack: Outcomes): Lift | null {
  if (asked.members < COMPARED_MIN || keptBack.members < COMPARED_MIN) return null
  const [a, b] = [withInterval(asked), withInterval(keptBack)]
  const points = a.share - b.share
  const low = points - Math.hypot(a.share - a.low, b.high - b.share)
  const high = points + Math.hypot(a.high - a.share, b.share - b.low)
  return { points: percent(points), low: percent(low), high: percent(high), isClear: low > 0 || high < 0 }
}

function withInterval({ members, cameBack }: Outcomes): { share: number; low: number; high: number } {
  const { from: low, to: high } = shareInterval(cameBack, members) ?? { from: 0, to: 1 }
  return { share: cameBack / members, low, high }
}

const percent = (share: number) => Math.round(share * 1000) / 10
