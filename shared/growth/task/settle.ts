import type { BusinessDay } from '#shared/kernel/business-day'
import { type Change, type DeedBook, joinedBooks, type ToldDeed, trimmed, withDeed } from './book'
import type { GrowthRules } from './growth-rules'
import type { Move } from './move'
import { payByRules } from './pay'
import { markTasks } from './task-marks'
import type { TaskRules } from './task-rules'
import type { Joined } from './window'

/** What counts, for whom and on which day. */
export interface CountingWorld extends Joined {
  rules: GrowthRules['rules']
  tasks: TaskRules['tasks']
  today: BusinessDay
}

/**
 * Counts deeds as they stand now: those that are new, those that come late and those that were taken back. What comes of
 * it does not depend on the order in which they are told, and told again they change nothing.
 */
export function settle(
  before: DeedBook,
  told: readonly ToldDeed[],
  world: CountingWorld,
): { book: DeedBook; moves: Move[] } {
  let book = before
  const changes: Change[] = []
  for (const deed of told) {
    const isNew = !book.deeds.some(({ id, act }) => id === deed.id && act === deed.act)
    if (isNew && !isAwaited(deed.act, world)) continue
    const counted = withDeed(book, deed, world.today)
    if (!counted || isSame(counted.change)) continue
    book = counted.book
    changes.push(counted.change)
  }
  if (changes.length === 0) return { book: before, moves: [] }
  const paid = payByRules(book, changes, world)
  const marked = markTasks(paid.book, changes, world)
  return { book: trimmed(marked.book, world.today), moves: [...paid.moves, ...marked.moves] }
}

/**
 * Two books that become one: together they may have done what neither had done alone. Rules of growth have paid for each
 * deed, or not, on its day.
 */
export function settleJoined(into: DeedBook, from: DeedBook, world: CountingWorld): { book: DeedBook; moves: Move[] } {
  const changes = from.deeds.map((after) => ({ before: null, after }))
  const { book, moves } = markTasks(joinedBooks(into, from), changes, world)
  return { book: trimmed(book, world.today), moves }
}

/** Whether any rule or task looks at this act. */
export function isAwaited(act: string, { rules, tasks }: Pick<CountingWorld, 'rules' | 'tasks'>): boolean {
  return rules.some((rule) => rule.act === act) || tasks.some((task) => task.act === act)
}

/** Told again, and nothing about it has changed. */
function isSame({ before, after }: Change): boolean {
  return (
    before !== null &&
    before.stands === after.stands &&
    before.amountFen === after.amountFen &&
    before.storeId === after.storeId &&
    before.subject === after.subject
  )
}
