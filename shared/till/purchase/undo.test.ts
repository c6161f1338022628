import { rowsOf } from '#shared/kernel/testing/text-table'
import type { StaffRole } from '#shared/people/staff/role'
import { defaultTillRules as rules } from '#shared/people/staff/rules'
import { decideUndo, undoUntilAt } from './undo'

const AT = Date.parse('2026-11-22T12:00:00+08:00')
const MINUTE_MS = 60_000
const aPurchase = { at: AT, source: 'till' as const, undone: null, isBack: false }
const clerk = { requestId: 'r', staffId: 'mem_1', role: 'clerk' as const, note: null }
const manager = { ...clerk, role: 'manager' as const }

test.each(
  rowsOf(`
    # who                                | role         | reason   | minutes later | verdict
    a clerk in time                      | clerk        |          | 15            | accepted
    a clerk too late                     | clerk        |          | 15.1          | UNDO_TOO_LATE
    a manager in the clerks’ time        | manager      |          | 15            | accepted
    a manager after it, without a reason | manager      |          | 15.1          | UNDO_REASON_NEEDED
    a manager after it, with a reason    | manager      | 金额打错 | 1440          | accepted
    a manager after a day                | manager      | 金额打错 | 1440.1        | UNDO_TOO_LATE
    headquarters like a manager          | headquarters | 错       | 60            | accepted
  `),
)('%s: %s %s after %s minutes: %s', (_who, role = '', reason = '', minutes = '', verdict = '') => {
  const request = { ...clerk, role: role as StaffRole, note: reason || null }
  const now = AT + Math.floor(Number(minutes) * MINUTE_MS)
  const decision = decideUndo(aPurchase, request, now, rules)
  expect('reason' in decision ? decision.reason : decision.kind).toBe(verdict)
  if (decision.kind !== 'accepted') return
  expect(decision.undone).toEqual({ requestId: 'r', staffId: 'mem_1', note: reason || null, at: now })
})

test('a millisecond after the last minute is too late', () => {
  expect(decideUndo(aPurchase, clerk, AT + 15 * MINUTE_MS + 1, rules)).toMatchObject({ reason: 'UNDO_TOO_LATE' })
  expect(decideUndo(aPurchase, manager, AT + 15 * MINUTE_MS + 1, rules)).toMatchObject({ reason: 'UNDO_REASON_NEEDED' })
  const told = { ...manager, note: '金额打错' }
  expect(decideUndo(aPurchase, told, AT + 24 * 60 * MINUTE_MS + 1, rules)).toMatchObject({ reason: 'UNDO_TOO_LATE' })
})

test('what is undone is known, whoever asks', () => {
  const undone = { requestId: 'other', staffId: 'mem_2', note: null, at: AT }
  expect(decideUndo({ ...aPurchase, undone }, clerk, AT + 99 * MINUTE_MS, rules)).toEqual({ kind: 'known' })
})

test.each([
  ['what a file brought', { ...aPurchase, source: 'import' as const }],
  ['what has come back', { ...aPurchase, isBack: true }],
])('%s cannot be undone', (_what, purchase) => {
  expect(decideUndo(purchase, manager, AT, rules)).toMatchObject({ reason: 'UNDO_NOT_POSSIBLE' })
  expect(undoUntilAt(purchase, 'manager', rules)).toBeNull()
})

test('no minutes mean never, not without end', () => {
  const never = { ...rules, undo: { clerkMinutes: 0, managerMinutes: 60 } }
  expect(decideUndo(aPurchase, clerk, AT, never)).toMatchObject({ reason: 'UNDO_NOT_POSSIBLE' })
  expect(decideUndo(aPurchase, manager, AT + 1, never)).toMatchObject({ reason: 'UNDO_REASON_NEEDED' })
})
