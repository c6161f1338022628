import * as z from 'zod'
import { PLACEMENTS } from '#shared/growth/entrance/entrance'
import { CASE_DECISIONS, DECIDE_MAX } from '#shared/growth/referral/case'
import { defineContract } from '#shared/kernel/contract'
import {
  actorField,
  countField,
  dayField,
  growingEnum,
  idField,
  instantField,
  memberIdField,
  noteField,
} from '#shared/kernel/fields'
import { TRAFFIC_SIGNALS } from './signal'
import { CASE_KINDS } from './signal-text'

const lightView = growingEnum(['good', 'watch', 'bad', 'unknown'])
const shareView = z.object({
  part: countField,
  whole: countField,
  /** Null of nobody. */
  value: z.number().nullable(),
  /** 95 %, by Wilson. */
  interval: z.object({ from: z.number(), to: z.number() }).nullable(),
  light: lightView,
})
const qualityFields = {
  visits: countField,
  joins: countField,
  /** Of visits whose pages are known, those that looked at one page and did nothing more. */
  bounce: shareView,
  /** Of who joined, those who are held or confirmed. */
  suspect: shareView,
  waiting: countField,
  refused: countField,
  released: countField,
  lapsed: countField,
  light: lightView,
}

const caseSummary = z.object({
  caseId: z.string(),
  kind: growingEnum(CASE_KINDS),
  /** What its members have in common, in words. */
  title: z.string(),
  isOpen: z.boolean(),
  isStrong: z.boolean(),
  scoreMax: z.number(),
  open: countField,
  released: countField,
  refused: countField,
  lapsed: countField,
  openedAt: instantField,
  /** When the first of those that wait is given in the member's favor; null when none waits. */
  lapsesAt: instantField.nullable(),
})

const heldMember = z.object({
  memberId: z.string(),
  /** How staff see them; missing for who is no member any more. */
  name: z.string().optional(),
  /** The entrance of the visit, in words; null without a code. */
  entrance: z.string().nullable(),
  decision: growingEnum(CASE_DECISIONS).nullable(),
  score: z.number(),
  heldAt: instantField,
  /** Every signal that had something to look at, the heaviest first. */
  signals: z.array(
    z.object({ key: growingEnum(TRAFFIC_SIGNALS), title: z.string(), valueText: z.string(), contribution: z.number() }),
  ),
})

export const trafficContract = defineContract({
  'traffic.getQuality': {
    access: 'board',
    right: 'growth',
    effect: 'reads',
    summary: 'How good the visits of each entrance and channel were over up to 31 days, with what is held',
    input: z.strictObject({ fromDay: dayField, toDay: dayField }),
    output: z.object({
      fromDay: dayField,
      toDay: dayField,
      entrances: z.array(
        z.object({
          /** '' without a code. */
          key: z.string(),
          title: z.string(),
          placement: growingEnum(PLACEMENTS).nullable(),
          channel: z.string(),
          ...qualityFields,
        }),
      ),
      channels: z.array(z.object({ channel: z.string(), title: z.string(), ...qualityFields })),
      /** How right it was: of those held in these days and decided by a person, how many were released. */
      detection: z.object({
        held: countField,
        waiting: countField,
        released: countField,
        refused: countField,
        lapsed: countField,
        falseAlarmPercent: countField.nullable(),
      }),
      /** The last day that is counted; null while none is. */
      countedTo: dayField.nullable(),
    }),
  },
  'traffic.listCases': {
    access: 'board',
    right: 'growth',
    effect: 'reads',
    summary: 'Held members by what they have in common, the strongest that still wait first, 20 a page',
    input: z.strictObject({
      state: z.enum(['open', 'closed']).default('open'),
      cursor: z.string().max(200).optional(),
    }),
    output: z.object({ cases: z.array(caseSummary), nextCursor: z.string().nullable() }),
  },
  'traffic.getCase': {
    access: 'board',
    right: 'growth',
    effect: 'reads',
    summary: 'One case: its members, each with every signal, what was decided before; the look is recorded',
    input: z.strictObject({ caseId: idField, afterMemberId: memberIdField.optional() }),
    output: z.object({
      case: caseSummary,
      members: z.array(heldMember),
      nextAfterMemberId: z.string().nullable(),
      decisions: z.array(
        z.object({
          decision: growingEnum(['released', 'refused']),
          members: countField,
          by: z.string(),
          note: z.string(),
          at: instantField,
        }),
      ),
    }),
  },
  'traffic.decideCase': {
    access: 'board',
    right: 'growth',
    effect: 'writes',
    summary:
      'Release members that wait, or confirm that they are no customers, with a reason: those named, or the first 20',
    input: z.strictObject({
      caseId: idField,
      decision: z.enum(['release', 'refuse']),
      memberIds: z.array(memberIdField).min(1).max(DECIDE_MAX).optional(),
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
})
