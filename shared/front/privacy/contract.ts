import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import {
  actorField,
  countField,
  dayField,
  growingEnum,
  idField,
  instantField,
  memberIdField,
  monthField,
  noteField,
} from '#shared/kernel/fields'
import { CONSENT_PURPOSES } from '#shared/people/member/consent'
import { REQUEST_KINDS, REQUEST_STATUSES, REQUEST_WAYS } from './request'

/** The kinds are what the nouns declare; the reply names them with their titles. */
const kindField = z.string().regex(/^[a-z_]{1,40}$/)

/** The number, the day or the instant that records of a kind are ordered by. */
const fromField = z.union([z.string().regex(/^[\d-]{1,20}$/), z.number().min(0).max(1e15)])

const storedRecord = z.object({
  sections: z.array(
    z.object({
      kind: z.string(),
      /** What members read for it; a kind that a phone has never heard of is shown too. */
      title: z.string(),
      count: countField,
      /** False when there are more than are listed here. */
      isComplete: z.boolean(),
      /** Where the rest of this kind begins; null when there is none. */
      nextFrom: z.union([z.string(), z.number()]).nullable(),
      records: z.array(z.record(z.string(), z.unknown())),
    }),
  ),
  /** What is kept and not shown, and why; empty when one kind was asked for. */
  hidden: z.array(z.object({ title: z.string(), why: z.string() })),
})

const requestView = z.object({
  requestId: z.string(),
  kind: growingEnum(REQUEST_KINDS),
  memberId: z.string(),
  way: growingEnum(REQUEST_WAYS),
  status: growingEnum(REQUEST_STATUSES),
  note: z.string(),
  by: z.string(),
  filedAt: instantField,
  receivedDay: dayField,
  dueDay: dayField,
  /** Working days until it is due; negative once that has passed. */
  daysLeft: z.int(),
  coolsUntilAt: instantField.nullable(),
  answer: z.string(),
  answeredBy: z.string().nullable(),
  answeredAt: instantField.nullable(),
})

const consentView = z.object({
  purpose: z.enum(CONSENT_PURPOSES),
  isGranted: z.boolean(),
  /** Of the wording that was agreed to or refused. */
  version: z.int(),
  at: instantField,
})

export const privacyContract = defineContract({
  'privacy.getStoredRecord': {
    access: 'member',
    effect: 'reads',
    summary:
      'Everything that is stored about the caller, by kind, the newest first, and why the rest of it is not shown; `kind` and `from` ask for the rest of one kind',
    input: z.strictObject({ kind: kindField.optional(), from: fromField.optional() }),
    output: storedRecord,
  },
  'privacy.readRecord': {
    access: 'operator',
    right: 'personal',
    level: 'operator',
    effect: 'reads',
    summary:
      'A member’s stored record, as they read it themselves, for a copy on paper. The look is on record with its reason',
    input: z.strictObject({
      memberId: memberIdField,
      note: noteField,
      kind: kindField.optional(),
      from: fromField.optional(),
    }),
    output: storedRecord,
  },
  'privacy.getMyDeletion': {
    access: 'member',
    effect: 'reads',
    summary: 'The deletion that the caller has asked the shop for and can still take back; null where there is none',
    input: z.strictObject({}),
    output: z.object({ deletion: z.object({ filedAt: instantField, coolsUntilAt: instantField }).nullable() }),
  },
  'privacy.takeBackDeletion': {
    access: 'member',
    effect: 'writes',
    summary: 'Take the own deletion back while its cooling-off runs: the membership goes on as it was',
    input: z.strictObject({}),
    output: z.object({ takenBackAt: instantField }),
  },
  'privacy.fileRequest': {
    access: 'operator',
    right: 'personal',
    level: 'operator',
    effect: 'writes',
    summary:
      'Write down what a member asks of the shop, with the day until when it is answered. A deletion is done by itself when its cooling-off is over',
    input: z.strictObject({
      memberId: memberIdField,
      kind: z.enum(REQUEST_KINDS),
      way: z.enum(REQUEST_WAYS),
      /** When it reached the shop; the clock runs from there. */
      receivedDay: dayField,
      note: noteField,
      by: actorField,
    }),
    output: z.object({ request: requestView }),
  },
  'privacy.answerRequest': {
    access: 'operator',
    right: 'personal',
    level: 'operator',
    effect: 'writes',
    summary:
      'Close a request: answered, refused for a reason, or taken back by the member. A deletion is not answered by hand',
    input: z.strictObject({
      requestId: idField,
      outcome: z.enum(['done', 'refused', 'withdrawn']),
      note: noteField,
      by: actorField,
    }),
    output: z.object({ request: requestView }),
  },
  'privacy.listRequests': {
    access: 'operator',
    right: 'personal',
    effect: 'reads',
    summary: 'Open requests by the day on which they are due, or closed ones, the newest first, 50 a page',
    input: z.strictObject({ isOpen: z.boolean(), beforeAt: instantField.optional(), afterId: idField.optional() }),
    output: z.object({
      requests: z.array(requestView),
      nextBeforeAt: instantField.nullable(),
      /** To be sent along where it is not null: the next page begins among what is of that instant. */
      nextAfterId: z.string().nullable(),
    }),
  },
  'privacy.listConsents': {
    access: 'operator',
    right: 'members',
    effect: 'reads',
    summary: 'What a member agrees to now, and every change of it, with the wording it was given for',
    input: z.strictObject({ memberId: memberIdField }),
    output: z.object({
      now: z.array(consentView.extend({ isInForce: z.boolean() })),
      /** The newest first, 100 at most; changes of before they were kept are not among them. */
      changes: z.array(consentView),
      wordings: z.array(z.object({ purpose: z.enum(CONSENT_PURPOSES), version: z.int() })),
    }),
  },
  'privacy.listTerms': {
    access: 'operator',
    right: 'personal',
    effect: 'reads',
    summary: 'How long what is kept about members, and when the job that removes it ran last',
    input: z.strictObject({}),
    output: z.object({
      terms: z.array(
        z.object({
          title: z.string(),
          days: countField,
          job: z.string(),
          ranAt: instantField.nullable(),
          /** What the last run removed. */
          removed: countField,
          isFailing: z.boolean(),
        }),
      ),
      /** What stays as long as the membership, and what becomes of it then. */
      kept: z.array(z.object({ title: z.string(), onClosing: growingEnum(['removed', 'bare', 'outlasts']) })),
    }),
  },
  'privacy.getReport': {
    access: 'operator',
    right: 'personal',
    effect: 'reads',
    summary:
      'What was done with personal data in a month: looks, exports, consents, requests, and how fast they were answered',
    input: z.strictObject({ month: monthField }),
    output: z.object({
      month: monthField,
      /** Acts and looks on record, by action. */
      acts: z.array(z.object({ action: z.string(), count: countField })),
      consents: z.array(z.object({ purpose: z.string(), granted: countField, withdrawn: countField })),
      requests: z.array(
        z.object({
          kind: growingEnum(REQUEST_KINDS),
          received: countField,
          done: countField,
          refused: countField,
          withdrawn: countField,
        }),
      ),
      /** Answered after the day on which they were due, and not answered though it has passed. */
      late: countField,
      overdue: countField,
    }),
  },
})
