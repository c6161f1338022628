import type { Context } from './platform/context'
import { countCall, takeDue } from './platform/meter'

/**
 * At the end of a call, refused ones too: counts what it has cost, and now and then writes down what this instance has
 * counted. An instance that ends takes what it has not written with it, ten minutes or 200 calls at most.
 */
export async function meterCall(context: Context): Promise<void> {
  if (process.env.CHANGLAI_METER === 'off') return
  const { action, db, now } = context
  const at = Date.now()
  countCall(action, { databaseCalls: db.roundTrips, ms: at - now }, at)
  const due = takeDue(at)
  if (!due) return
  const { keepCounted } = await import('./domains/insight/cost/count.service')
  // A figure that is missing is no reason to fail a call that has been answered.
  await keepCounted(context, due).catch((error) => context.log.error('what calls cost was not kept', error))
}
