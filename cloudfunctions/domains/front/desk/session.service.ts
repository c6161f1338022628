import { viewOf } from '#shared/people/grant/held'
import type { Context, PersonContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce } from '../../base/audit/audit.face'
import { namesOfHolders } from '../../people/grant/grant.face'
import { listStores, namesOfStaff } from '../../people/staff/staff.face'
import { findSession, listSessionsOf, listSessionsUntil, type Session, saveSession } from './session.repository'
import { isGood } from './verify.service'

export async function getMine({ person, ...context }: PersonContext) {
  const own = ownSessionId(context)
  const [session, { stores }] = await Promise.all([
    own === null ? null : findSession(context.db, own),
    listStores(context),
  ])
  const { memberId, name, role, held } = person
  return {
    person: { memberId, name, role, ...viewOf(held) },
    session: session && toView(session, own, name),
    now: context.now,
    stores: stores.map(({ storeId, name: called, region, isOpen }) => ({ storeId, name: called, region, isOpen })),
  }
}

/** A person's own sessions; an owner may ask for everybody's. @throws DomainError NOT_ALLOWED for anybody else */
export async function listSessions({ person, ...context }: PersonContext, isEverybody: boolean) {
  const { db, now } = context
  if (isEverybody && !person.held.isOwner) throw new DomainError('NOT_ALLOWED')
  const found = isEverybody ? await listSessionsUntil(db, now) : await listSessionsOf(db, person.memberId)
  const sessions = found.filter((session) => isGood(session, now))
  const names = isEverybody ? await namesOf(context, sessions) : new Map([[person.memberId, person.name]])
  const own = ownSessionId(context)
  return { sessions: sessions.map((session) => toView(session, own, names.get(session.memberId))), now }
}

async function namesOf(context: Context, sessions: readonly Session[]): Promise<Map<string, string>> {
  const ids = [...new Set(sessions.map(({ memberId }) => memberId))]
  return new Map([...(await namesOfHolders(context, ids)), ...(await namesOfStaff(context, ids))])
}

/**
 * Only an owner may sign somebody else out. So a lost laptop can be shut out even while its user is asleep.
 * @throws DomainError SESSION_NOT_FOUND if there is none, or if it is somebody else's and the caller is no owner
 */
export async function endSession(context: PersonContext, named: string | undefined) {
  const sessionId = named ?? ownSessionId(context)
  if (sessionId === null) throw new DomainError('SESSION_NOT_FOUND')
  const { memberId, held } = context.person
  // On record beside the person whose browser it is.
  const subject = (await findSession(context.db, sessionId))?.memberId ?? memberId
  await changeOnce(context, { action: 'desk.endSession', subject, storeId: null }, async (tx) => {
    const session = await findSession(tx, sessionId)
    if (!session || (session.memberId !== memberId && !held.isOwner)) throw new DomainError('SESSION_NOT_FOUND')
    if (session.end === null) await saveSession(tx, { ...session, end: { at: context.now, why: 'signedOut' } })
  })
  return { sessionId }
}

function ownSessionId({ caller }: Pick<Context, 'caller'>): string | null {
  return caller.kind === 'browser' ? (caller.session?.sessionId ?? null) : null
}

function toView(
  { _id, memberId, browser, address, startedAt, usedAt, untilAt }: Session,
  own: string | null,
  // A person who has lost their rights is not named here either.
  name = '已没有权限',
) {
  const times = { startedAt, usedAt, untilAt }
  return { sessionId: _id, browser, address, ...times, isThisOne: _id === own, person: { memberId, name } }
}
