import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import type { Change, DeedBook, TaskMark } from './book'
import { type Move, sourceOf } from './move'
import { progressOf } from './progress'
import type { CountingWorld } from './settle'
import type { Task } from './task-rules'
import { type TaskWindow, windowOf } from './window'

/** How long a reward waits to be claimed after the day on which the task was done. */
export const CLAIM_DAYS = 30

/** Tasks that are done by deeds that have changed, and tasks that are not any more. */
export function markTasks(
  before: DeedBook,
  changes: readonly Change[],
  world: CountingWorld,
): { book: DeedBook; moves: Move[] } {
  let book = before
  const moves: Move[] = []
  const days = [...new Set(changes.map(({ after }) => after.day))]
  const lost = changes.filter(isLess)
  // A task comes after the one that has to be done first, so one walk sees both.
  for (const task of world.tasks) {
    for (const day of days) {
      const window = windowOf(task, day, world)
      if (!window) continue
      const mark = markOf(book, task, window)
      const isLost = lost.some(({ after }) => after.day >= window.fromDay && after.day <= window.toDay)
      if (mark && mark.state !== 'back') {
        if (!isLost || progressOf(book, task, window).done >= mark.goal) continue
        const undone = withUndone(book, mark)
        book = undone.book
        moves.push(...undone.moves)
      } else if (isDone(book, task, window, { day, world })) {
        const reached = withReached(book, { task, window, mark }, { day, world })
        book = reached.book
        moves.push(...reached.moves)
      }
    }
  }
  return { book, moves }
}

export const markOf = ({ marks }: DeedBook, { key }: Pick<Task, 'key'>, window: TaskWindow): TaskMark | undefined =>
  marks.find(({ task, window: of }) => task === key && of === window.key)

/** Whether the task that has to be done first is done; true where there is none. */
export function isOpened(
  book: DeedBook,
  { after }: Task,
  { day, world }: { day: BusinessDay; world: Pick<CountingWorld, 'tasks' | 'joinedDay' | 'wasHere'> },
): boolean {
  const first = after === null ? undefined : world.tasks.find(({ key }) => key === after)
  if (!first) return true
  // A challenge that is over was done or not; what repeats is done again in each of its windows.
  const isOnce = first.period.kind === 'season' || first.period.kind === 'newcomer'
  const window = isOnce ? null : windowOf(first, day, world)
  return book.marks.some(
    (mark) => mark.task === first.key && mark.state !== 'back' && (isOnce || mark.window === window?.key),
  )
}

function isDone(
  book: DeedBook,
  task: Task,
  window: TaskWindow,
  when: { day: BusinessDay; world: CountingWorld },
): boolean {
  return isOpened(book, task, when) && progressOf(book, task, window).done >= task.goal
}

function withReached(
  book: DeedBook,
  { task, window, mark }: { task: Task; window: TaskWindow; mark: TaskMark | undefined },
  { world }: { day: BusinessDay; world: CountingWorld },
): { book: DeedBook; moves: Move[] } {
  const { key, title, goal, reward, badge, onUndo, give } = task
  const reached: TaskMark = {
    task: key,
    window: window.key,
    title,
    goal,
    reward,
    badge,
    onUndo,
    state: 'reached',
    reachedDay: world.today,
    claimUntilDay: addDays(world.today, CLAIM_DAYS),
    times: mark?.times ?? 0,
    // What was given before has its name by this record, and so has what is given next.
    record: mark?.record ?? book._id,
  }
  const marks = [...book.marks.filter((other) => other !== mark), reached]
  return give === 'at-once' ? given({ ...book, marks }, reached) : { book: { ...book, marks }, moves: [] }
}

/** Gives what a task promised, once. */
export function given(book: DeedBook, mark: TaskMark): { book: DeedBook; moves: Move[] } {
  const times = mark.times + 1
  const { task, window, title, reward, record } = mark
  const sourceId = sourceOf(`${record}:${task}:${window}`, times)
  return {
    book: withMark(book, mark, { ...mark, state: 'given', times }),
    moves: [{ kind: 'give', reason: 'task', sourceId, title, reward, record }],
  }
}

/** What finished it was taken back. What was only to be claimed is not there any more; what was given goes by the task's own rule. */
function withUndone(book: DeedBook, mark: TaskMark): { book: DeedBook; moves: Move[] } {
  if (mark.state === 'given' && mark.onUndo === 'keep') return { book, moves: [] }
  const undone = withMark(book, mark, { ...mark, state: 'back' })
  if (mark.state === 'reached') return { book: undone, moves: [] }
  const { task, window, title, reward, record, times } = mark
  const sourceId = sourceOf(`${record}:${task}:${window}`, times)
  return { book: undone, moves: [{ kind: 'take', reason: 'task', sourceId, title, reward, record }] }
}

const withMark = (book: DeedBook, mark: TaskMark, next: TaskMark): DeedBook => ({
  ...book,
  marks: book.marks.map((other) => (other === mark ? next : other)),
})

function isLess({ before, after }: Change): boolean {
  return before?.stands === true && (!after.stands || (after.amountFen ?? 0) < (before.amountFen ?? 0))
}
