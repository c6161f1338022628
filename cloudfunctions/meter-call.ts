import type { Reply } from '#shared/kernel/contract'
import type { Context } from './platform/context'
import { countCall, takeDue } from './platform/meter'

/**
 * At the end of a call, refused ones too: counts what it has cost, and now and then writes down what this instance has
 * counted. An instance that ends takes what it has not written with it, ten minutes or 200 calls at most.
 */
export async function meterCall(context: Context, reply: Reply): Promise<void> {
  if (process.env.CHANGLAI_METER === 'off') return
  const { db, now } = context
  // What is no action was named by whoever called, with any text: it must not become a field of what is stored.
  const action = !reply.ok && reply.error.code === 'UNKNOWN_ACTION' ? 'unknown' : context.action
  const at = Date.now()
  countCall(action, { databaseCalls: db.roundTrips, ms: at - now }, at)
  const due = takeDue(at)
  if (!due) return
  const { keepCounted } = await import('./domains/insight/cost/count.service')
  // A figure that is missing is no reason to fail a call that has been answered.
  await keepCounted(context, due).catch((error) => context.log.error('what calls cost was not kept', error))
}
