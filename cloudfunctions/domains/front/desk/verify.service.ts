import type { BrowserCaller, Context, DeskSession } from '../../../platform/context'
import { raiseAlert } from '../../base/alert/alert.face'
import { browserHashOf, hashOf, isSameHash, readToken } from './desk-keys'
import { findSession, noteUse, type Session, saveSession } from './session.repository'

const USE_NOTED_MS = 5 * 60_000

export interface Knock {
  authorization: string
  userAgent: string
  address: string | null
}

/** Who asks at the desk: the browser, and the person it belongs to if its key is good. */
export async function callerAtDesk(context: Context, knock: Knock): Promise<BrowserCaller> {
  const { userAgent, address } = knock
  return { kind: 'browser', session: await sessionOf(context, knock), userAgent, address }
}

async function sessionOf(context: Context, { authorization, userAgent }: Knock): Promise<DeskSession | null> {
  const token = readToken(authorization)
  if (!token) return null
  const session = await findSession(context.db, token.sessionId)
  if (!session || !isSameHash(session.keyHash, hashOf(token.key)) || !isGood(session, context.now)) return null
  if (session.browserHash !== browserHashOf(userAgent)) return endStolen(context, session)
  if (session.usedAt + USE_NOTED_MS < context.now) await noteUse(context.db, session._id, context.now)
  return { sessionId: session._id, memberId: session.memberId }
}

export const isGood = ({ end, untilAt }: Session, now: number): boolean => end === null && now < untilAt

/** A key that turns up in another browser was stolen. It stops working at once, and a person is told. */
async function endStolen(context: Context, { _id, browser }: Session): Promise<null> {
  await context.db.transaction(async (tx) => {
    const session = await findSession(tx, _id)
    if (session?.end === null) await saveSession(tx, { ...session, end: { at: context.now, why: 'stolen' } })
  })
  const text = `运营台在“${browser}”上的登录被另一个浏览器使用，已经结束。请本人确认电脑是否安全，再重新登录。`
  await raiseAlert(context, { kind: 'desk-session', subject: _id, text, source: _id })
  return null
}
