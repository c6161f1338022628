import { viewOf } from '#shared/people/grant/held'
import type { Context, PersonContext } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import { changeOnce } from '../../base/audit/audit.face'
import { findSession, listSessionsOf, type Session, saveSession } from './session.repository'
import { isGood } from './verify.service'

export async function getMine({ person, ...context }: PersonContext) {
  const own = ownSessionId(context)
  const session = own === null ? null : await findSession(context.db, own)
  const { memberId, name, role, held } = person
  return {
    person: { memberId, name, role, ...viewOf(held) },
    session: session && toView(session, own),
    now: context.now,
  }
}

export async function listSessions({ person, ...context }: PersonContext) {
  const { db, now } = context
  const sessions = (await listSessionsOf(db, person.memberId)).filter((session) => isGood(session, now))
  return { sessions: sessions.map((session) => toView(session, ownSessionId(context))), now }
}

/** @throws DomainError SESSION_NOT_FOUND for one that is nobody's or somebody else's */
export async function endSession(context: PersonContext, named: string | undefined) {
  const sessionId = named ?? ownSessionId(context)
  if (sessionId === null) throw new DomainError('SESSION_NOT_FOUND')
  const { memberId } = context.person
  await changeOnce(context, { action: 'desk.endSession', subject: memberId, storeId: null }, async (tx) => {
    const session = await findSession(tx, sessionId)
    if (session?.memberId !== memberId) throw new DomainError('SESSION_NOT_FOUND')
    if (session.end === null) await saveSession(tx, { ...session, end: { at: context.now, why: 'signedOut' } })
  })
  return { sessionId }
}

function ownSessionId({ caller }: Pick<Context, 'caller'>): string | null {
  return caller.kind === 'browser' ? (caller.session?.sessionId ?? null) : null
}

function toView({ _id, browser, address, startedAt, usedAt, untilAt }: Session, own: string | null) {
  return { sessionId: _id, browser, address, startedAt, usedAt, untilAt, isThisOne: _id === own }
}
