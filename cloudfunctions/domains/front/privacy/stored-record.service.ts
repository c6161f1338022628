import type { MemberContext } from '../../../platform/context'
import { getActiveAccount } from '../../ledger/account/account.face'
import { getActiveMember, recordsOfPerson, toProfile } from '../../people/member/member.face'
import { invitationRecords } from './invitation-record.service'
import { portraitRecords } from './portrait-record.service'
import { type From, findRoleOf, findScoreOf, RECORD_KINDS, type RecordKind } from './privacy.repository'
import { type Room, readRecords } from './record-pages.service'
import { withoutInternals } from './shown-record'

/** A reply of a function may have a megabyte; what is around the records needs little. */
const BYTES_MAX = 800_000

/**
 * Everything that is stored about the caller, by kind, the records that were merged into theirs included; sealed fields
 * in the form in which they may be shown. One reply holds all of it for nearly everybody; the rest of a kind is asked
 * for by that kind, from where it stopped.
 */
export async function getStoredRecord(
  context: MemberContext,
  asked: { kind?: RecordKind | undefined; from?: From | undefined },
) {
  const { db, memberId } = context
  const room: Room = { bytesLeft: BYTES_MAX }
  const memberIds = await recordsOfPerson(db, memberId)
  if (asked.kind) {
    return { sections: [await readRecords(db, asked.kind, { memberIds, from: asked.from ?? null, room })] }
  }
  const single = await singleRecords(context)
  const sections: Awaited<ReturnType<typeof readRecords>>[] = []
  for (const kind of RECORD_KINDS) sections.push(await readRecords(db, kind, { memberIds, from: null, room }))
  return { sections: [...single, ...sections] }
}

/** What there is one of, or few. */
async function singleRecords(context: MemberContext) {
  const { db, memberId } = context
  const [member, account, score, role] = await Promise.all([
    getActiveMember(db, memberId),
    getActiveAccount(db, memberId),
    findScoreOf(db, memberId),
    findRoleOf(db, memberId),
  ])
  const portraits = await portraitRecords(context)
  const invitations = await invitationRecords(context)
  const whole = <K extends string>(kind: K, records: Record<string, unknown>[]) => ({
    kind,
    count: records.length,
    isComplete: true,
    nextFrom: null,
    records,
  })
  const { past, ...ownAccount } = account
  // The keys of an earlier membership are hashes that say nothing to anybody.
  const before = past && { firstDay: past.firstDay, checkInDay: past.checkInDay, friends: past.friends }
  return [
    whole('profile', [{ ...toProfile(member) }]),
    whole('account', [{ ...withoutInternals(ownAccount), ...(before && { past: before }) }]),
    whole('portrait', portraits),
    whole('scores', score ? [withoutInternals(score)] : []),
    whole('staff', role ? [withoutInternals(role)] : []),
    { ...whole('referrals', invitations.records), isComplete: invitations.isComplete },
  ]
}
