import { type FollowUp, staffOf, toStaff } from '#shared/reach/follow-up/follow-up'

export interface Names {
  members: ReadonlyMap<string, string>
  staff: ReadonlyMap<string, string>
}

export function toView(followUp: FollowUp, { members, staff }: Names, staffId: string) {
  const { _id, memberId, because, offer, given, storeId, dueAt, lateAt, state, to, note, endedAt } = followUp
  const owner = staffOf(to)
  return {
    followUpId: _id,
    displayName: members.get(memberId) ?? '会员',
    because: because.map(({ reason, why }) => ({ reason, why })),
    say: because[0]?.say ?? '',
    offer: offer && !given ? { title: offer.title } : null,
    isGiven: given !== null,
    storeId,
    dueAt,
    isLate: lateAt !== null,
    state,
    staffName: owner === null ? null : (staff.get(owner) ?? '店员'),
    isMine: to === toStaff(staffId),
    note,
    endedAt,
  }
}
