import { codeParts } from '#shared/people/member/rotating-code'
import { type TillRules, tillRules } from '#shared/people/staff/rules'
import type { ServingContext } from '../../../platform/context'
import { seal, unseal } from '../../../platform/crypto/field-cipher'
import { DomainError } from '../../../platform/domain-error'
import { rulesInForce } from '../../base/settings/settings.face'
import { type GoodCode, readLateCode, readShownCode } from '../member/member.face'
import { countWrongCode } from './staff.repository'

/** What a proof keeps from the look-up, so that later acts need not read the member again. */
export interface SeenMember extends GoodCode {
  displayName: string
  phoneTail: string | null
  /** 1–12; null while the member has not told. */
  birthMonth: number | null
}

/** Whom the clerk serves. `seen` is null for a code that was only just read. */
export interface ServedMember extends GoodCode {
  seen: SeenMember | null
}

interface Proof extends SeenMember {
  at: number
}

const MINUTE_MS = 60_000
const PROOF_PREFIX = 'v1.'

/**
 * The member whose code the clerk has scanned or typed: the code, while it is good, or the proof of a look. Wrong codes
 * are counted for each clerk. Nobody may ring up their own purchases. With `servedAt` a till that was offline tells
 * when it was shown the code, which must have been good then.
 * @throws DomainError CODE_TOO_OLD, SHOWN_CODE_WRONG, TOO_MANY_WRONG_CODES, PROOF_LAPSED, SERVES_SELF
 */
export async function identify(
  context: ServingContext,
  memberCode: string,
  storeId: string,
  servedAt?: number,
): Promise<ServedMember> {
  const served = await readCode(context, memberCode, storeId, servedAt)
  requireSomebodyElse(context.staff.staffId, served.memberId)
  return served
}

/** @throws DomainError SERVES_SELF */
export function requireSomebodyElse(staffId: string, memberId: string): void {
  if (memberId === staffId) throw new DomainError('SERVES_SELF')
}

async function readCode(
  context: ServingContext,
  memberCode: string,
  storeId: string,
  servedAt: number | undefined,
): Promise<ServedMember> {
  const rules = await rulesInForce(context, tillRules)
  if (memberCode.startsWith(PROOF_PREFIX)) {
    const proof = openProof(context, memberCode, storeId)
    if (!proof || (servedAt ?? context.now) > proof.at + rules.proofMinutes * MINUTE_MS)
      throw new DomainError('PROOF_LAPSED')
    return { memberId: proof.memberId, position: proof.position, couponNumber: proof.couponNumber, seen: proof }
  }
  requireTries(context, rules)
  try {
    const good = servedAt === undefined ? readShownCode(memberCode, context.now) : readLateCode(memberCode, servedAt)
    return { ...good, seen: null }
  } catch (error) {
    if (error instanceof DomainError && error.code === 'SHOWN_CODE_WRONG') await countTry(context, rules)
    throw error
  }
}

/** Whom the text names, good or not any more: enough to find the answer to a request that was sent before. */
export function namedMember(context: ServingContext, memberCode: string, storeId: string): string | null {
  if (!memberCode.startsWith(PROOF_PREFIX)) return codeParts(memberCode).memberId
  return openProof(context, memberCode, storeId)?.memberId ?? null
}

/** Sealed for this clerk at this store: in other hands it opens nothing. */
export function sealProof({ staff, now }: ServingContext, storeId: string, seen: SeenMember): string {
  const proof: Proof = { ...seen, at: now }
  return seal('till-proof', `${staff.staffId}:${storeId}`, JSON.stringify(proof))
}

function openProof({ staff }: ServingContext, text: string, storeId: string): Proof | null {
  try {
    // What opens was written by `sealProof`.
    return JSON.parse(unseal('till-proof', `${staff.staffId}:${storeId}`, text)) as Proof
  } catch {
    // Forged, cut short, or another clerk's: nothing in it can be believed.
    return null
  }
}

/** For other codes that a clerk types at the till: they are counted with the members' codes. @throws DomainError TOO_MANY_WRONG_CODES */
export async function requireTriesLeft(context: ServingContext): Promise<void> {
  requireTries(context, await rulesInForce(context, tillRules))
}

/** One that was none. */
export async function countTryAtTill(context: ServingContext): Promise<void> {
  await countTry(context, await rulesInForce(context, tillRules))
}

function requireTries({ staff, now }: ServingContext, { wrongCodes }: TillRules): void {
  const tried = staff.wrongCodes
  if (!tried || tried.count < wrongCodes.max) return
  const untilAt = tried.fromAt + wrongCodes.withinMinutes * MINUTE_MS
  if (now < untilAt) throw new DomainError('TOO_MANY_WRONG_CODES', { untilAt })
}

async function countTry({ db, staff, now, caller }: ServingContext, { wrongCodes }: TillRules): Promise<void> {
  // A till's are counted with its keys.
  if (caller.kind === 'till') return
  await countWrongCode(db, staff, { sinceAt: now - wrongCodes.withinMinutes * MINUTE_MS, now })
}
