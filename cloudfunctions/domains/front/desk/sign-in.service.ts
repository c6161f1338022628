import { browserNameOf, maskedAddress } from '#shared/front/desk/browser'
import { decideConfirmation, isOpen, qrTextOf, SESSION_MS, SIGN_IN_MS, standingOf } from '#shared/front/desk/sign-in'
import { viewOf } from '#shared/people/grant/held'
import type { BrowserContext, MemberContext } from '../../../platform/context'
import type { Reader } from '../../../platform/db/db'
import { isNew } from '../../../platform/db/is-new'
import { DomainError } from '../../../platform/domain-error'
import { raiseAlert } from '../../base/alert/alert.face'
import { changeOnce, recordChange } from '../../base/audit/audit.face'
import { getPerson } from '../../people/grant/grant.face'
import { browserHashOf, digitsOf, hashOf, isSameHash, loginIdOf, networkOf, sessionKeyOf, tokenOf } from './desk-keys'
import { insertSession } from './session.repository'
import {
  countSignInsFrom,
  countSignInsSince,
  findSignIn,
  insertSignIn,
  type SignIn,
  saveSignIn,
} from './sign-in.repository'

/** In two minutes; an office of many opens the desk a few times in a morning. */
const OPEN_MAX = 200
const OPEN_OF_NETWORK_MAX = 20

/** @throws DomainError TOO_MANY_REQUESTS */
export async function beginSignIn({ caller, db, now, requestId }: BrowserContext, secretHash: string) {
  const loginId = loginIdOf(requestId, secretHash)
  const network = networkOf(caller.address)
  const since = now - SIGN_IN_MS
  const [all, own] = await Promise.all([
    countSignInsSince(db, since),
    network === null ? 0 : countSignInsFrom(db, network, since),
  ])
  if (all >= OPEN_MAX || own >= OPEN_OF_NETWORK_MAX) throw new DomainError('TOO_MANY_REQUESTS')
  const begun: SignIn = {
    _id: loginId,
    secretHash,
    digits: digitsOf(loginId),
    wrongDigits: 0,
    status: 'open',
    browser: browserNameOf(caller.userAgent),
    browserHash: browserHashOf(caller.userAgent),
    address: caller.address === null ? null : maskedAddress(caller.address),
    network,
    createdAt: now,
    untilAt: now + SIGN_IN_MS,
    confirmedBy: null,
    confirmedAt: null,
    collectedAt: null,
  }
  const isFirst = await isNew(insertSignIn(db, begun))
  const { digits, untilAt } = isFirst ? begun : await getSignIn(db, loginId)
  return { loginId, qrText: qrTextOf(loginId), digits, untilAt, now }
}

/** Answers only the browser that began. Somebody who has merely read the code on its screen learns nothing here. */
export async function pollSignIn(context: BrowserContext, { loginId, secret }: { loginId: string; secret: string }) {
  const { db, now, caller } = context
  const signIn = await getSignIn(db, loginId)
  const isOwn = isSameHash(signIn.secretHash, hashOf(secret)) && signIn.browserHash === browserHashOf(caller.userAgent)
  if (!isOwn) throw new DomainError('SIGN_IN_NOT_FOUND')
  const standing = standingOf(signIn, now)
  if (standing !== 'letIn') return { status: standing, session: null, now }
  const memberId = signIn.confirmedBy ?? ''
  await getPerson(context, memberId)
  const opened = sessionKeyOf(loginId, secret)
  const untilAt = (signIn.confirmedAt ?? now) + SESSION_MS
  const session = {
    _id: opened.sessionId,
    memberId,
    keyHash: hashOf(opened.key),
    browser: signIn.browser,
    browserHash: signIn.browserHash,
    address: signIn.address,
    startedAt: now,
    usedAt: now,
    untilAt,
    end: null,
  }
  const opening = db.transaction(async (tx) => {
    const found = await getSignIn(tx, loginId)
    if (standingOf(found, now) !== 'letIn') throw new DomainError('SIGN_IN_OVER')
    await insertSession(tx, session)
    await saveSignIn(tx, { ...found, collectedAt: now })
  })
  await isNew(opening)
  return { status: 'signedIn' as const, session: { token: tokenOf(opened), untilAt }, now }
}

/** What a person must know before letting a browser in. @throws DomainError SIGN_IN_NOT_FOUND, SIGN_IN_OVER, NOT_ALLOWED */
export async function lookAtSignIn(context: MemberContext, loginId: string) {
  const { db, now, caller, memberId } = context
  const { name, role, held } = await getPerson(context, memberId)
  const signIn = await getSignIn(db, loginId)
  if (!isOpen(signIn, now)) throw new DomainError('SIGN_IN_OVER')
  const own = networkOf(caller.clientIp)
  return {
    loginId,
    browser: signIn.browser,
    address: signIn.address,
    isSameNetwork: own === null || signIn.network === null ? null : own === signIn.network,
    startedAt: signIn.createdAt,
    untilAt: signIn.untilAt,
    now,
    person: { name, role, ...viewOf(held) },
  }
}

/** @throws DomainError SIGN_IN_OVER, SIGN_IN_DIGITS_WRONG with how many tries are left */
export async function confirmSignIn(context: MemberContext, { loginId, digits }: { loginId: string; digits: string }) {
  const { db, now, memberId } = context
  await getPerson(context, memberId)
  const outcome = await db.transaction(async (tx) => {
    const signIn = await getSignIn(tx, loginId)
    // This very act was done before, and its reply was lost.
    if (signIn.status === 'confirmed' && signIn.confirmedBy === memberId && signIn.digits === digits) {
      return { kind: 'known' as const, confirmedAt: signIn.confirmedAt ?? now }
    }
    const decided = decideConfirmation(signIn, digits, now)
    if (decided.kind === 'wrong') await saveSignIn(tx, { ...signIn, wrongDigits: decided.wrongDigits })
    if (decided.kind === 'confirmed') {
      await saveSignIn(tx, { ...signIn, status: 'confirmed', confirmedBy: memberId, confirmedAt: now })
      await recordChange(context, tx, { action: 'desk.confirmSignIn', subject: memberId, storeId: null })
    }
    return decided
  })
  if (outcome.kind === 'refused') throw new DomainError(outcome.reason)
  if (outcome.kind === 'wrong') throw new DomainError('SIGN_IN_DIGITS_WRONG', { left: outcome.left })
  return { confirmedAt: outcome.kind === 'known' ? outcome.confirmedAt : now }
}

/** Ends a sign-in that the person did not ask for, and tells the shop: somebody sent them a code. */
export async function refuseSignIn(context: MemberContext, loginId: string) {
  const { name } = await getPerson(context, context.memberId)
  const signIn = await getSignIn(context.db, loginId)
  await changeOnce(context, { action: 'desk.refuseSignIn', subject: context.memberId, storeId: null }, async (tx) => {
    const found = await getSignIn(tx, loginId)
    if (found.status === 'open') await saveSignIn(tx, { ...found, status: 'refused' })
  })
  const from = [signIn.browser, signIn.address].filter((part) => part !== null).join('，')
  const text = `${name} 扫到一个不是自己打开的运营台登录码（${from}），已经拒绝。请提醒同事：只确认自己打开的登录。`
  await raiseAlert(context, { kind: 'desk-sign-in', subject: loginId, text, source: loginId })
  return { loginId }
}

async function getSignIn(reader: Reader, loginId: string): Promise<SignIn> {
  const signIn = await findSignIn(reader, loginId)
  if (!signIn) throw new DomainError('SIGN_IN_NOT_FOUND')
  return signIn
}
