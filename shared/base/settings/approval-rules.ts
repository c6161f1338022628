import * as z from 'zod'
import { defineRules } from './rule-document'

/**
 * Who agrees to a change of rules. `two`: somebody else than who proposed it. `single`: a shop of one may agree to the own
 * proposal after a delay, and every version that came so says it.
 */
export const approvalRules = defineRules({
  setting: 'approvals',
  title: '谁来批准',
  schema: z.strictObject({
    mode: z.enum(['two', 'single']).meta({ title: '谁来批准' }),
    /** Between the proposal and the own approval, so that a phone in wrong hands does not change the rules at once. */
    delayHours: z.int().min(1).max(168).meta({ title: '一个人的店，提出以后等多久' }),
  }),
  fallback: { mode: 'two', delayHours: 24 } as { mode: 'two' | 'single'; delayHours: number },
})

export type ApprovalRules = (typeof approvalRules)['fallback']

/** Who proposed or would agree: a person by the id, or a name that was typed in the console. */
export interface Party {
  memberId: string | null
  name: string
}

export type Agreement = { kind: 'agreed'; isSingle: boolean } | { kind: 'refused'; problem: AgreementProblem }
/**
 * `personNeeded`: the console knows nobody, and the shop has an owner who could.
 * `samePerson`: who proposed cannot agree, or not yet.
 */
export type AgreementProblem = 'personNeeded' | 'samePerson' | 'tooEarly'

const HOUR_MS = 3_600_000

/** Whether this is the second pair of eyes that a change needs. Before there is an owner, two typed names suffice. */
export function decideAgreement(
  {
    proposer,
    approver,
    isOwned,
    proposedAt,
    now,
  }: {
    proposer: Party
    approver: Party
    isOwned: boolean
    proposedAt: number
    now: number
  },
  { mode, delayHours }: ApprovalRules,
): Agreement {
  if (approver.memberId === null && isOwned) return { kind: 'refused', problem: 'personNeeded' }
  if (!isSame(proposer, approver)) return { kind: 'agreed', isSingle: false }
  if (mode === 'two' || approver.memberId === null) return { kind: 'refused', problem: 'samePerson' }
  if (now < proposedAt + delayHours * HOUR_MS) return { kind: 'refused', problem: 'tooEarly' }
  return { kind: 'agreed', isSingle: true }
}

/** Typed by hand each time, so that case, width and spaces do not make another person. */
function isSame(one: Party, other: Party): boolean {
  if (one.memberId !== null || other.memberId !== null) return one.memberId === other.memberId
  const plain = ({ name }: Party) => name.normalize('NFKC').replace(/\s/g, '').toLowerCase()
  return plain(one) === plain(other)
}
