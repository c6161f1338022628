import { knownOf } from '#shared/insight/lifecycle/facts'
import { defaultLifecycleRules } from '#shared/insight/lifecycle/rules'
import { lifecycleOf } from '#shared/insight/lifecycle/standing'
import { businessDayOf } from '#shared/kernel/business-day'
import type { Shop } from '../../../../testing/shop'

/** As a night's look would have left it. */
export function keepOf({ database, clock }: Shop, memberId: string): void {
  const now = clock.now()
  const today = businessDayOf(now)
  const known = knownOf({ joinedDay: today, activities: [], days: [], score: null })
  const look = { before: null, today, rules: defaultLifecycleRules, rulesVersion: 1, now }
  database.put('lifecycles', { ...lifecycleOf(memberId, known, look) })
}
