import type { Deed } from '#shared/base/facts/deed'
import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import type { Reward } from '#shared/ledger/points/reward'
import type { BadgeShape, Task } from './task-rules'

/** How long deeds are kept one by one: no cap of a month, no task and no challenge looks further back. */
export const KEPT_DAYS = 62
/** Nobody does more that counts; the oldest go first. */
const DEEDS_MAX = 400
const MARKS_MAX = 120

/** What a member did and what came of it, in one document: who counts writes it, so that caps are exact under races. */
export interface DeedBook {
  /** The member whose account is paid. */
  _id: string
  /** In the order of their times. */
  deeds: KeptDeed[]
  /** By rule: how often it has paid for deeds that are not kept any more. */
  life: Readonly<Record<string, number>>
  /** Tasks that were done, oldest first. */
  marks: TaskMark[]
  updatedAt: number
}

export interface KeptDeed extends Deed {
  act: string
  day: BusinessDay
  /** The record that did it; another one's book after a merge. */
  record: string
  /** The keys of the rules that have paid for it and still do. */
  paid: readonly string[]
  /** By rule: how often it has paid for this deed, those that were taken back among them. Missing while none has. */
  times?: Readonly<Record<string, number>>
}

/** A task that was done once in a window. What it promised is kept, whatever the rules say later. */
export interface TaskMark {
  task: string
  /** Of the window. */
  window: string
  title: string
  goal: number
  reward: Reward
  badge: BadgeShape | null
  onUndo: Task['onUndo']
  /** `reached`: to be claimed. `back`: a return has undone it. */
  state: 'reached' | 'given' | 'back'
  reachedDay: BusinessDay
  claimUntilDay: BusinessDay
  /** How often its reward has been given, those that were taken back among them. */
  times: number
  record: string
}

export const emptyBook = (memberId: string): DeedBook => ({
  _id: memberId,
  deeds: [],
  life: {},
  marks: [],
  updatedAt: 0,
})

/** A deed as an act tells it. */
export interface ToldDeed extends Deed {
  act: string
  record: string
}

export interface Change {
  before: KeptDeed | null
  after: KeptDeed
}

/** The book with a deed as it stands now; null where it is too old to count, or was never there and does not stand. */
export function withDeed(
  book: DeedBook,
  told: ToldDeed,
  today: BusinessDay,
): { book: DeedBook; change: Change } | null {
  const day = businessDayOf(told.at)
  const before = book.deeds.find(({ id, act }) => id === told.id && act === told.act) ?? null
  if (!before && (!told.stands || day < oldestKept(today))) return null
  const after: KeptDeed = { ...told, day, record: before?.record ?? told.record, paid: before?.paid ?? [] }
  if (before?.times) after.times = before.times
  const others = book.deeds.filter((deed) => deed !== before)
  const deeds = [...others, after].sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1))
  return { book: { ...book, deeds }, change: { before, after } }
}

export const oldestKept = (today: BusinessDay): BusinessDay => addDays(today, 1 - KEPT_DAYS)

/** Without what nothing looks at any more. How often rules have paid for it stays, for their caps of a life. */
export function trimmed(book: DeedBook, today: BusinessDay): DeedBook {
  const oldest = oldestKept(today)
  const isKept = ({ day }: KeptDeed, index: number) => day >= oldest && index >= book.deeds.length - DEEDS_MAX
  const deeds = book.deeds.filter(isKept)
  if (deeds.length === book.deeds.length && book.marks.length <= MARKS_MAX) return book
  const life = { ...book.life }
  for (const { paid } of book.deeds.filter((deed, index) => !isKept(deed, index))) {
    for (const rule of paid) life[rule] = (life[rule] ?? 0) + 1
  }
  return { ...book, deeds, life, marks: withoutOldest(book.marks) }
}

/** A badge is never dropped. */
function withoutOldest(marks: readonly TaskMark[]): TaskMark[] {
  let over = marks.length - MARKS_MAX
  return marks.filter(({ badge, state }) => {
    const isDropped = over > 0 && badge === null && state !== 'reached'
    if (isDropped) over -= 1
    return !isDropped
  })
}

/** Two records turned out to be one person's: what both did is one book. */
export function joinedBooks(into: DeedBook, from: DeedBook): DeedBook {
  const life = { ...into.life }
  for (const [rule, times] of Object.entries(from.life)) life[rule] = (life[rule] ?? 0) + times
  const known = new Set(into.deeds.map(nameOf))
  const deeds = [...into.deeds, ...from.deeds.filter((deed) => !known.has(nameOf(deed)))]
  return {
    ...into,
    deeds: deeds.sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1)),
    life,
    marks: joinedMarks(into.marks, from.marks),
  }
}

/** The same task in the same window stays done once; one that is still to be claimed gives way to one that was given. */
function joinedMarks(into: readonly TaskMark[], from: readonly TaskMark[]): TaskMark[] {
  const rank = { back: 0, reached: 1, given: 2 }
  const best = new Map<string, TaskMark>()
  for (const mark of [...into, ...from]) {
    const other = best.get(placeOf(mark))
    if (!other || rank[mark.state] > rank[other.state]) best.set(placeOf(mark), mark)
  }
  const all = [...best.values()]
  return all.sort((one, other) => (one.reachedDay < other.reachedDay ? -1 : 1))
}

/** A merge was undone: what each record did goes back to it. What had been folded away stays with the one that carried on. */
export function partedBooks(joined: DeedBook, fromId: string): { into: DeedBook; from: DeedBook } {
  const isOf = ({ record }: { record: string }) => record === fromId
  return {
    into: {
      ...joined,
      deeds: joined.deeds.filter((deed) => !isOf(deed)),
      marks: joined.marks.filter((mark) => !isOf(mark)),
    },
    from: { ...emptyBook(fromId), deeds: joined.deeds.filter(isOf), marks: joined.marks.filter(isOf) },
  }
}

const nameOf = ({ act, id }: Pick<KeptDeed, 'act' | 'id'>) => `${act} ${id}`
const placeOf = ({ task, window }: Pick<TaskMark, 'task' | 'window'>) => `${task} ${window}`
