import { DAY_MS } from '#shared/kernel/business-day'
import { groupedCode } from '#shared/kernel/checked-code'
import { REVIEW_INVITER, REVIEW_STORE, REVIEW_STORE_FIELDS } from '#shared/people/staff/review'
import type { Context } from '../../../platform/context'
import { changeOnce } from '../../base/audit/audit.face'
import { findInvitation, insertInvitation } from './invitation.repository'
import { invitationCode } from './invitation.service'
import { findStaffMember, listActiveStaffOf, saveStaffMember } from './staff.repository'
import { findStore, saveStoreDocument } from './store.repository'
import { forgetStores } from './store.service'

/** More than ever have a code at once; all of them leave in one transaction. */
const REVIEWERS_MAX = 40

/** Opens the store for reviewers and makes their codes, each good once. The same request answers the same codes. */
export async function openReview(context: Context, { days, codes }: { days: number; codes: number }) {
  const { db, now, requestId } = context
  const ids = Array.from({ length: codes }, (_, index) => invitationCode(`${requestId}:${index}`, REVIEW_INVITER))
  const made = { storeId: REVIEW_STORE, role: 'manager' as const, name: '审核', invitedBy: REVIEW_INVITER, use: null }
  const untilAt = now + days * DAY_MS
  await changeOnce(
    context,
    { action: 'staff.openReview', subject: REVIEW_STORE, storeId: REVIEW_STORE },
    async (tx) => {
      await saveStoreDocument(tx, { _id: REVIEW_STORE, ...REVIEW_STORE_FIELDS, isOpen: true })
      for (const _id of ids) await insertInvitation(tx, { _id, ...made, invitedAt: now, untilAt })
    },
  )
  forgetStores()
  const [first = ''] = ids
  const known = await findInvitation(db, first)
  return {
    storeId: REVIEW_STORE,
    invitations: ids.map((id) => ({ code: groupedCode(id) })),
    untilAt: known?.untilAt ?? untilAt,
  }
}

/** Closes the store, so that no code opens anything any more, and takes everybody off it. Repeating it does nothing more. */
export async function closeReview(context: Context) {
  const reviewers = await listActiveStaffOf(context.db, [REVIEW_STORE], REVIEWERS_MAX)
  await changeOnce(
    context,
    { action: 'staff.closeReview', subject: REVIEW_STORE, storeId: REVIEW_STORE },
    async (tx) => {
      const store = await findStore(tx, REVIEW_STORE)
      if (store) await saveStoreDocument(tx, { ...store, isOpen: false })
      for (const { _id } of reviewers) {
        const member = await findStaffMember(tx, _id)
        if (member?.status !== 'active') continue
        const storeIds = member.storeIds.filter((storeId) => storeId !== REVIEW_STORE)
        // Empty would mean every store.
        const leaves = storeIds.length === 0 && { status: 'dismissed' as const, dismissedAt: context.now }
        await saveStaffMember(tx, { ...member, ...(leaves || { storeIds }) })
      }
    },
  )
  forgetStores()
  return { storeId: REVIEW_STORE }
}
