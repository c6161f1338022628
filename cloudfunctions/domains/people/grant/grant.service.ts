import type { Told } from '#shared/base/facts/told-facts'
import { type Grant, mayDo } from '#shared/people/grant/held'
import type { Context, PersonContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { raiseAlert } from '../../base/alert/alert.face'
import { changeOnce } from '../../base/audit/audit.face'
import { holdActiveAccount } from '../../ledger/account/account.face'
import { recordsOfPerson } from '../member/member.face'
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

/** The names in their grants, without people who have none. One round trip. */
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

/** When a member has left, their rights end, and so do those of records that were merged into theirs. */
export async function forgetGrant(tx: Tx, { memberId }: Pick<Told, 'memberId'>, { db }: Context): Promise<void> {
  for (const id of await recordsOfPerson(db, memberId)) await removeGrant(tx, id)
}

/**
 * Rights stay with the record they were given to. Otherwise anybody who may merge records could merge an owner's into
 * their own. The shop is told, because the person whose records were merged has lost the rights until they are given
 * again.
 */
export async function tellOfRightsLeft(
  tx: Tx,
  { memberId, payload }: Told<'member.merged'>,
  context: Context,
): Promise<void> {
  const left = await findGrant(tx, memberId)
  if (!left) return
  const text = `${left.name}（${memberId}）并到了 ${payload.into}，运营权限没有跟过去。是同一个人，就由所有者给 ${payload.into} 权限；不是，就撤销合并。`
  await raiseAlert(context, { kind: 'rights-left', subject: memberId, text, source: context.requestId })
}

/** Nobody may raise their own rights, and no owner can leave the shop without one by mistake. */
function requireOwnerOf({ person }: PersonContext, memberId: string): void {
  if (!person.held.isOwner || person.memberId === memberId) throw new DomainError('NOT_ALLOWED')
}

/**
 * Makes sure that the caller is still an owner when the change is made. Their grant is written, because two owners who
 * take each other's rights at once would otherwise leave the shop without one. @throws DomainError NOT_ALLOWED
 */
async function holdOwnGrant({ person, now }: PersonContext, tx: Tx): Promise<void> {
  const own = await findGrant(tx, person.memberId)
  if (!own?.isOwner) throw new DomainError('NOT_ALLOWED')
  // It must differ from before, because writing the same document again conflicts with nobody.
  await saveGrant(tx, { ...own, heldAt: Math.max(now, (own.heldAt ?? 0) + 1) })
}
