import type { Told } from '#shared/base/facts/told-facts'
import { type Grant, mayDo } from '#shared/people/grant/held'
import type { Context, PersonContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce } from '../../base/audit/audit.face'
import { findAccount, holdActiveAccount } from '../../ledger/account/account.face'
import { findGrant, findGrants, pageGrants, removeGrant, saveGrant } from './grant.repository'

export interface GrantInput {
  memberId: string
  name: string
  isOwner: boolean
  grants: Grant[]
}

export async function listGrants({ db, person }: PersonContext) {
  if (!mayDo(person.held, { right: 'staff', level: 'viewer', stores: null })) throw new DomainError('NOT_ALLOWED')
  const found = await pageGrants(db)
  return { holders: found.map(({ _id, heldAt: _heldAt, ...grant }) => ({ memberId: _id, ...grant })) }
}

/** As their grants name them; whoever holds none is left out. One round trip. */
export async function namesOfHolders({ db }: Context, memberIds: readonly string[]): Promise<Map<string, string>> {
  const found = await findGrants(db, [...new Set(memberIds)])
  return new Map(found.map(({ _id, name }) => [_id, name]))
}

/** @throws DomainError NOT_ALLOWED for whoever is no owner, and for an owner's own rights */
export async function giveGrant(context: PersonContext, { memberId, ...giving }: GrantInput) {
  requireOwnerOf(context, memberId)
  await changeOnce(context, { action: 'grant.give', subject: memberId, storeId: null }, async (tx) => {
    await holdOwnGrant(context, tx)
    await holdActiveAccount(tx, memberId, context.now)
    await saveGrant(tx, { _id: memberId, ...giving, by: context.person.memberId, at: context.now })
  })
  return { memberId, ...giving }
}

export async function takeGrant(context: PersonContext, memberId: string) {
  requireOwnerOf(context, memberId)
  await changeOnce(context, { action: 'grant.take', subject: memberId, storeId: null }, async (tx) => {
    await holdOwnGrant(context, tx)
    if (!(await findGrant(tx, memberId))) throw new DomainError('STAFF_NOT_FOUND')
    await removeGrant(tx, memberId)
  })
  return { memberId }
}

/** When a member has left, nobody holds these rights any more. */
export async function forgetGrant(tx: Tx, { memberId }: Pick<Told, 'memberId'>): Promise<void> {
  if ((await findAccount(tx, memberId))?.status === 'closed') await removeGrant(tx, memberId)
}

/** Nobody makes themselves more, and no owner leaves the shop without one by a slip. */
function requireOwnerOf({ person }: PersonContext, memberId: string): void {
  if (!person.held.isOwner || person.memberId === memberId) throw new DomainError('NOT_ALLOWED')
}

/**
 * An owner is one until the change is made: written, because two owners who take each other's rights at once would
 * otherwise leave the shop none. @throws DomainError NOT_ALLOWED
 */
async function holdOwnGrant({ person, now }: PersonContext, tx: Tx): Promise<void> {
  const own = await findGrant(tx, person.memberId)
  if (!own?.isOwner) throw new DomainError('NOT_ALLOWED')
  // Always another document than before: the same one written again would hold nobody up.
  await saveGrant(tx, { ...own, heldAt: Math.max(now, (own.heldAt ?? 0) + 1) })
}
