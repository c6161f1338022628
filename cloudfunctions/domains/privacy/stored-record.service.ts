import type { MemberContext } from '../../platform/context'
import { getActiveAccount } from '../account/account.service'
import { toProfile } from '../member/member.mapper'
import { getActiveMember } from '../member/profile.service'
import { invitationRecords } from './invitation-record.service'
import { portraitRecords } from './portrait-record.service'
import { listRecords, RECORD_KINDS } from './privacy.repository'

/** Who served the member, and request ids, are the shop's records, not the member's data. */
const INTERNAL_FIELDS = new Set(['staffId', 'requestId', 'requests', 'content', 'batchId', 'clerkId'])

/** Everything that is stored about the caller, by kind; sealed fields in the form in which they may be shown. */
export async function getStoredRecord(context: MemberContext) {
  const { db, memberId } = context
  const [member, account] = await Promise.all([getActiveMember(db, memberId), getActiveAccount(db, memberId)])
  const lists = await Promise.all(RECORD_KINDS.map((kind) => listRecords(db, kind, memberId)))
  const portraits = await portraitRecords(context)
  const invitations = await invitationRecords(context)
  return {
    sections: [
      { kind: 'profile' as const, count: 1, isComplete: true, records: [{ ...toProfile(member) }] },
      { kind: 'account' as const, count: 1, isComplete: true, records: [withoutInternals({ ...account })] },
      { kind: 'portrait' as const, count: portraits.length, isComplete: true, records: portraits },
      { kind: 'referrals' as const, count: invitations.records.length, ...invitations },
      ...lists.map(({ kind, count, records }) => ({
        kind,
        count,
        isComplete: records.length === count,
        records: records.map(withoutInternals),
      })),
    ],
  }
}

/** Also inside lists, such as the refunds of a purchase. */
function withoutInternals(record: Record<string, unknown>): Record<string, unknown> {
  const shown = Object.entries(record).filter(([field]) => !INTERNAL_FIELDS.has(field))
  return Object.fromEntries(shown.map(([field, value]) => [field, cleaned(value)]))
}

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleaned)
  return typeof value === 'object' && value !== null ? withoutInternals(value as Record<string, unknown>) : value
}
