import type { Context } from './platform/context'

/** Loads what answers only when a request has told something: most do not, and a cold start need not pay. */
export async function answerTold(context: Context): Promise<void> {
  if (context.told.length === 0) return
  const facts = await import('./domains/base/facts/answer.service')
  await facts.answerTold(context)
}
