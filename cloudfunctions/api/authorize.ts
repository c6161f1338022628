import type { ActionSpec } from '#shared/kernel/contract'
import { unreachable } from '#shared/kernel/invariant'
import { isReviewer } from '#shared/people/staff/review'
import { isRoleAtLeast, type StaffRole, type StaffScope } from '#shared/people/staff/role'
import { findPerson, personOfStaff, requireRight } from '../domains/people/grant/grant.face'
import { getIdentity } from '../domains/people/member/member.face'
import { findEmployed, findScope } from '../domains/people/staff/staff.face'
import type { Context, MemberContext, StaffContext, VisitorContext } from '../platform/context'
import { DomainError } from '../platform/domain-error'

/** A phone's rights, looked up by its openid at each request: a role taken away is gone at once. */
export async function authorizePhone(spec: ActionSpec, context: Context, input: unknown): Promise<Context> {
  if (context.caller.kind !== 'phone') throw new DomainError('NOT_ALLOWED')
  const visitor = context as VisitorContext
  const { access } = spec
  switch (access) {
    case 'visitor':
      return visitor
    case 'member':
      return asMember(visitor)
    case 'clerk':
    case 'manager':
    case 'region':
    case 'headquarters':
      return asStaff(visitor, access)
    case 'board':
      return asSteering(visitor, spec, input)
    case 'person':
      return asPerson(visitor, spec)
    case 'operator':
    case 'browser':
    case 'till':
      throw new DomainError('NOT_ALLOWED')
    default:
      return unreachable(access)
  }
}

async function asStaff(context: VisitorContext, needed: StaffRole): Promise<StaffContext> {
  const member = await asMember(context)
  const staff = await findScope(member.db, member.memberId)
  if (!staff || !isRoleAtLeast(staff.role, needed)) throw new DomainError('NOT_ALLOWED')
  return { ...member, staff, isReviewer: isReviewer(staff) }
}

/** Headquarters have these rights by their role, so that no grant has to be read. */
async function asSteering(context: VisitorContext, spec: ActionSpec, input: unknown): Promise<Context> {
  const member = await asMember(context)
  const employed = await findEmployed(member.db, member.memberId)
  const person =
    employed?.scope.role === 'headquarters'
      ? personOfStaff(member.memberId, employed)
      : await findPerson(member, member.memberId)
  if (!person) return asReviewer(member, employed?.scope ?? null, spec)
  await requireRight(member, person, spec, input)
  return { ...member, person }
}

async function asPerson(context: VisitorContext, spec: ActionSpec): Promise<Context> {
  const member = await asMember(context)
  const person = await findPerson(member, member.memberId)
  if (person) return { ...member, person }
  return asReviewer(member, await findScope(member.db, member.memberId), spec)
}

/**
 * Whoever holds no right may still be a reviewer of WeChat. Writing is refused here, before anything is proposed in a
 * reviewer's name. @throws DomainError NOT_ALLOWED, SAMPLE_ONLY
 */
function asReviewer(member: MemberContext, scope: StaffScope | null, { effect }: ActionSpec): Context {
  if (!scope || !isReviewer(scope)) throw new DomainError('NOT_ALLOWED')
  if (effect === 'writes') throw new DomainError('SAMPLE_ONLY')
  return { ...member, isReviewer: true }
}

async function asMember(context: VisitorContext): Promise<MemberContext> {
  const { memberId, tally } = await getIdentity(context)
  return { ...context, memberId, tally }
}
