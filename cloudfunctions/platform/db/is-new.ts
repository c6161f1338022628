import { DuplicateKeyError } from './errors'

/**
 * Waits for a write whose id is made from its fact, and answers whether the fact is new. A duplicate is no
 * failure: the same request sent again wrote it, or another run of the same job.
 */
export async function isNew(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (error instanceof DuplicateKeyError) return false
    throw error
  }
}
