import { coversStore, type Employment, isRoleAtLeast, type StaffRole, type StaffScope } from '#shared/people/staff/role'

/** Whom a code may make of a member. Wider roles are given by the operators. */
export const INVITED_ROLES = ['clerk', 'manager'] as const
export type InvitedRole = (typeof INVITED_ROLES)[number]

export interface Invitation {
  /** The code itself, without dashes. */
  _id: string
  storeId: string
  role: InvitedRole
  /** How the new colleague is called on receipts and lists. */
  name: string
  invitedBy: string
  invitedAt: number
  untilAt: number
  use: { memberId: string; at: number } | null
}

export type JoinDecision =
  | { kind: 'accepted'; employment: Employment }
  /** The same member again. */
  | { kind: 'known' }
  | { kind: 'refused'; reason: 'INVITATION_ENDED' | 'ALREADY_STAFF' }

export interface JoinAttempt {
  memberId: string
  /** What the member is at the shop now; null for no staff. */
  present: Employment | null
  /** The scope of whoever made the code, as it is now. */
  inviter: StaffScope | null
}

/** A code is good once, in its time, and only while whoever made it could still make it. */
export function decideJoin(
  invitation: Invitation,
  { memberId, present, inviter }: JoinAttempt,
  now: number,
): JoinDecision {
  const { storeId, role, use, untilAt } = invitation
  if (use?.memberId === memberId) return { kind: 'known' }
  if (use || now > untilAt || !inviter || !mayEmploy(inviter, { role, storeId })) {
    return { kind: 'refused', reason: 'INVITATION_ENDED' }
  }
  if (!present) return { kind: 'accepted', employment: { role, storeIds: [storeId] } }
  // One role holds for all stores of a person: a wider one at this store would be a wider one at the others too.
  if (present.role !== role) return { kind: 'refused', reason: 'ALREADY_STAFF' }
  return { kind: 'accepted', employment: { role, storeIds: [...new Set([...present.storeIds, storeId])] } }
}

/** Only for the own stores, and only a lower role than the own. */
export function mayEmploy(scope: StaffScope, { role, storeId }: { role: StaffRole; storeId: string }): boolean {
  return coversStore(scope, storeId) && outranks(scope.role, role)
}

export function outranks(role: StaffRole, other: StaffRole): boolean {
  return role !== other && isRoleAtLeast(role, other)
}

/** The stores that a person loses: the one named, or all that the remover is in charge of. */
export function storesToLeave(scope: StaffScope, employment: Employment, storeId: string | undefined): string[] {
  if (!outranks(scope.role, employment.role)) return []
  const inCharge = employment.storeIds.filter((each) => coversStore(scope, each))
  return storeId === undefined ? inCharge : inCharge.filter((each) => each === storeId)
}
