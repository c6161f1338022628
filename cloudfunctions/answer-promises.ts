import { answerKept } from './domains/base/facts/facts.face'
import type { Context } from './platform/context'

/** Loads those who answer promises only when a request has made one: most do not, and a cold start need not pay. */
export async function answerPromises(context: Context): Promise<void> {
  if (context.promised.length === 0) return
  const { answers } = await import('./answers')
  await answerKept(context, answers)
}
