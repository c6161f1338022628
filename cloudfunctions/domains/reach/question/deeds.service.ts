import type { Deed } from '#shared/base/facts/deed'
import type { Told, ToldFacts } from '#shared/base/facts/told-facts'
import { answeredId } from '#shared/reach/question/answer'
import type { Reader } from '../../../platform/db/db'
import { findAnswered } from './answer.repository'

/**
 * A form that was answered for the first time, whatever was answered. What needs a consent of its own, such as health or a
 * child, may not be paid for and is no deed.
 */
export async function answerDeed(reader: Reader, { memberId, payload, toldAt }: Told): Promise<Deed | null> {
  const { formKey, isFirst } = payload as ToldFacts['question.answered']
  if (!isFirst) return null
  const answered = await findAnswered(reader, answeredId(memberId, formKey))
  if (!answered || answered.consent !== null) return null
  return { id: `answered:${formKey}`, at: toldAt, stands: true }
}
