import {
  type ApprovalRules,
  approvalRules,
  approvalRulesSchema,
  type Cost,
  decideAgreement,
  NO_COST,
  type Party,
} from './approval-rules'

const ZHOU: Party = { memberId: 'mem_zhou', name: '周总' }
const LIN: Party = { memberId: 'mem_lin', name: '林店长' }
const TYPED: Party = { memberId: null, name: '周总' }
const HOUR_MS = 3_600_000
const two = approvalRules.fallback
const single: ApprovalRules = { ...two, mode: 'single', capFen: 50_000, capPoints: 1_000 }

test.each<[string, Party, Party, boolean, number, ApprovalRules, object]>([
  ['another person', LIN, ZHOU, true, 0, two, { kind: 'agreed', isSingle: false }],
  ['the same person', ZHOU, ZHOU, true, 99, two, { kind: 'refused', problem: 'samePerson' }],
  [
    'the same person under another name',
    ZHOU,
    { ...ZHOU, name: '别人' },
    true,
    0,
    two,
    { kind: 'refused', problem: 'samePerson' },
  ],
  ['a namesake', LIN, { ...ZHOU, name: LIN.name }, true, 0, two, { kind: 'agreed', isSingle: false }],
  ['a person, of what the console proposed', TYPED, ZHOU, true, 0, two, { kind: 'agreed', isSingle: false }],
  ['the console, once there is an owner', LIN, TYPED, true, 99, single, { kind: 'refused', problem: 'personNeeded' }],
  [
    'another name, before there is an owner',
    { ...TYPED, name: '林店长' },
    TYPED,
    false,
    0,
    two,
    { kind: 'agreed', isSingle: false },
  ],
  ['the same name', { ...TYPED, name: ' 周总 ' }, TYPED, false, 99, single, { kind: 'refused', problem: 'samePerson' }],
  ['one alone, too early', ZHOU, ZHOU, true, 23, single, { kind: 'refused', problem: 'tooEarly' }],
  ['one alone, after the delay', ZHOU, ZHOU, true, 24, single, { kind: 'agreed', isSingle: true }],
  ['another person, where one would do', LIN, ZHOU, true, 0, single, { kind: 'agreed', isSingle: false }],
])('%s', (_who, proposer, approver, isOwned, hours, rules, decision) => {
  const at = { proposedAt: 0, now: hours * HOUR_MS }
  expect(decideAgreement({ proposer, approver, isOwned, cost: NO_COST, ...at }, rules)).toEqual(decision)
})

test.each<[string, Cost, boolean]>([
  ['what costs nothing', NO_COST, true],
  ['up to the cap', { kind: 'fen', fen: 50_000 }, true],
  ['a fen more', { kind: 'fen', fen: 50_001 }, false],
  ['points up to their cap', { kind: 'points', points: 1_000 }, true],
  ['a point more', { kind: 'points', points: 1_001 }, false],
  ['what nothing bounds', { kind: 'open' }, false],
])('one alone, however long they wait: %s', (_what, cost, isAgreed) => {
  const alone = { proposer: ZHOU, approver: ZHOU, isOwned: true, proposedAt: 0, cost, now: 100 * HOUR_MS }
  expect(decideAgreement(alone, single)).toEqual(
    isAgreed ? { kind: 'agreed', isSingle: true } : { kind: 'refused', problem: 'overCap' },
  )
  // Somebody else agrees to any of it.
  expect(decideAgreement({ ...alone, approver: LIN }, single)).toEqual({ kind: 'agreed', isSingle: false })
})

test('rules that were stored before there were limits are whole', () => {
  expect(approvalRulesSchema.parse({ mode: 'single', delayHours: 48 })).toEqual({
    ...approvalRules.fallback,
    mode: 'single',
    delayHours: 48,
  })
})
