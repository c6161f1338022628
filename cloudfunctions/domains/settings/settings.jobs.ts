import type { Job } from '../job/job'
import { reconcile } from './hand-edit.service'
import type { RegisteredRules } from './rule-registry'

/** Looks for what was changed by hand in the console. */
export function reconcileSettingsJob(registered: readonly RegisteredRules[]): Job {
  return {
    name: 'reconcile-settings',
    title: '核对手工修改的规则',
    schedule: { kind: 'every', minutes: 5 },
    async slice(context) {
      let changed = 0
      for (const { document } of registered) if (await reconcile(context, document)) changed += 1
      return { checkpoint: null, isDone: true, looked: registered.length, changed }
    },
  }
}
