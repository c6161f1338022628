import type { RefusalDetails } from '#shared/kernel/contract'
import { isRoleAtLeast, type StaffRole } from '#shared/people/staff/role'
import type { TillRules } from '#shared/people/staff/rules'
import type { Purchase, UndoFact } from '#shared/till/purchase/purchase'

const MINUTE_MS = 60_000

export type UndoDecision =
  | { kind: 'accepted'; undone: UndoFact }
  /** The same request again, or another for what is undone already. */
  | { kind: 'known' }
  | {
      kind: 'refused'
      reason: 'UNDO_NOT_POSSIBLE' | 'UNDO_TOO_LATE' | 'UNDO_REASON_NEEDED'
      details?: RefusalDetails
    }

export interface UndoRequest {
  requestId: string
  staffId: string
  role: StaffRole
  note: string | null
}

type Undoable = Pick<Purchase, 'at' | 'source' | 'undone' | 'isBack'>

/** A mistake at the till is taken back as if it had not been: soon by any clerk, later by a manager who says why. */
export function decideUndo(purchase: Undoable, request: UndoRequest, now: number, rules: TillRules): UndoDecision {
  if (purchase.undone) return { kind: 'known' }
  const { requestId, staffId, role, note } = request
  const untilAt = undoUntilAt(purchase, role, rules)
  if (untilAt === null) return { kind: 'refused', reason: 'UNDO_NOT_POSSIBLE' }
  if (now > untilAt) return { kind: 'refused', reason: 'UNDO_TOO_LATE', details: { untilAt } }
  const isLate = now > purchase.at + rules.undo.clerkMinutes * MINUTE_MS
  if (isLate && note === null) return { kind: 'refused', reason: 'UNDO_REASON_NEEDED' }
  return { kind: 'accepted', undone: { requestId, staffId, note, at: now } }
}

/** The last instant at which someone of this role may undo it; null when it cannot be undone at all. */
export function undoUntilAt(
  { at, source, undone, isBack }: Undoable,
  role: StaffRole,
  rules: TillRules,
): number | null {
  if (source === 'import' || undone || isBack) return null
  const minutes = isRoleAtLeast(role, 'manager') ? rules.undo.managerMinutes : rules.undo.clerkMinutes
  return minutes === 0 ? null : at + minutes * MINUTE_MS
}
