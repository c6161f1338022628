import type { MemberContext } from '../../platform/context'
import { DuplicateKeyError } from '../../platform/db/errors'
import { DomainError } from '../../platform/domain-error'
import { countTry, findTries, insertTries } from './code-tries.repository'

const HOUR_MS = 3_600_000
/** Codes have 53 bits; twenty guesses an hour are none, and nobody holds more cards in their hand. */
export const TRIES_PER_HOUR = 20

/** What a member may try to guess: the code of a card, or of an invitation to the staff. */
export type TriedCode = 'exchange' | 'invitation'

/** Counts a try before the code is looked up, so that many at once are all counted. @throws DomainError TOO_MANY_REQUESTS */
export async function countTryOf({ db, memberId, now, requestId }: MemberContext, tried: TriedCode): Promise<void> {
  const id = `${tried}:${memberId}:${Math.floor(now / HOUR_MS)}`
  if (await countTry(db, id, requestId, { max: TRIES_PER_HOUR, now })) return
  const isFirst = await insertTries(db, { _id: id, tries: 1, requests: { [requestId]: now }, at: now }).then(
    () => true,
    onlyDuplicate,
  )
  if (isFirst || (await countTry(db, id, requestId, { max: TRIES_PER_HOUR, now }))) return
  // The same request again was counted; its answer may have been lost.
  if ((await findTries(db, id))?.requests[requestId] === undefined) throw new DomainError('TOO_MANY_REQUESTS')
}

function onlyDuplicate(error: unknown): false {
  if (error instanceof DuplicateKeyError) return false
  throw error
}
