import { type Feedback, openTicket, withTicket } from '#shared/reach/feedback/feedback'
import { photoFolderOf } from '#shared/reach/feedback/photo'
import { feedbackRules } from '#shared/reach/feedback/rules'
import type { MemberContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { markOf, servedIn } from '../../../platform/request-content'
import { rulesInForce } from '../../base/settings/settings.face'
import { isStore, listStores } from '../../people/staff/staff.face'
import { findFeedback, insertFeedback } from './feedback.repository'
import { insertPhotos } from './photo.repository'
import { askAbout, photosOf, requireOwnPhotos } from './photo.service'
import { tellGiven } from './rating.service'
import { requireAllowed } from './said-text.service'

const STORES_MAX = 200

export async function getBox(context: MemberContext) {
  const { isOpen, seenHours, answerHours } = await rulesInForce(context, feedbackRules)
  const { stores } = isOpen ? await listStores(context) : { stores: [] }
  const open = stores.filter((store) => store.isOpen).slice(0, STORES_MAX)
  return {
    isOpen,
    seenHours,
    answerHours,
    stores: open.map(({ storeId, name }) => ({ storeId, name })),
    photoFolder: photoFolderOf(context.memberId),
  }
}

interface Written {
  kind: 'suggestion' | 'complaint'
  storeId: string | null
  text: string
  photoFileIds: readonly string[]
}

/** The id is the request's. @throws DomainError FEEDBACK_CLOSED, STORE_NOT_FOUND, TEXT_REFUSED */
export async function writeToBox(context: MemberContext, { kind, storeId, text, photoFileIds }: Written) {
  const { db, now, memberId, requestId } = context
  const rules = await rulesInForce(context, feedbackRules)
  const _id = `fb_${requestId}`
  const known = await findFeedback(db, _id)
  if (known && servedIn(known.requests, context)) return { feedbackId: _id }
  if (!rules.isOpen) throw new DomainError('FEEDBACK_CLOSED')
  if (storeId !== null && !(await isStore(context, storeId))) throw new DomainError('STORE_NOT_FOUND')
  await requireOwnPhotos(context, photoFileIds)
  await requireAllowed(context, text)
  const photos = photosOf(_id, photoFileIds, context)
  const written: Feedback = {
    ...{ _id, kind, memberId, storeId, staffId: null, purchaseId: null, score: null, reasons: [], text, at: now },
    ...{ ticket: null, ticketAt: null, dueAt: null, messages: [], requests: [markOf(context)] },
  }
  // Whoever writes is answered, whatever it is: both are tickets with the same clocks.
  const feedback = withTicket(written, openTicket(now, rules))
  await db.transaction(async (tx) => {
    if (await findFeedback(tx, _id)) return
    await insertFeedback(tx, feedback)
    await insertPhotos(tx, photos)
    await tellGiven(context, tx, feedback)
  })
  await askAbout(context, photos)
  return { feedbackId: _id }
}
