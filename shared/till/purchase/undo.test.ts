import { defaultTillRules as rules } from '#shared/people/staff/rules'
import { decideUndo, undoUntilAt } from './undo'

const AT = Date.parse('2026-11-22T12:00:00+08:00')
const MINUTE_MS = 60_000
const aPurchase = { at: AT, source: 'till' as const, undone: null, isBack: false }
const clerk = { requestId: 'r', staffId: 'mem_1', role: 'clerk' as const, note: null }
const manager = { ...clerk, role: 'manager' as const }

test.each([
  ['a clerk within a quarter of an hour', clerk, 15 * MINUTE_MS, 'accepted'],
  ['a clerk after it', clerk, 15 * MINUTE_MS + 1, 'UNDO_TOO_LATE'],
  ['a manager within the clerks’ time, without a reason', manager, 15 * MINUTE_MS, 'accepted'],
  ['a manager after it, without a reason', manager, 15 * MINUTE_MS + 1, 'UNDO_REASON_NEEDED'],
  ['a manager after it, with a reason', { ...manager, note: '金额打错' }, 24 * 60 * MINUTE_MS, 'accepted'],
  ['a manager after a day', { ...manager, note: '金额打错' }, 24 * 60 * MINUTE_MS + 1, 'UNDO_TOO_LATE'],
  [
    'headquarters like a manager',
    { ...manager, role: 'headquarters' as const, note: '错' },
    60 * MINUTE_MS,
    'accepted',
  ],
])('%s: %s', (_who, request, laterMs, verdict) => {
  const decision = decideUndo(aPurchase, request, AT + laterMs, rules)
  expect('reason' in decision ? decision.reason : decision.kind).toBe(verdict)
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
