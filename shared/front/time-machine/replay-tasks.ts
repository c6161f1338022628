import { type DeedBook, emptyBook, type ToldDeed } from '#shared/growth/task/book'
import type { GrowthRules } from '#shared/growth/task/growth-rules'
import { settle } from '#shared/growth/task/settle'
import type { Task, TaskRules } from '#shared/growth/task/task-rules'
import { addDays, type BusinessDay, daysBetween, startOfDay } from '#shared/kernel/business-day'
import type { Got, LivedSpan, Span } from './replay'

export interface CountedRules {
  rules: GrowthRules['rules']
  tasks: TaskRules['tasks']
}

/** What rules of growth and tasks would have given for purchases, other stores and check-ins of the span, day by day. */
export function gotByDeeds(lived: LivedSpan, { rules, tasks }: CountedRules, span: Span): Got {
  const { account } = lived
  const got: Got = { points: 0, growth: 0, makeUpCards: 0, couponFen: 0, tierKey: account.tier.key }
  const world = {
    rules: rules.map((rule) => ({ ...rule, startDay: span.fromDay, endDay: null })),
    tasks: tasks.map((task) => ({ ...task, period: periodBefore(task.period, span), give: 'at-once' as const })),
    joinedDay: account.joinedDay,
    wasHere: false,
  }
  let book: DeedBook = emptyBook(account._id)
  for (const [today, deeds] of daysOf(lived, span)) {
    const settled = settle(book, deeds, { ...world, today })
    book = settled.book
    for (const { kind, reward } of settled.moves) {
      const sign = kind === 'give' ? 1 : -1
      got.points += sign * reward.points
      got.growth += sign * reward.growth
      got.makeUpCards += sign * reward.makeUpCards
    }
  }
  return got
}

/** A challenge of the future is lived as if it had just ended; one of so many days stays so long. */
function periodBefore(period: Task['period'], { toDay }: Span): Task['period'] {
  if (period.kind !== 'season') return period
  return { kind: 'season', fromDay: addDays(toDay, -daysBetween(period.fromDay, period.toDay)), toDay }
}

function daysOf({ account, purchases, stamps }: LivedSpan, { fromDay, toDay }: Span): [BusinessDay, ToldDeed[]][] {
  const byDay = new Map<BusinessDay, ToldDeed[]>()
  const add = (day: BusinessDay, deed: Omit<ToldDeed, 'stands' | 'record'>) => {
    if (day < fromDay || day > toDay) return
    byDay.set(day, [...(byDay.get(day) ?? []), { ...deed, stands: true, record: account._id }])
  }
  const stores = new Set<string>()
  for (const { id, at, day, storeId, keptFen } of purchases) {
    const bought = { at, storeId, amountFen: keptFen }
    add(day, { ...bought, id, act: 'purchase' })
    if (stores.size > 0 && !stores.has(storeId)) add(day, { ...bought, id: storeId, act: 'new-store' })
    stores.add(storeId)
  }
  for (const day of stamps) add(day, { id: day, at: startOfDay(day), act: 'check-in' })
  return [...byDay].sort(([one], [other]) => (one < other ? -1 : 1))
}
