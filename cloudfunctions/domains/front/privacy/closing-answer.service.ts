import { deletionId } from '#shared/front/privacy/request'
import { businessDayOf } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import type { Heard } from '../../../platform/noun/answer'
import { recordsOfPerson } from '../../people/member/member.face'
import { emptyNotes, findPrivacyRequest, savePrivacyAnswer } from './request.repository'

/** A membership has ended, on the phone or after cooling off: marks its request as done and clears texts in others. */
export async function noteClosing(tx: Tx, { memberId, toldAt }: Heard<'member.closed'>, { db }: Context) {
  await emptyNotes(db, await recordsOfPerson(db, memberId))
  const _id = deletionId(memberId)
  const asked = await findPrivacyRequest(tx, _id)
  if (asked?.status === 'done') return
  const day = businessDayOf(toldAt)
  const own = {
    ...({ _id, kind: 'deletion', memberId, way: 'phone', by: '', filedAt: toldAt, receivedDay: day } as const),
    ...{ dueDay: day, coolsUntilAt: null, answeredBy: null },
  }
  // The member closed it on the phone during the shop's cooling-off. What members do themselves needs no cooling-off.
  const request = asked?.status === 'open' ? asked : own
  const answer = { status: 'done', answer: '', answeredBy: request.answeredBy, answeredAt: toldAt } as const
  await savePrivacyAnswer(tx, { ...request, note: '' }, answer)
}
