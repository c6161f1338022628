import { deletionId } from '#shared/front/privacy/request'
import type { MemberContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce } from '../../base/audit/audit.face'
import { findPrivacyRequest, type StoredRequest, savePrivacyAnswer } from './request.repository'

const TAKEN_BACK = '会员自己在手机上撤回'

/** The deletion that the shop recorded for the member, but only while it can still be taken back. */
export async function getOwnDeletion({ db, memberId, now }: MemberContext) {
  const request = await findPrivacyRequest(db, deletionId(memberId))
  if (!request || !canTakeBack(request, now)) return { deletion: null }
  return { deletion: { filedAt: request.filedAt, coolsUntilAt: request.coolsUntilAt } }
}

/** @throws DomainError DELETION_NOT_OPEN when there is none, it was answered, or its cooling-off is over */
export async function takeBackDeletion(context: MemberContext) {
  const { memberId, now, db } = context
  const _id = deletionId(memberId)
  const action = { action: 'privacy.takeBackDeletion', subject: memberId, storeId: null }
  await changeOnce(context, action, async (tx) => {
    const request = await findPrivacyRequest(tx, _id)
    // A second tap has another request id, but the deletion is already taken back, as the member wants.
    if (request?.status === 'withdrawn') return
    if (!request || !canTakeBack(request, now)) throw new DomainError('DELETION_NOT_OPEN')
    await savePrivacyAnswer(tx, request, {
      status: 'withdrawn',
      answer: TAKEN_BACK,
      answeredBy: null,
      answeredAt: now,
    })
  })
  return { takenBackAt: (await findPrivacyRequest(db, _id))?.answeredAt ?? now }
}

/** Once the cooling-off has ended, the job may already be working on it. */
function canTakeBack(request: StoredRequest, now: number): request is StoredRequest & { coolsUntilAt: number } {
  return request.status === 'open' && request.coolsUntilAt !== null && now < request.coolsUntilAt
}
