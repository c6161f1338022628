import type { Job } from '../../../platform/noun/job'
import { reconcile } from './hand-edit.service'
import { registryOf } from './rule-registry'
import { getRegistered } from './settings.service'
import { isHandEdited } from './version.service'

/** Looks for what was changed by hand in the console. */
export const reconcileSettingsJob: Job = {
  name: 'reconcile-settings',
  title: '核对手工修改的规则',
  schedule: { kind: 'every', minutes: 5 },
  async slice(context) {
    const registry = await registryOf(context.nouns)
    const families = await Promise.all(registry.families.map((family) => family.list(context.db)))
    // Members of a family were read just now: only those that show an edit are looked at again.
    const suspects = families.flat().filter(isHandEdited)
    const registered = [...registry.documents, ...suspects.map(({ _id }) => getRegistered(registry, _id))]
    let changed = 0
    for (const each of registered) if (await reconcile(context, each)) changed += 1
    return { checkpoint: null, isDone: true, looked: registered.length, changed }
  },
}
