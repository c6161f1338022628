import type { MemberContext } from '../../../platform/context'
import { lookupHash } from '../../../platform/crypto/field-cipher'
import { isNew } from '../../../platform/db/is-new'
import { DomainError } from '../../../platform/domain-error'
import { countTry, findTries, insertTries } from './code-tries.repository'

const HOUR_MS = 3_600_000
/** Codes have 53 bits, so twenty guesses an hour are hopeless, and nobody holds more cards than that. */
export const TRIES_PER_HOUR = 20

/** What a member may try to guess: the code of a card, or of an invitation to the staff. */
export type TriedCode = 'exchange' | 'invitation'

/**
 * Counts a try before the code is looked up, so that simultaneous tries all count. Codes are counted, not requests:
 * the same code again is no new guess, and another code always is. @throws DomainError TOO_MANY_REQUESTS
 */
export async function countTryOf({ db, memberId, now }: MemberContext, kind: TriedCode, code: string): Promise<void> {
  const id = `${kind}:${memberId}:${Math.floor(now / HOUR_MS)}`
  const tried = triedKey(kind, code)
  if (await countTry(db, id, tried, { max: TRIES_PER_HOUR, now })) return
  const isFirst = await isNew(insertTries(db, { _id: id, tries: 1, tried: { [tried]: now }, at: now }))
  if (isFirst || (await countTry(db, id, tried, { max: TRIES_PER_HOUR, now }))) return
  const known = (await findTries(db, id))?.tried ?? {}
  if (!Object.hasOwn(known, tried)) throw new DomainError('TOO_MANY_REQUESTS')
}

/** A good code is worth money or opens the shop, so only a hash of it is stored here. */
const triedKey = (kind: TriedCode, code: string) => `t${lookupHash(kind, code).slice(0, 24)}`
