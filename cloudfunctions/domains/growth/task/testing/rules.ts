import type { GrowthRule, GrowthRules } from '#shared/growth/task/growth-rules'
import type { Task } from '#shared/growth/task/task-rules'
import { aGrowthRule } from '#shared/growth/task/testing/a-task'
import type { Shop } from '../../../../testing/shop'
import { timerContext } from '../../../../testing/timer-context'
import { sweepOutboxJob } from '../../../base/facts/facts.jobs'
import { runJob } from '../../../base/job/job.service'
import { forgetRules } from '../../../base/settings/rules.service'

/** Puts rules in force, as an operator's proposal would. */
export function putGrowthRules(
  shop: Shop,
  rules: Partial<GrowthRule>[],
  confirmed: GrowthRules['confirmed'] = [],
): void {
  put(shop, 'growth', { rules: rules.map(aGrowthRule), confirmed })
}

export function putTasks(shop: Shop, tasks: Task[]): void {
  put(shop, 'tasks', { tasks })
}

function put(shop: Shop, setting: string, value: unknown): void {
  shop.database.put('settings', { _id: setting, version: 2, value, digest: '', by: '王运营', at: 0 })
  forgetRules()
}

/** Answers everything that acts have told, and what comes of that. */
export async function sweepAll(shop: Shop): Promise<void> {
  for (let times = 0; times < 2; times += 1) {
    await runJob({ ...timerContext(), requestId: shop.newRequestId() }, [sweepOutboxJob], sweepOutboxJob.name)
  }
}
