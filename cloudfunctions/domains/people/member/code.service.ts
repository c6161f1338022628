import type { Account } from '#shared/ledger/account/account'
import {
  CODE_STEP_MS,
  type CodePosition,
  codeChangesAt,
  codeGoodUntilAt,
  codeMessage,
  codeParts,
  firstPosition,
  goodPositions,
  isInStepOf,
  lapsedPositions,
  SIGNATURE_LENGTH,
} from '#shared/people/member/rotating-code'
import type { MemberContext } from '../../../platform/context'
import { isShortSigned, shortSignature } from '../../../platform/crypto/code-signer'
import { DomainError } from '../../../platform/domain-error'
import { getActiveAccount, keepAccount } from '../../ledger/account/account.face'
import { memberCodeOf } from './member.mapper'

/** Whose code was shown, and which of them. */
export interface GoodCode {
  memberId: string
  position: CodePosition
  couponNumber: string | null
}

/** Made from the key and the clock alone, so showing it needs no database. */
export async function getCode({ memberId, now }: MemberContext) {
  return toShown(memberId, firstPosition(now), now)
}

/**
 * Makes earlier pictures of the code worthless, and replaces a used code at once. If the current time step has no other
 * code left, the next one comes soon.
 */
export async function renewCode(context: MemberContext, code: string) {
  const { db, memberId, now, requestId } = context
  const shown = codeParts(code)
  const position = goodPositions(now).find((candidate) => isSigned(shown, candidate))
  if (shown.memberId !== memberId || position === undefined) throw new DomainError('CODE_TOO_OLD')
  const usedUpTo = await db.transaction(async (tx) => {
    const account = await getActiveAccount(tx, memberId)
    if (!isUnused(account, position, now)) return account.usedCode?.position ?? position
    await keepAccount(tx, { ...account, usedCode: { position, requestId } }, now)
    return position
  })
  const next = Math.max(usedUpTo + 1, firstPosition(now))
  if (!isInStepOf(next, now)) throw new DomainError('TOO_MANY_REQUESTS')
  return toShown(memberId, next, now)
}

/**
 * The code that a member shows to a clerk now. Whether it was used already is for the account to say.
 * @throws DomainError CODE_TOO_OLD for one that was good within the last hour, SHOWN_CODE_WRONG for any other
 */
export function readShownCode(code: string, now: number): GoodCode {
  const shown = codeParts(code)
  const position = goodPositions(now).find((candidate) => isSigned(shown, candidate))
  if (position !== undefined) return { memberId: shown.memberId, position, couponNumber: shown.couponNumber }
  const wasGood = lapsedPositions(now).some((candidate) => isSigned(shown, candidate))
  throw new DomainError(wasGood ? 'CODE_TOO_OLD' : 'SHOWN_CODE_WRONG')
}

/**
 * The code that a member showed while the till was offline. The till's time is converted to the server's and may still
 * be off by seconds. @throws DomainError CODE_TOO_OLD, SHOWN_CODE_WRONG
 */
export function readLateCode(code: string, shownAt: number): GoodCode {
  const shown = codeParts(code)
  const position = [...goodPositions(shownAt + CODE_STEP_MS), ...goodPositions(shownAt)].find((candidate) =>
    isSigned(shown, candidate),
  )
  return position === undefined
    ? readShownCode(code, shownAt)
    : { memberId: shown.memberId, position, couponNumber: shown.couponNumber }
}

/**
 * The account with the code used up, to be written by the act that the code was shown for. Of two codes of one member
 * only the newer can be used after the other. @throws DomainError SHOWN_CODE_USED
 */
export function withUsedCode(account: Account, position: CodePosition, { requestId, now }: CodeRequest): Account {
  if (account.usedCode?.requestId === requestId && account.usedCode.position === position) return account
  if (!isUnused(account, position, now)) throw new DomainError('SHOWN_CODE_USED')
  return { ...account, usedCode: { position, requestId }, usedCodes: withPosition(account, position) }
}

/**
 * The same with a code that was shown earlier. Others may have been used since, but it can still be used once.
 * @throws DomainError SHOWN_CODE_USED
 */
export function withLateCode(account: Account, position: CodePosition, asking: CodeRequest): Account {
  if (isUnused(account, position, asking.now)) return withUsedCode(account, position, asking)
  const { usedCode, usedCodes = [] } = account
  const isForgotten = usedCodes.length >= USED_CODES_KEPT && position < Math.min(...usedCodes)
  if (usedCodes.includes(position) || usedCode?.position === position || isForgotten) {
    throw new DomainError('SHOWN_CODE_USED')
  }
  return { ...account, usedCodes: withPosition(account, position) }
}

/** More purchases than anybody makes in the week in which a late sale may still arrive. */
const USED_CODES_KEPT = 40

function withPosition({ usedCodes = [] }: Account, position: CodePosition): CodePosition[] {
  return [...usedCodes, position].sort((a, b) => a - b).slice(-USED_CODES_KEPT)
}

/** A code that a purchase has used up, or a screenshot, opens nothing more. @throws DomainError SHOWN_CODE_USED */
export function requireUnused(account: Account, position: CodePosition, asking: CodeRequest): void {
  withUsedCode(account, position, asking)
}

type CodeRequest = Pick<MemberContext, 'requestId' | 'now'>

/** Clocks of instances may disagree by seconds, never by this. */
const AHEAD_MS = 2 * 60_000

/**
 * A code used in the future means that a clock was moved back. Otherwise the member's codes would count as used until
 * the clock caught up.
 */
function isUnused({ usedCode }: Account, position: CodePosition, now: number): boolean {
  return usedCode === null || position > usedCode.position || usedCode.position >= firstPosition(now + AHEAD_MS)
}

function isSigned({ memberId, signature }: { memberId: string; signature: string }, position: CodePosition): boolean {
  return signature.length === SIGNATURE_LENGTH && isShortSigned(codeMessage(memberId, position), signature)
}

export function codeAt(memberId: string, position: CodePosition): string {
  return memberCodeOf(memberId) + shortSignature(codeMessage(memberId, position), SIGNATURE_LENGTH)
}

function toShown(memberId: string, position: CodePosition, now: number) {
  return {
    code: codeAt(memberId, position),
    now,
    changesAt: codeChangesAt(position),
    validUntilAt: codeGoodUntilAt(position),
  }
}
