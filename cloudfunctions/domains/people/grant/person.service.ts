import type { ActionSpec } from '#shared/kernel/contract'
import {
  type Held,
  heldByRole,
  holdsAnything,
  mayDo,
  type NamedStore,
  NOTHING,
  together,
} from '#shared/people/grant/held'
import type { StaffScope } from '#shared/people/staff/role'
import type { Context, Person } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { getActiveAccount } from '../../ledger/account/account.face'
import { findEmployed, regionsOf } from '../staff/staff.face'
import { findGrant } from './grant.repository'

/** Who this is for the shop at this moment. @throws DomainError MEMBER_CLOSED, NOT_ALLOWED for whoever has no right any more */
export async function getPerson({ db }: Pick<Context, 'db'>, memberId: string): Promise<Person> {
  const [, employed, grant] = await Promise.all([
    getActiveAccount(db, memberId),
    findEmployed(db, memberId),
    findGrant(db, memberId),
  ])
  const byRole = employed ? heldByRole(employed.scope.role, employed.scope.storeIds) : NOTHING
  const held = together(byRole, grant ?? NOTHING)
  const name = employed?.name ?? grant?.name
  if (name === undefined || !holdsAnything(held)) throw new DomainError('NOT_ALLOWED')
  return { memberId, name, role: employed?.scope.role ?? null, held: plain(held) }
}

/** The same for a phone that is staff, by what the role brings alone: no look for a grant where none is needed. */
export function personOfStaff(memberId: string, { name, scope }: { name: string; scope: StaffScope }): Person {
  return { memberId, name, role: scope.role, held: plain(heldByRole(scope.role, scope.storeIds)) }
}

/** The one check of operators' rights, whichever way they come. @throws DomainError NOT_ALLOWED */
export async function requireRight(
  { db }: Pick<Context, 'db'>,
  { held }: Person,
  { right, effect, level = effect === 'reads' ? 'viewer' : 'operator', within }: ActionSpec,
  input: unknown,
): Promise<void> {
  const stores = await namedStores(db, held, within, input)
  if (!right || !mayDo(held, { right, level, stores })) throw new DomainError('NOT_ALLOWED')
}

/** The stores that the input names; null where it names none. Regions are read only for whoever holds a right by region. */
async function namedStores(
  db: Db,
  held: Held,
  within: string | undefined,
  input: unknown,
): Promise<NamedStore[] | null> {
  const named = within === undefined ? undefined : (input as Record<string, unknown>)[within]
  const storeIds = (Array.isArray(named) ? named : [named]).filter((each) => typeof each === 'string')
  if (storeIds.length === 0) return null
  const isByRegion = held.grants.some(({ scope }) => scope.kind === 'regions')
  const regions = isByRegion ? await regionsOf(db, storeIds) : new Map<string, string>()
  return storeIds.map((storeId) => ({ storeId, region: regions.get(storeId) ?? null }))
}

const plain = ({ isOwner, grants }: Held): Held => ({ isOwner, grants: [...grants] })
