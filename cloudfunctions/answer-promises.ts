import type { Context } from './platform/context'

/** Loads those who answer only when a request has promised something: most do not, and a cold start need not pay. */
export async function answerPromises(context: Context): Promise<void> {
  if (context.promised.length === 0) return
  const { answerKept } = await import('./domains/base/facts/outbox.service')
  await answerKept(context)
}
