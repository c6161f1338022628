import { entryId } from '#shared/ledger/points/entry'
import type { DeedBook } from './book'
import { sourceOf } from './move'

/** The entries by which a book says that something was given, and whether each of them stands. Rewards without points have none. */
export function entriesOfBook({ deeds, marks, marksAside = [] }: DeedBook): { id: string; stands: boolean }[] {
  const byRules = deeds.flatMap(({ id, paid, times = {} }) =>
    Object.entries(times).flatMap(([rule, given]) =>
      upTo(given).map((time) => ({
        id: entryId({ reason: 'act', sourceId: sourceOf(`${rule}:${id}`, time) }),
        stands: time === given && paid.includes(rule),
      })),
    ),
  )
  const byTasks = [...marks, ...marksAside]
    .filter(({ reward }) => reward.points + reward.growth + reward.makeUpCards > 0)
    .flatMap(({ record, task, window, times, state }) =>
      upTo(times).map((time) => ({
        id: entryId({ reason: 'task', sourceId: sourceOf(`${record}:${task}:${window}`, time) }),
        stands: time === times && state === 'given',
      })),
    )
  return [...byRules, ...byTasks]
}

const upTo = (times: number): number[] => Array.from({ length: times }, (_, index) => index + 1)
