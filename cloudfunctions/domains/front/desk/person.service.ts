import { isRoleAtLeast } from '#shared/people/staff/role'
import type { Context, Person } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { getActiveAccount } from '../../ledger/account/account.face'
import { findEmployed } from '../../people/staff/staff.face'

/** Who this is for the shop at this moment. @throws DomainError MEMBER_CLOSED, NOT_ALLOWED for whoever has no role any more */
export async function getPerson({ db }: Pick<Context, 'db'>, memberId: string): Promise<Person> {
  const [, employed] = await Promise.all([getActiveAccount(db, memberId), findEmployed(db, memberId)])
  if (!employed || !isRoleAtLeast(employed.scope.role, 'manager')) throw new DomainError('NOT_ALLOWED')
  return { memberId, name: employed.name, role: employed.scope.role }
}
