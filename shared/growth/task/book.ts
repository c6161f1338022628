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
  life: Tally
  /** The same of records that were merged into this one, by record. Missing where there is none. */
  lifeOfMerged?: readonly LifeOfRecord[]
  /** Tasks that were done, oldest first. */
  marks: TaskMark[]
  /**
   * Of records that were joined: marks of windows in which another record's mark holds. They hold again when the two are
   * parted. Missing where there are none.
   */
  marksAside?: TaskMark[]
  updatedAt: number
}

type Tally = Readonly<Record<string, number>>

interface LifeOfRecord {
  record: string
  life: Tally
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
  const deeds = [...others, after].sort(byTime)
  return { book: { ...book, deeds }, change: { before, after } }
}

export const oldestKept = (today: BusinessDay): BusinessDay => addDays(today, 1 - KEPT_DAYS)

/** Without what nothing looks at any more. How often rules have paid for it stays, for their caps of a life. */
export function trimmed(book: DeedBook, today: BusinessDay): DeedBook {
  const oldest = oldestKept(today)
  const isKept = ({ day }: KeptDeed, index: number) => day >= oldest && index >= book.deeds.length - DEEDS_MAX
  const deeds = book.deeds.filter(isKept)
  if (deeds.length === book.deeds.length && book.marks.length <= MARKS_MAX) return book
  const folded = book.deeds
    .filter((deed, index) => !isKept(deed, index))
    .reduce((all, { record, paid }) => withLife(all, record, Object.fromEntries(paid.map((rule) => [rule, 1]))), book)
  return { ...folded, deeds, marks: withoutOldest(book.marks) }
}

/** How often a rule has paid for deeds that are not kept any more, whichever record's. */
export const lifeOf = (book: DeedBook, rule: string): number =>
  livesOf(book).reduce((sum, { life }) => sum + (life[rule] ?? 0), 0)

const livesOf = ({ _id, life, lifeOfMerged = [] }: DeedBook): LifeOfRecord[] => [{ record: _id, life }, ...lifeOfMerged]

function withLife(book: DeedBook, record: string, more: Tally): DeedBook {
  if (Object.keys(more).length === 0) return book
  if (record === book._id) return { ...book, life: added(book.life, more) }
  const others = (book.lifeOfMerged ?? []).filter((each) => each.record !== record)
  const known = book.lifeOfMerged?.find((each) => each.record === record)
  return { ...book, lifeOfMerged: [...others, { record, life: added(known?.life ?? {}, more) }] }
}

const withLives = (book: DeedBook, lives: readonly LifeOfRecord[]): DeedBook =>
  lives.reduce((all, { record, life }) => withLife(all, record, life), book)

function added(tally: Tally, more: Tally): Tally {
  const sums = { ...tally }
  for (const [rule, times] of Object.entries(more)) sums[rule] = (sums[rule] ?? 0) + times
  return sums
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

/** Two records turned out to be one person's: what both did is one book, and what is whose can still be told. */
export function joinedBooks(into: DeedBook, from: DeedBook): DeedBook {
  const known = new Set(into.deeds.map(nameOf))
  const deeds = [...into.deeds, ...from.deeds.filter((deed) => !known.has(nameOf(deed)))]
  return withMarks({ ...withLives(into, livesOf(from)), deeds: deeds.sort(byTime) }, [
    ...marksOf(into),
    ...marksOf(from),
  ])
}

/**
 * A merge was undone: what each record did goes back to it. `records`: the one that was parted, and those that had been
 * merged into it.
 */
export function partedBooks(joined: DeedBook, records: readonly string[]): { into: DeedBook; from: DeedBook } {
  const [fromId = ''] = records
  const isOf = ({ record }: { record: string }) => records.includes(record)
  const { lifeOfMerged: lives = [], ...plain } = joined
  const into = withLives(
    plain,
    lives.filter((each) => !isOf(each)),
  )
  const from = withLives(emptyBook(fromId), lives.filter(isOf))
  const marks = marksOf(joined)
  return {
    into: withMarks(
      { ...into, deeds: joined.deeds.filter((deed) => !isOf(deed)) },
      marks.filter((mark) => !isOf(mark)),
    ),
    from: withMarks({ ...from, deeds: joined.deeds.filter(isOf) }, marks.filter(isOf)),
  }
}

const marksOf = ({ marks, marksAside = [] }: DeedBook): TaskMark[] => [...marks, ...marksAside]

/** The same task in the same window is done once; one that is still to be claimed gives way to one that was given. */
function withMarks(book: DeedBook, all: readonly TaskMark[]): DeedBook {
  const rank = { back: 0, reached: 1, given: 2 }
  const best = new Map<string, TaskMark>()
  for (const mark of all) {
    const other = best.get(placeOf(mark))
    if (!other || rank[mark.state] > rank[other.state]) best.set(placeOf(mark), mark)
  }
  const marks = [...best.values()].sort((one, other) => (one.reachedDay < other.reachedDay ? -1 : 1))
  const marksAside = all.filter((mark) => best.get(placeOf(mark)) !== mark)
  const { marksAside: _before, ...plain } = book
  return { ...plain, marks, ...(marksAside.length > 0 && { marksAside }) }
}

const byTime = (one: KeptDeed, other: KeptDeed): number => one.at - other.at || (one.id < other.id ? -1 : 1)
const nameOf = ({ act, id }: Pick<KeptDeed, 'act' | 'id'>) => `${act} ${id}`
const placeOf = ({ task, window }: Pick<TaskMark, 'task' | 'window'>) => `${task} ${window}`
