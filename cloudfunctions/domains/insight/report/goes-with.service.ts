import { GOES_WITH_DEFINITIONS } from '#shared/insight/report/definitions'
import { addCounts, type Counts } from '#shared/insight/report/goes-with'
import { goesWithPage } from '#shared/insight/report/goes-with-page'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import { last } from '#shared/kernel/last'
import type { Context } from '../../../platform/context'
import { type GoesWithDay, type GoesWithKind, listGoesWith } from './goes-with.repository'

const SHOWN_DAYS = 90

/** The last ninety days that were counted of each kind: two reads. */
export async function getGoesWith({ db, now }: Context) {
  const span = { fromDay: addDays(businessDayOf(now), -2 * SHOWN_DAYS), toDay: businessDayOf(now) }
  const lastDays = async (kind: GoesWithKind) => (await listGoesWith(db, kind, span)).slice(-SHOWN_DAYS)
  const [touches, weeks] = await Promise.all([lastDays('touches'), lastDays('week')])
  return {
    ...goesWithPage(sumOf(touches), sumOf(weeks)),
    touchDays: spanOf(touches),
    weekDays: spanOf(weeks),
    definitions: GOES_WITH_DEFINITIONS,
  }
}

const sumOf = (days: readonly GoesWithDay[]): Counts =>
  days.reduce<Counts>((sum, { counts }) => addCounts(sum, counts), {})

function spanOf(days: readonly GoesWithDay[]) {
  const [first] = days
  const newest = last(days)
  return first && newest ? { fromDay: first.day, toDay: newest.day } : null
}
