import * as z from 'zod'
import { AGREEMENT_PROBLEMS } from '#shared/base/settings/approval-rules'
import { defineContract } from '#shared/kernel/contract'
import { countField, fenField, growingEnum, idField, instantField, noteField } from '#shared/kernel/fields'
import { RIGHTS } from '#shared/kernel/rights'
import { PROPOSAL_STATUSES } from './proposal'

const cost = z.object({
  kind: growingEnum(['none', 'fen', 'points', 'open']),
  fen: fenField.optional(),
  points: countField.optional(),
})

const line = z.object({
  approvalId: z.string(),
  /** The action, or `rules`. */
  kind: z.string(),
  title: z.string(),
  right: growingEnum(RIGHTS),
  /** Whom or what it is about: a member, a template, a rule document. */
  subject: z.string(),
  /** What it would do, in one line. */
  text: z.string(),
  cost,
  note: z.string(),
  by: z.string(),
  at: instantField,
  /** Until when it can be agreed to; null where it waits for as long as it takes. */
  untilAt: instantField.nullable(),
  status: growingEnum(PROPOSAL_STATUSES),
  decision: z.object({ by: z.string(), at: instantField, note: z.string().nullable() }).nullable(),
  outcome: z.object({ at: instantField, code: z.string().nullable(), resultId: z.string().nullable() }).nullable(),
  /** What the caller may do with it now. */
  own: z.object({
    isMine: z.boolean(),
    mayApprove: z.boolean(),
    mayRefuse: z.boolean(),
    mayWithdraw: z.boolean(),
    /** Why the caller is not the second person that it needs. */
    problem: growingEnum([...AGREEMENT_PROBLEMS, 'noRight']).nullable(),
    /** From when on a shop of one may agree to the own proposal. */
    fromAt: instantField.nullable(),
  }),
})

const effect = z.object({
  sentences: z.array(z.string()),
  changes: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
  /** What stands against it: it cannot be agreed to before that is mended. */
  problems: z.array(z.string()),
  cost,
  /** To be sent with the approval: whoever agrees agrees to this and nothing else. */
  seen: z.string(),
})

const stepInput = { approvalId: idField }

export const approvalContract = defineContract({
  'approval.list': {
    access: 'person',
    effect: 'reads',
    summary:
      'What one person proposed and another has to agree to, or what became of it, newest first: what the caller may see by right, and their own',
    input: z.strictObject({ isOpen: z.boolean(), beforeAt: instantField.optional() }),
    output: z.object({ approvals: z.array(line), nextBeforeAt: instantField.nullable(), now: instantField }),
  },
  'approval.get': {
    access: 'person',
    effect: 'reads',
    summary:
      'One of them, with what it would do now, reckoned by the rules in force at this moment; null when it is over',
    input: z.strictObject(stepInput),
    output: z.object({ approval: line, effect: effect.nullable(), now: instantField }),
  },
  'approval.approve': {
    access: 'person',
    effect: 'writes',
    summary:
      'Agree to what somebody else proposed, at the level of approver of its right: it is done at once, if it would still do what was seen',
    input: z.strictObject({ ...stepInput, seen: z.string().regex(/^[0-9a-f]{64}$/) }),
    output: z.object({ approval: line }),
  },
  'approval.refuse': {
    access: 'person',
    effect: 'writes',
    summary: 'Do not agree, with a reason that whoever proposed it reads',
    input: z.strictObject({ ...stepInput, note: noteField }),
    output: z.object({ approval: line }),
  },
  'approval.withdraw': {
    access: 'person',
    effect: 'writes',
    summary: 'Give up what the caller has proposed',
    input: z.strictObject(stepInput),
    output: z.object({ approval: line }),
  },
})
