import type { Account } from '#shared/ledger/account/account'
import { newAccount } from '#shared/ledger/account/new-account'
import { pointsRules } from '#shared/ledger/points/rules'
import { tierRules } from '#shared/ledger/tier/rules'
import { grantedPurposes } from '#shared/people/member/consent'
import type { PhoneCaller, VisitorContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { DuplicateKeyError } from '../../../platform/db/errors'
import { DomainError } from '../../../platform/domain-error'
import { newId } from '../../../platform/ids'
import { rulesInForce } from '../../base/settings/settings.face'
import { carry, openAccount } from '../../ledger/account/account.face'
import { postFact } from '../../ledger/points/points.face'
import { findKnown, markKnown, withKnown } from './known-person.service'
import {
  findIdentities,
  findIdentity,
  findMember,
  type Identity,
  insertIdentities,
  insertMember,
  type JoinRecord,
  type Member,
  saveMember,
} from './member.repository'
import { newMember } from './new-member'

export interface Entrance {
  scene: number | null
  key: string | null
  storeId: string | null
}

export type SignIn = { kind: 'returning'; memberId: string } | { kind: 'joined'; member: Member; account: Account }

export const openidKey = (openid: string) => `wx:${openid}`
export const unionidKey = (unionid: string) => `un:${unionid}`

/** What leads from a WeChat identity to its member. @throws DomainError NOT_A_MEMBER */
export async function getIdentity(context: VisitorContext): Promise<Identity> {
  const identity = await findIdentity(context.db, openidKey(context.caller.openid))
  if (!identity) throw new DomainError('NOT_A_MEMBER')
  return identity
}

/**
 * What a later noun writes when somebody joins, in the same transaction: answers what the newcomer's own documents are to
 * say of it. It never refuses the join.
 */
export type OnJoin = (tx: Tx, memberId: string, entrance: Entrance) => Promise<JoinMarks | null>

export interface JoinMarks {
  account: Partial<Account>
  member: Partial<Member>
}

/** What later nouns have to say when somebody joins. */
export interface JoinHooks {
  onJoin?: OnJoin | undefined
  isStore?: (storeId: string) => Promise<boolean>
}

/** Finds the member of this WeChat identity, or makes one with the welcome benefit: no form, no question. */
export async function signIn(context: VisitorContext, entrance: Entrance, joining: JoinHooks = {}): Promise<SignIn> {
  const keys = keysOf(context.caller)
  const known = await findIdentities(context.db, keys)
  // The openid leads, where the two keys disagree: it is this mini-program's own.
  const memberId = (known.find(({ _id }) => _id === keys[0]) ?? known[0])?.memberId
  if (memberId && known.length === keys.length) return { kind: 'returning', memberId }
  try {
    if (!memberId) return await join(context, entrance, joining)
    await linkKeys(
      context,
      memberId,
      keys.filter((key) => !known.some(({ _id }) => _id === key)),
    )
    return { kind: 'returning', memberId }
  } catch (error) {
    // Another phone, or this request sent twice, was faster: the record is there now.
    if (!(error instanceof DuplicateKeyError)) throw error
    return { kind: 'returning', memberId: (await getIdentity(context)).memberId }
  }
}

async function join(context: VisitorContext, from: Entrance, { onJoin, isStore }: JoinHooks): Promise<SignIn> {
  const { now, requestId, content } = context
  const memberId = newId('mem')
  const keys = keysOf(context.caller)
  // After the keys were found to lead nowhere: who leaves frees them and stays known in one transaction.
  const [known, { tiers }, hasStore] = await Promise.all([
    findKnown(context.db, keys),
    rulesInForce(context, tierRules),
    from.storeId !== null && isStore?.(from.storeId),
  ])
  // A link can name a store that does not exist; that is no reason to turn anybody away.
  const entrance = hasStore ? from : { ...from, storeId: null }
  const { welcomePoints } = await rulesInForce(context, pointsRules)
  const { scene, key, storeId } = entrance
  const joined: Omit<JoinRecord, 'day'> = {
    at: now,
    via: 'wechat',
    storeId,
    entrance: { scene, key },
    requestId,
    content,
  }
  const fresh = newMember(memberId, joined, keys)
  // Who comes back is welcome and is not new: nothing that is for newcomers, and nobody's new friend.
  const member = known ? { ...fresh, welcomeDueAt: null } : fresh
  return context.db.transaction(async (tx) => {
    await insertIdentities(
      tx,
      keys.map((_id) => toIdentity(_id, memberId, now)),
    )
    const empty = newAccount(memberId, tiers[0].key, now)
    if (known) return open(context, tx, member, withKnown(empty, known))
    const marks = await onJoin?.(tx, memberId, entrance)
    const welcome = { kind: 'earn', reason: 'welcome', sourceId: memberId, points: welcomePoints, storeId } as const
    const { account } = await postFact(context, tx, empty, welcome)
    return open(context, tx, { ...member, ...marks?.member }, { ...account, ...marks?.account })
  })
}

async function open(context: VisitorContext, tx: Tx, member: Member, opened: Account): Promise<SignIn> {
  const { _id: source } = member
  const account = await carry(context, tx, opened, { name: 'member.joined', source, payload: { via: 'wechat' } })
  await insertMember(tx, member)
  await openAccount(tx, account)
  return { kind: 'joined', member, account }
}

/** A key that WeChat tells later, such as the unionid after the shop binds an open-platform account. */
async function linkKeys(context: VisitorContext, memberId: string, keys: string[]): Promise<void> {
  const { db, now } = context
  const known = await findKnown(db, keys)
  await db.transaction(async (tx) => {
    const member = await findMember(tx, memberId)
    if (member?.status !== 'active') throw new DomainError('MEMBER_CLOSED')
    const granted = grantedPurposes(member.consents)
    // The key that has led here: after a merge it says whose the new one is.
    const via = keysOf(context.caller).find((key) => !keys.includes(key))
    await insertIdentities(
      tx,
      keys.map((_id) => ({ ...toIdentity(_id, memberId, now, granted), ...(via !== undefined && { via }) })),
    )
    const welcomeDueAt = known ? null : member.welcomeDueAt
    await saveMember(tx, { ...member, identityIds: [...member.identityIds, ...keys], welcomeDueAt, updatedAt: now })
    if (known) await markKnown(context, tx, memberId, known)
  })
}

function keysOf({ openid, unionid }: PhoneCaller): string[] {
  return unionid ? [openidKey(openid), unionidKey(unionid)] : [openidKey(openid)]
}

function toIdentity(_id: string, memberId: string, at: number, granted: string[] = []): Identity {
  return { _id, memberId, granted, at }
}
