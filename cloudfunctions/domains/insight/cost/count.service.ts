import { businessDayOf } from '#shared/kernel/business-day'
import type { WriteContext } from '../../../platform/context'
import { isNew } from '../../../platform/db/is-new'
import type { CountedCalls } from '../../../platform/meter'
import { addToCostDay, insertCostDay } from './cost.repository'

/** Adds an instance's counts to today's: one write, or three for the first report of the day. */
export async function keepCounted({ db, now }: WriteContext, counted: CountedCalls): Promise<void> {
  const day = businessDayOf(now)
  const inc = incrementsOf(counted)
  if (await addToCostDay(db, day, inc)) return
  await isNew(insertCostDay(db, { _id: day, actions: {}, uses: {}, liability: null }))
  await addToCostDay(db, day, inc)
}

function incrementsOf({ actions, uses }: CountedCalls): Record<string, number> {
  const spent = [...actions].flatMap(([action, { calls, databaseCalls, ms }]) => {
    const path = `actions.${toKey(action)}`
    return [
      [`${path}.calls`, calls],
      [`${path}.databaseCalls`, databaseCalls],
      [`${path}.ms`, Math.round(ms)],
    ] as const
  })
  return Object.fromEntries([...spent, ...[...uses].map(([api, calls]) => [`uses.${toKey(api)}`, calls] as const)])
}

/** A dot would start a nested field. Underscores are safe because no action or service has one in its name. */
const toKey = (name: string) => name.replaceAll('.', '_')
export const fromKey = (key: string) => key.replaceAll('_', '.')
