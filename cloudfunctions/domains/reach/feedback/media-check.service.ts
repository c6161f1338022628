import * as z from 'zod'
import type { TakePushed } from '../../../platform/noun/pushed'
import { noteVerdict } from './photo.service'

/** `wxa_media_check` of version 2, as far as it matters here: everything else of it is left aside. */
const answerSchema = z.object({
  trace_id: z.string().regex(/^[\w-]{8,128}$/),
  version: z.literal(2),
  errcode: z.int().default(0),
  result: z.object({ suggest: z.enum(['pass', 'review', 'risky']) }).optional(),
})

/** WeChat's answer about a photo. Who forges one must know the name of a check that is under way. */
export const takeMediaCheck: TakePushed = async (context, message) => {
  const answer = answerSchema.safeParse(message)
  if (!answer.success) return false
  const { trace_id: traceId, errcode, result } = answer.data
  if (errcode === 0 && !result) return false
  return noteVerdict(context, traceId, errcode === 0 && result ? result.suggest : 'failed')
}
