import { addDays, businessDayOf, daysBetween } from '#shared/kernel/business-day'
import { birthdaysOn } from '#shared/loyalty/coupon/grant-days'
import { isConsentInForce } from '#shared/people/member/consent'
import { mayDo } from '#shared/reach/follow-up/decide'
import { type GuestNote, newPerson } from '#shared/reach/follow-up/follow-up'
import { awayOf, factsShown, firstWords } from '#shared/reach/follow-up/guest'
import { followUpRules } from '#shared/reach/follow-up/rules'
import type { MemberContext, StaffContext } from '../../../platform/context'
import { lookupHash } from '../../../platform/crypto/field-cipher'
import { changeOnce, recordLook } from '../../base/audit/audit.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { goodsShownTo } from '../../insight/recommendation/recommendation.face'
import { findScore } from '../../insight/score/score.face'
import { handTagNamesOf } from '../../insight/tag/tag.face'
import { holdActiveAccount } from '../../ledger/account/account.face'
import { getActiveMember, type Member, recordsOfPerson } from '../../people/member/member.face'
import { getOwnStore, identify } from '../../people/staff/staff.face'
import { countOpenTickets } from '../feedback/feedback.face'
import { doerOf } from './act.service'
import { toView } from './follow-up.mapper'
import { findFollowUp } from './follow-up.repository'
import { namesFor } from './list.service'
import { emptyNotes, findPerson, savePerson } from './person.repository'

const BOUGHT_SHOWN = 3
const WEEK = 7

interface Guest {
  memberCode: string
  storeId: string
}

/** @throws DomainError what `identify` throws, WRONG_STORE, STORE_NOT_FOUND, MEMBER_CLOSED */
export async function seeGuest(context: StaffContext, { memberCode, storeId }: Guest) {
  const { db, staff } = context
  await getOwnStore(context, storeId)
  const { memberId } = await identify(context, memberCode, storeId)
  const rules = await rulesInForce(context, followUpRules)
  const [member, person] = await Promise.all([
    getActiveMember(db, memberId),
    findPerson(db, memberId),
    recordLook(context, { action: 'follow-up.seeGuest', subject: memberId, storeId }),
  ])
  // What was made of the record for this member is used for them only while they agree to it.
  const isPersonal = isConsentInForce(member.consents, 'personalization')
  const [openTickets, open, said, bought, away] = await Promise.all([
    recordsOfPerson(db, memberId).then((ids) => countOpenTickets(db, ids)),
    person?.openId ? findFollowUp(db, person.openId) : null,
    isPersonal ? handTagNamesOf(context, memberId) : [],
    isPersonal ? boughtBy(context, memberId) : [],
    isPersonal ? awayNow(context, memberId) : null,
  ])
  const facts = factsShown({ openTickets, isBirthdayWeek: hasBirthdaySoon(member, context.now), away })
  const own = open?.state === 'open' && open.storeId === storeId && mayDo(open, doerOf(context)) ? open : null
  const { lowRating, birthday, atRisk } = rules.reasons
  const words = { 'low-rating': lowRating.say, birthday: birthday.say, 'at-risk': atRisk.say }
  return {
    first: firstWords(own, facts, { words, bought }),
    facts,
    said,
    bought,
    note: toNote(person?.note ?? null, staff.staffId),
    followUp: own && toView(own, await namesFor(context, [own], new Map([[memberId, member]])), staff.staffId),
    mayAssign: staff.role !== 'clerk',
  }
}

/** From today on, so that nobody is congratulated late; by the keyed hash, so that nothing is unsealed. */
function hasBirthdaySoon({ birthdayHash }: Pick<Member, 'birthdayHash'>, now: number): boolean {
  if (birthdayHash === null) return false
  const today = businessDayOf(now)
  const days = Array.from({ length: WEEK }, (_day, ahead) => birthdaysOn(addDays(today, ahead))).flat()
  return days.some((day) => lookupHash('birthday', day) === birthdayHash)
}

async function boughtBy(context: StaffContext, memberId: string): Promise<string[]> {
  return (await goodsShownTo(context, memberId)).again.slice(0, BOUGHT_SHOWN).map(({ name }) => name)
}

async function awayNow({ db, now }: StaffContext, memberId: string) {
  const score = await findScore(db, memberId)
  if (!score) return null
  const { firstDay, lastDay, purchaseDays } = score.facts
  return awayOf({ purchaseDays, habitDays: daysBetween(firstDay, lastDay) }, daysBetween(lastDay, businessDayOf(now)))
}

const toNote = (note: GuestNote | null, staffId: string) =>
  note && { text: note.text, at: note.at, isMine: note.by === staffId }

/** One for a member, the last one stands; with its record in the audit, where the words are not. */
export async function saveNote(context: StaffContext, { memberCode, storeId, text }: Guest & { text: string }) {
  const { db, now, staff } = context
  await getOwnStore(context, storeId)
  const { memberId } = await identify(context, memberCode, storeId)
  const note: GuestNote | null = text.trim() === '' ? null : { text: text.trim(), by: staff.staffId, storeId, at: now }
  await changeNote(context, { memberId, storeId, note })
  return { note: toNote((await findPerson(db, memberId))?.note ?? null, staff.staffId) }
}

async function changeNote(
  context: StaffContext,
  { memberId, storeId, note }: { memberId: string; storeId: string; note: GuestNote | null },
): Promise<void> {
  if (note === null) await takeNotesAway(context, memberId)
  await changeOnce(context, { action: 'follow-up.saveNote', subject: memberId, storeId }, async (tx) => {
    await holdActiveAccount(tx, memberId, context.now)
    const person = (await findPerson(tx, memberId)) ?? newPerson(memberId)
    await savePerson(tx, { ...person, note })
  })
}

/** Of the caller, by whichever record it was written. */
export async function getOwnNote({ db, memberId }: MemberContext) {
  const note = (await findPerson(db, memberId))?.note ?? null
  return { note: note && { text: note.text, at: note.at } }
}

/** Whoever it is about may take it away; done again there is none. */
export async function removeOwnNote(context: MemberContext) {
  await takeNotesAway(context, context.memberId)
  return { note: null }
}

/** From all records of the person: what one of them brought would be there again when they part. */
async function takeNotesAway({ db }: Pick<MemberContext, 'db'>, memberId: string): Promise<void> {
  await emptyNotes(db, await recordsOfPerson(db, memberId))
}
