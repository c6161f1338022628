import type { Told } from '#shared/base/facts/told-facts'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { findMembers, recordsOfPerson } from '../../people/member/member.face'
import { makeSuggestions } from './making.service'
import { removeSuggestions } from './suggestions.repository'

/** Suggestions come and go with the consent to personal offers, in the order in which the member has decided. */
export function followConsent(tx: Tx, told: Told<'consent.changed'>, context: Context): Promise<void> {
  return told.payload.isGranted ? renewSuggestions(tx, told, context) : forgetSuggestions(tx, told, context)
}

/** Consent was withdrawn or the member has left. */
export async function forgetSuggestions(_tx: Tx, { memberId }: Pick<Told, 'memberId'>, { db }: Context): Promise<void> {
  await removeSuggestions(db, await recordsOfPerson(db, memberId))
}

/** Consent was given, or records were merged or parted: for the member and the record on the other side. */
export async function renewSuggestions(_tx: Tx, { memberId }: Pick<Told, 'memberId'>, context: Context): Promise<void> {
  const [member] = await findMembers(context.db, [memberId])
  const others = [member?.merge?.into, member?.unmerged?.into].flatMap((id) => id ?? [])
  await makeSuggestions(context, [memberId, ...others])
}
