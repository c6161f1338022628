import type { RefusalDetails } from '#shared/kernel/contract'
import type { ErrorCode } from '#shared/kernel/errors'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** A till that was cut off sends its sales within a week; older ones are the operators' to record. */
export const LATE_MAX_MS = 7 * DAY_MS

/**
 * When a sale was made, by the server's clock: the till's own, and by how much that is behind now. What it says may lie
 * ahead by the time that the request took, and by no more.
 */
export function soldAtOf(
  saidAt: number,
  behindMs: number,
  now: number,
): { kind: 'accepted'; at: number } | { kind: 'refused'; reason: ErrorCode; details?: RefusalDetails } {
  const at = saidAt + behindMs
  if (at < now - LATE_MAX_MS) return { kind: 'refused', reason: 'SALE_TOO_LATE' }
  if (at > now + MINUTE_MS)
    return { kind: 'refused', reason: 'INVALID_INPUT', details: { problem: 'soldAt: in the future' } }
  return { kind: 'accepted', at: Math.min(at, now) }
}
