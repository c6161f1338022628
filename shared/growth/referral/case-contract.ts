import * as z from 'zod'
import { BOND_STATES } from '#shared/growth/referral/bond'
import { CASE_DECISIONS, CASE_KINDS, DECIDE_MAX } from '#shared/growth/referral/case'
import { detectionRulesSchema } from '#shared/growth/referral/signals/rules'
import { SIGNAL_KEYS } from '#shared/growth/referral/signals/signal'
import { defineContract } from '#shared/kernel/contract'
import {
  actorField,
  countField,
  growingEnum,
  idField,
  instantField,
  memberIdField,
  noteField,
} from '#shared/kernel/fields'

const caseSummary = z.object({
  caseId: z.string(),
  kind: z.enum(CASE_KINDS),
  /** What its bonds have in common, in words. */
  title: z.string(),
  isOpen: z.boolean(),
  isStrong: z.boolean(),
  scoreMax: z.number(),
  /** Bonds that wait, and those that do not any more, by how they ended. */
  open: countField,
  released: countField,
  refused: countField,
  lapsed: countField,
  openedAt: instantField,
  /** When the first of those that wait is given in the member’s favour; null when none waits. */
  lapsesAt: instantField.nullable(),
})

const signalView = z.object({
  key: z.enum(SIGNAL_KEYS),
  title: z.string(),
  /** What was found, and what it is compared with, in words with units. */
  valueText: z.string(),
  thresholdText: z.string(),
  value: z.number().nullable(),
  threshold: z.number(),
  /** Added to the score; below 0 it speaks for the bond. */
  contribution: z.number(),
})

const heldBond = z.object({
  bondId: z.string(),
  inviterId: z.string(),
  /** How staff see the two; missing for who is no member any more. */
  inviterName: z.string().optional(),
  friendName: z.string().optional(),
  /** What the friend has done, and at which store; null where nothing counts any more. */
  act: z
    .object({ kind: growingEnum(['check-in', 'purchase', 'phone']), storeId: z.string().nullable() })
    .nullable()
    .optional(),
  state: z.enum(BOND_STATES).nullable(),
  decision: z.enum(CASE_DECISIONS).nullable(),
  score: z.number(),
  heldAt: instantField,
  boundAt: instantField,
  qualifiedAt: instantField.nullable(),
  /** Every signal that had something to look at, the heaviest first. */
  signals: z.array(signalView),
})

const simulation = z.object({
  /** Past bonds that were judged anew, oldest first; a shop with more is cut, and `isCut` says so. */
  bonds: countField,
  isCut: z.boolean(),
  heldBefore: countField,
  heldAfter: countField,
  newlyHeld: countField,
  noLongerHeld: countField,
  /** Of those newly held, bonds that a person has released before: false alarms to come. */
  newlyHeldThoughReleased: countField,
  /** Of those no longer held, bonds that a person has refused. */
  noLongerHeldThoughRefused: countField,
  changes: z.array(
    z.object({
      bondId: z.string(),
      inviterId: z.string(),
      scoreBefore: z.number(),
      scoreAfter: z.number(),
      isHeldAfter: z.boolean(),
      decision: z.enum(CASE_DECISIONS).nullable(),
    }),
  ),
})

export const referralCaseContract = defineContract({
  'referral.listCases': {
    access: 'board',
    right: 'growth',
    effect: 'reads',
    summary: 'Held referrals by case, the strongest that still wait first, 20 a page',
    input: z.strictObject({
      state: z.enum(['open', 'closed']).default('open'),
      cursor: z.string().max(200).optional(),
    }),
    output: z.object({ cases: z.array(caseSummary), nextCursor: z.string().nullable() }),
  },
  'referral.getCase': {
    access: 'board',
    right: 'growth',
    effect: 'reads',
    summary: 'One case: its bonds, each with every signal, what was decided before; the look is recorded',
    input: z.strictObject({ caseId: idField, afterBondId: memberIdField.optional() }),
    output: z.object({
      case: caseSummary,
      bonds: z.array(heldBond),
      nextAfterBondId: z.string().nullable(),
      decisions: z.array(
        z.object({
          decision: z.enum(['released', 'refused']),
          bonds: countField,
          by: z.string(),
          note: z.string(),
          at: instantField,
        }),
      ),
    }),
  },
  'referral.decideCase': {
    access: 'board',
    right: 'growth',
    effect: 'writes',
    summary: 'Release or refuse bonds that wait, with a reason: those named, or the first 20 of the case',
    input: z.strictObject({
      caseId: idField,
      decision: z.enum(['release', 'refuse']),
      bondIds: z.array(memberIdField).min(1).max(DECIDE_MAX).optional(),
      note: noteField,
      by: actorField,
    }),
    output: z.object({
      /** Decided by this request; the same request again answers the same. */
      decided: countField,
      /** Still waiting in the case. */
      left: countField,
    }),
  },
  'referral.reportDetection': {
    access: 'board',
    right: 'growth',
    effect: 'reads',
    summary: 'How right the detector was: bonds held, released, refused and lapsed, as a whole and for each signal',
    input: z.strictObject({}),
    output: z.object({
      judged: countField,
      held: countField,
      open: countField,
      released: countField,
      refused: countField,
      lapsed: countField,
      signals: z.array(
        z.object({
          key: z.enum(SIGNAL_KEYS),
          title: z.string(),
          held: countField,
          released: countField,
          refused: countField,
          lapsed: countField,
          /** Of those decided by a person, how many were released; null while none was. */
          falseAlarmPercent: countField.nullable(),
        }),
      ),
    }),
  },
  'referral.simulateDetection': {
    access: 'board',
    right: 'growth',
    effect: 'reads',
    summary: 'Judge past bonds by other detection rules without changing anything: which would be held, which not',
    input: z.strictObject({ rules: detectionRulesSchema }),
    output: simulation,
  },
})
