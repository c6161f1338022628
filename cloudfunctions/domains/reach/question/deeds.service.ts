import type { Deed } from '#shared/base/facts/deed'
import type { Told, ToldFacts } from '#shared/base/facts/told-facts'
import { businessDayOf } from '#shared/kernel/business-day'
import { answeredId } from '#shared/reach/question/answer'
import type { Reader } from '../../../platform/db/db'
import { findAnswered } from './answer.repository'

/**
 * A form that a person has answered for the first time, whatever was answered and as long as something of it is there. What
 * needs a consent of its own, such as health or a child, may not be paid for and is no deed.
 */
export async function answerDeed(reader: Reader, { memberId, payload, toldAt }: Told): Promise<Deed | null> {
  const { formKey, isFirst } = payload as ToldFacts['question.answered']
  if (!isFirst) return null
  const answered = await findAnswered(reader, answeredId(memberId, formKey))
  // What was all taken back does not say any more whether it was sensitive.
  if (!answered || answered.consent !== null || !answered.answers?.length) return null
  // Of the record and its day: answers are forgotten after two years, and given anew they are another deed.
  return { id: `answered:${answered._id}:${businessDayOf(toldAt)}`, at: toldAt, stands: true }
}
