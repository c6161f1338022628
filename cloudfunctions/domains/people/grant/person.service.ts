import type { ActionSpec } from '#shared/kernel/contract'
import type { Level, Right } from '#shared/kernel/rights'
import {
  type HeldRights,
  heldByRole,
  holdsAnything,
  mayDo,
  type NamedStore,
  NOTHING,
  together,
} from '#shared/people/grant/held'
import { isReviewer } from '#shared/people/staff/review'
import type { StaffScope } from '#shared/people/staff/role'
import type { Context, MemberContext, Person } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { getActiveAccount } from '../../ledger/account/account.face'
import { findEmployed, regionsOf } from '../staff/staff.face'
import { findGrant } from './grant.repository'

/** Who this is for the shop at this moment. @throws DomainError MEMBER_CLOSED, NOT_ALLOWED for whoever has no right any more */
export async function getPerson(context: Pick<Context, 'db'>, memberId: string): Promise<Person> {
  const person = await findPerson(context, memberId)
  if (!person) throw new DomainError('NOT_ALLOWED')
  return person
}

/** The same; null for whoever holds no right, such as a reviewer of WeChat. @throws DomainError MEMBER_CLOSED */
export async function findPerson({ db }: Pick<Context, 'db'>, memberId: string): Promise<Person | null> {
  const [, employed, grant] = await Promise.all([
    getActiveAccount(db, memberId),
    findEmployed(db, memberId),
    findGrant(db, memberId),
  ])
  const isStaff = employed !== null && !isReviewer(employed.scope)
  const byRole = isStaff ? heldByRole(employed.scope.role, employed.scope.storeIds) : NOTHING
  const held = together(byRole, grant ?? NOTHING)
  const name = employed?.name ?? grant?.name
  if (name === undefined || !holdsAnything(held)) return null
  return { memberId, name, role: employed?.scope.role ?? null, held: plain(held) }
}

/** Whether rights were given to this member; those of a post are known by the post. */
export async function hasRights({ db, memberId }: MemberContext): Promise<boolean> {
  const grant = await findGrant(db, memberId)
  return grant !== null && holdsAnything(together(NOTHING, grant))
}

/** The same for a staff member's phone if the role alone is enough, so that no grant has to be read. */
export function personOfStaff(memberId: string, { name, scope }: { name: string; scope: StaffScope }): Person {
  return { memberId, name, role: scope.role, held: plain(heldByRole(scope.role, scope.storeIds)) }
}

/** The one check of operators' rights, whichever way they come. @throws DomainError NOT_ALLOWED */
export async function requireRight(
  context: Pick<Context, 'db'>,
  person: Person,
  { right, effect, level = effect === 'reads' ? 'viewer' : 'operator', within }: ActionSpec,
  input: unknown,
): Promise<void> {
  const storeIds = storesNamed(within, input)
  if (!right || !(await holdsRight(context, person, { right, level, storeIds }))) throw new DomainError('NOT_ALLOWED')
}

/** The only stores an act concerns, as named in its input; null if it concerns the whole shop. */
export function storesNamed(within: string | undefined, input: unknown): string[] | null {
  const named = within === undefined ? undefined : (input as Record<string, unknown>)[within]
  const storeIds = (Array.isArray(named) ? named : [named]).filter((each) => typeof each === 'string')
  return storeIds.length === 0 ? null : storeIds
}

export interface AskedRight {
  right: Right
  level: Level
  storeIds: readonly string[] | null
}

/** Whether a person has a right, as it is at this moment. */
export async function holdsRight(
  { db }: Pick<Context, 'db'>,
  { held }: Pick<Person, 'held'>,
  { right, level, storeIds }: AskedRight,
): Promise<boolean> {
  return mayDo(held, { right, level, stores: storeIds && (await namedStores(db, held, storeIds)) })
}

/** Regions are read only for people who hold a right by region. */
async function namedStores(db: Db, held: HeldRights, storeIds: readonly string[]): Promise<NamedStore[]> {
  const isByRegion = held.grants.some(({ scope }) => scope.kind === 'regions')
  const regions = isByRegion ? await regionsOf(db, storeIds) : new Map<string, string>()
  return storeIds.map((storeId) => ({ storeId, region: regions.get(storeId) ?? null }))
}

const plain = ({ isOwner, grants }: HeldRights): HeldRights => ({ isOwner, grants: [...grants] })
