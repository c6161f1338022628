import { hasOtherFieldKey } from '../../../platform/crypto/field-cipher'
import type { Job } from '../../../platform/noun/job'
import type { MigrationStep } from '../../../platform/noun/migration'
import { afterIdOf } from '../job/job.face'
import { walkSteps } from './walk-steps'

/**
 * While the field key is changed, seals again what opens with the other key alone. A run that has looked through
 * everything and changed nothing says that the other key may go; without one there is nothing to look at.
 */
export const resealJob: Job = {
  name: 'reseal',
  title: '用新密钥重新加密',
  schedule: { kind: 'daily', at: '03:50' },
  async slice(context, checkpoint, budget) {
    if (!hasOtherFieldKey()) return { checkpoint: null, isDone: true, looked: 0, changed: 0 }
    const steps: MigrationStep[] = (await Promise.all(context.nouns.map(({ reseals }) => reseals?.() ?? []))).flat()
    const from = { step: Number(checkpoint?.step ?? 0), afterId: afterIdOf(checkpoint) }
    const { at, walked } = await walkSteps(context, from, { steps }, budget, (step, document) =>
      step.isOld(document, context) ? step.renew(context, document) : Promise.resolve(false),
    )
    const isDone = at.step >= steps.length
    return { ...walked, isDone, checkpoint: isDone ? null : { ...at } }
  },
}
