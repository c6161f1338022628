import type { BusinessDay } from '#shared/kernel/business-day'
import type { AlmostDone } from '#shared/ledger/account/account'
import type { Reward } from '#shared/ledger/points/reward'
import type { DeedBook, TaskMark } from './book'
import { progressOf } from './progress'
import type { CountingWorld } from './settle'
import { isOpened, markOf } from './task-marks'
import type { BadgeShape, Task } from './task-rules'
import { type TaskWindow, windowOf } from './window'

/** A task as its member sees it. */
export interface TaskView {
  key: string
  window: string
  title: string
  detail: string
  kind: Task['period']['kind']
  fromDay: BusinessDay
  toDay: BusinessDay
  goal: number
  /** At most the goal. */
  done: number
  counts: Task['counts']
  /** Days on which something counted; a challenge draws them as dots. */
  days: BusinessDay[]
  /** `locked`: another task comes first. `reached`: to be claimed. */
  state: 'locked' | 'open' | 'reached' | 'given'
  /** The title of the task that comes first; null where none does. */
  afterTitle: string | null
  reward: Reward
  badge: BadgeShape | null
  /** The last day on which a reached reward can be claimed; null where there is nothing to claim. */
  claimUntilDay: BusinessDay | null
  /** When it was given; null while it was not. */
  gotDay: BusinessDay | null
  isAtOnce: boolean
}

export interface BadgeView {
  task: string
  title: string
  badge: BadgeShape
  /** Null while it is not had yet. */
  gotDay: BusinessDay | null
  goal: number
  done: number
}

/** What the member can do today, and what is still to be claimed of earlier days. */
export function taskViews(book: DeedBook, world: CountingWorld): TaskView[] {
  const { today } = world
  const current = world.tasks.flatMap((task) => {
    const window = windowOf(task, today, world)
    const view = window && viewOf(book, task, window, world)
    return view && isShown(view, today) ? [view] : []
  })
  const isCurrent = (mark: TaskMark) => current.some(({ key, window }) => key === mark.task && window === mark.window)
  const waiting = book.marks.filter((mark) => isClaimable(mark, today) && !isCurrent(mark))
  return [...current, ...waiting.map((mark) => waitingView(mark, world))]
}

export const isClaimable = ({ state, claimUntilDay }: TaskMark, today: BusinessDay): boolean =>
  state === 'reached' && today <= claimUntilDay

/** What of the shop's badges the member has, and how far the open ones have come. They are never compared with anybody's. */
export function badgeViews(book: DeedBook, world: CountingWorld): BadgeView[] {
  const got = book.marks.flatMap(({ task, title, badge, state, reachedDay, goal }) =>
    badge !== null && state !== 'back' ? [{ task, title, badge, gotDay: reachedDay, goal, done: goal }] : [],
  )
  const open = world.tasks.flatMap((task): BadgeView[] => {
    const { key, title, badge, goal } = task
    const window = badge === null ? null : windowOf(task, world.today, world)
    if (badge === null || window === null || got.some((each) => each.task === key)) return []
    return [{ task: key, title, badge, gotDay: null, goal, done: Math.min(progressOf(book, task, window).done, goal) }]
  })
  return [...got, ...open]
}

/** A task of more than one step of which one is left, the one that ends first; what starts anew every day is not said. */
export function almostDone(book: DeedBook, world: CountingWorld): AlmostDone | null {
  const near = taskViews(book, world).filter(
    ({ state, kind, goal, done }) => state === 'open' && kind !== 'daily' && goal >= 2 && done === goal - 1,
  )
  const [first] = near.sort((one, other) => (one.toDay < other.toDay ? -1 : 1))
  return first ? { task: first.key, title: first.title, goal: first.goal, untilDay: first.toDay } : null
}

function viewOf(book: DeedBook, task: Task, window: TaskWindow, world: CountingWorld): TaskView {
  const { key, title, detail, period, goal, counts, after, reward, badge, give } = task
  const progress = progressOf(book, task, window)
  const mark = markOf(book, task, window)
  const standing = mark && mark.state !== 'back' ? mark : null
  const isOpen = isOpened(book, task, { day: world.today, world })
  return {
    key,
    window: window.key,
    title: standing?.title ?? title,
    detail,
    kind: period.kind,
    fromDay: window.fromDay,
    toDay: window.toDay,
    goal: standing?.goal ?? goal,
    done: standing ? standing.goal : Math.min(progress.done, goal),
    counts,
    days: progress.days,
    state: standing ? (standing.state === 'given' ? 'given' : 'reached') : isOpen ? 'open' : 'locked',
    afterTitle: world.tasks.find((other) => other.key === after)?.title ?? null,
    reward: standing?.reward ?? reward,
    badge,
    claimUntilDay: standing?.state === 'reached' ? standing.claimUntilDay : null,
    gotDay: standing?.state === 'given' ? standing.reachedDay : null,
    isAtOnce: give === 'at-once',
  }
}

/** What was not claimed in its days is put away without a word. */
const isShown = ({ state, claimUntilDay }: TaskView, today: BusinessDay): boolean =>
  state !== 'reached' || (claimUntilDay !== null && today <= claimUntilDay)

/** Of a window that is over, or of a task that the shop has taken away: what was promised is kept. */
function waitingView(mark: TaskMark, { tasks }: CountingWorld): TaskView {
  const task = tasks.find(({ key }) => key === mark.task)
  const { title, goal, reward, badge, reachedDay, claimUntilDay, window } = mark
  return {
    key: mark.task,
    window,
    title,
    detail: task?.detail ?? '已经做到了',
    kind: task?.period.kind ?? 'season',
    fromDay: reachedDay,
    toDay: reachedDay,
    goal,
    done: goal,
    counts: task?.counts ?? 'times',
    days: [],
    state: 'reached',
    afterTitle: null,
    reward,
    badge,
    claimUntilDay,
    gotDay: null,
    isAtOnce: false,
  }
}
