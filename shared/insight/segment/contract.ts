import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import {
  actorField,
  countField,
  dayField,
  idField,
  instantField,
  memberIdField,
  noteField,
  shortTextField,
} from '#shared/kernel/fields'
import { segmentIdField } from './questions'

/** Checked by its own schema, so that what is wrong with it is told in words. */
const condition = z.unknown()

const segment = z.object({
  segmentId: z.string(),
  name: z.string(),
  note: z.string(),
  version: countField,
  state: z.enum(['building', 'ready', 'failed', 'ending']),
  /** Members looked at so far, while it is building or ending. */
  looked: countField.nullable(),
  members: countField,
  by: z.string(),
  savedAt: instantField,
})

const member = z.object({ memberId: z.string(), displayName: z.string() })

interface ExplanationShape {
  text: string
  isMet: boolean
  actual: string | null
  parts: ExplanationShape[]
}
const explained: z.ZodType<ExplanationShape> = z.object({
  text: z.string(),
  isMet: z.boolean(),
  actual: z.string().nullable(),
  parts: z.array(z.lazy(() => explained)),
})

export const segmentContract = defineContract({
  'segment.preview': {
    access: 'board',
    right: 'segments',
    effect: 'reads',
    summary: 'How many members a condition means, counted a part at a time, with some of them; nothing is kept',
    input: z.strictObject({ condition, afterId: memberIdField.optional() }),
    output: z.object({
      rule: z.array(z.string()),
      /** In this part; go on with `nextAfterId` and add up, until it is null. */
      looked: countField,
      members: countField,
      sample: z.array(member),
      nextAfterId: z.string().nullable(),
      /** Of all members, judged by this part; null when the part was all of them. 95 of 100 such ranges hold. */
      estimate: z.object({ from: countField, to: countField }).nullable(),
    }),
  },
  'segment.save': {
    access: 'board',
    right: 'segments',
    effect: 'writes',
    summary: 'Make a segment or change it; its members are looked for by job, which begins at once',
    input: z.strictObject({
      segmentId: segmentIdField,
      name: shortTextField,
      note: noteField,
      condition,
      by: actorField,
      /** The version that was seen when it was changed; left out for a new one. */
      baseVersion: countField.optional(),
    }),
    output: z.object({ segment }),
  },
  'segment.end': {
    access: 'board',
    right: 'segments',
    effect: 'writes',
    summary: 'Give up a segment: its members leave by job, then it is gone. Refused while another one looks at it',
    input: z.strictObject({ segmentId: segmentIdField, by: actorField }),
    output: z.object({ segment: segment.nullable() }),
  },
  'segment.list': {
    access: 'board',
    right: 'segments',
    effect: 'reads',
    summary: 'Every segment with its state and how many members it has',
    input: z.strictObject({}),
    output: z.object({ segments: z.array(segment) }),
  },
  'segment.get': {
    access: 'board',
    right: 'segments',
    effect: 'reads',
    summary: 'One segment with its condition, as data and in words',
    input: z.strictObject({ segmentId: segmentIdField }),
    output: z.object({ segment, condition, rule: z.array(z.string()) }),
  },
  'segment.listMembers': {
    access: 'board',
    right: 'segments',
    effect: 'reads',
    summary: 'The members of a segment, a page in the order of ids',
    input: z.strictObject({ segmentId: segmentIdField, afterId: memberIdField.optional() }),
    output: z.object({
      members: z.array(member.extend({ sinceDay: dayField })),
      nextAfterId: z.string().nullable(),
    }),
  },
  'segment.listChanges': {
    access: 'board',
    right: 'segments',
    effect: 'reads',
    summary: 'Who came into a segment and who left it, newest first',
    input: z.strictObject({
      segmentId: segmentIdField,
      beforeAt: instantField.optional(),
      afterId: idField.optional(),
    }),
    output: z.object({
      nextBeforeAt: instantField.nullable(),
      /** To be sent along where it is not null: the next page begins among what is of that instant. */
      nextAfterId: z.string().nullable(),
      changes: z.array(
        z.object({
          memberId: z.string(),
          kind: z.enum(['entered', 'left']),
          cause: z.enum(['review', 'withdrawn', 'gone']),
          day: dayField,
          at: instantField,
        }),
      ),
    }),
  },
  'segment.explain': {
    access: 'board',
    right: 'segments',
    effect: 'reads',
    summary: 'Why a member is in a segment or is not: each condition with what the member has there now',
    input: z.strictObject({ segmentId: segmentIdField, memberId: memberIdField }),
    output: z.object({
      state: z.enum(['kept', 'withdrawn', 'gone']),
      /** As it is kept, and as it would be judged now. */
      isIn: z.boolean(),
      isMet: z.boolean(),
      sinceDay: dayField.nullable(),
      /** The first day on which the answer changes if nothing happens; null when it does not. */
      turnsOn: dayField.nullable(),
      explained: explained.nullable(),
    }),
  },
})
