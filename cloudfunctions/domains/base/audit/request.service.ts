import type { Context } from '../../../platform/context'
import { isNew } from '../../../platform/db/is-new'
import type { LetGo } from '../../../platform/dispatch'
import { isServed } from '../../../platform/request-content'
import { findRequest, insertRequest, removeRequest, removeRequestsBefore } from './request.repository'

/** Phones repeat within minutes and people within days; after a year nobody sends the same request. */
const KEEP_MS = 400 * 86_400_000

/**
 * Binds the request's id to its content before anything is done under it. Sent again it goes on to its act, which finds
 * its own work done. Who is refused may let go of the id. @throws DomainError REQUEST_ID_USED when it stands for something else
 */
export async function registerRequest(context: Context): Promise<LetGo | null> {
  const { db, requestId, content, now } = context
  if (await isNew(insertRequest(db, { _id: requestId, content, at: now }))) return () => removeRequest(db, requestId)
  const known = await findRequest(db, requestId)
  if (known) isServed({ id: known._id, content: known.content }, context)
  return null
}

export const forgetRequests = ({ db, now }: Context) => removeRequestsBefore(db, now - KEEP_MS)
