import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import {
  actorField,
  countField,
  dayField,
  fenField,
  growingEnum,
  instantField,
  memberCodeField,
  memberIdField,
  noteField,
  proseField,
  storeIdField,
} from '#shared/kernel/fields'
import { FOLLOW_UP_REASONS, FOLLOW_UP_STATES, KEPT_DAYS, NOTE_MAX, OUTCOMES } from './follow-up'
import { GUEST_FACTS } from './guest'

export const followUpIdField = z.string().regex(/^mem_[0-9A-HJKMNP-TV-Z]{10}:[\w:.@-]{1,200}$/)

const because = z.object({ reason: growingEnum(FOLLOW_UP_REASONS), why: z.string() })

export const followUpView = z.object({
  followUpId: z.string(),
  displayName: z.string(),
  because: z.array(because),
  say: z.string(),
  /** A coupon that may be given; null where there is none, or it was given. */
  offer: z.object({ title: z.string() }).nullable(),
  isGiven: z.boolean(),
  storeId: z.string(),
  dueAt: instantField,
  /** Late with a clerk, and the manager’s by now. */
  isLate: z.boolean(),
  state: growingEnum(FOLLOW_UP_STATES),
  /** The clerk whose it is; null while anybody of the store may take it. */
  staffName: z.string().nullable(),
  isMine: z.boolean(),
  note: z.string(),
  endedAt: instantField.nullable(),
})

const note = z.object({ text: z.string(), at: instantField, isMine: z.boolean() })

const ownClerk = z.object({
  staffId: z.string(),
  name: z.string(),
  /** By whose code the member joined, or whom a manager has named. */
  isNamed: z.boolean(),
})

const outcomes = z.object({ members: countField, cameBack: countField, spentFen: fenField })

const figures = z.object({
  fromDay: dayField,
  staff: z.array(
    z.object({
      staffId: z.string(),
      name: z.string(),
      done: countField,
      notReached: countField,
      notWanted: countField,
      /** Of those spoken to, whose fourteen days are over. */
      reached: outcomes,
    }),
  ),
  /** All who were to be spoken to, and those kept back: of these two the difference says something. */
  asked: outcomes,
  keptBack: outcomes,
  /** Null while there are too few of either. */
  lift: z.object({ points: z.number(), low: z.number(), high: z.number(), isClear: z.boolean() }).nullable(),
})

/** Left out by whoever may see the whole shop. */
const ofStore = { storeId: storeIdField.optional() }

const ref = { followUpId: followUpIdField, storeId: storeIdField }

export const followUpContract = defineContract({
  'follow-up.list': {
    access: 'clerk',
    effect: 'reads',
    summary:
      'Members whom the caller is to speak to, the first due on top, 100 at most; a manager’s are all of the store',
    input: z.strictObject({ storeId: storeIdField }),
    output: z.object({
      followUps: z.array(followUpView),
      now: instantField,
      /** Whether members may be called at this hour. */
      isOpenHour: z.boolean(),
      hours: z.object({ from: z.string(), until: z.string() }),
      couponsLeft: countField,
    }),
  },
  'follow-up.listEnded': {
    access: 'clerk',
    effect: 'reads',
    summary: 'What the caller has done, the newest first, 50 at most; a manager’s are all of the store',
    input: z.strictObject({ storeId: storeIdField }),
    output: z.object({ followUps: z.array(followUpView) }),
  },
  'follow-up.take': {
    access: 'clerk',
    effect: 'writes',
    summary: 'Make one of the store’s the caller’s own, before a colleague does',
    input: z.strictObject(ref),
    output: z.object({ followUp: followUpView }),
  },
  'follow-up.end': {
    access: 'clerk',
    effect: 'writes',
    summary: 'Say how it went; whoever wants no more of it is left alone',
    input: z.strictObject({ ...ref, outcome: z.enum(OUTCOMES), note: proseField.max(NOTE_MAX).default('') }),
    output: z.object({ followUp: followUpView }),
  },
  'follow-up.give': {
    access: 'clerk',
    effect: 'writes',
    summary: 'Give the member the coupon that the follow-up offers, within what the clerk may give in a month',
    input: z.strictObject(ref),
    output: z.object({ followUp: followUpView, couponsLeft: countField }),
  },
  'follow-up.getFigures': {
    access: 'clerk',
    effect: 'reads',
    summary:
      'What became of it in ninety days: a clerk’s own, beside those of the store who were kept back; a manager’s by clerk',
    input: z.strictObject({ storeId: storeIdField }),
    output: figures.extend({ isWhole: z.boolean() }),
  },
  'follow-up.seeGuest': {
    access: 'clerk',
    effect: 'reads',
    summary:
      'What the clerk should know of the member in front, in words that the member may read. The look is on record',
    input: z.strictObject({ memberCode: memberCodeField, storeId: storeIdField }),
    output: z.object({
      /** What to say first, and what it follows from. */
      first: z.object({ say: z.string(), because: z.string() }).nullable(),
      facts: z.array(z.object({ kind: growingEnum(GUEST_FACTS), title: z.string(), text: z.string() })),
      /** Said by the member, or put there by a person of the shop. */
      said: z.array(z.string()),
      bought: z.array(z.string()),
      note: note.nullable(),
      followUp: followUpView.nullable(),
      /** Whether the caller may say whose the member is. */
      mayAssign: z.boolean(),
    }),
  },
  'follow-up.getOwnClerk': {
    access: 'manager',
    effect: 'reads',
    summary: 'Whose the member in front is, and whom of the store they can be given to',
    input: z.strictObject({ memberCode: memberCodeField, storeId: storeIdField }),
    output: z.object({
      own: ownClerk.nullable(),
      clerks: z.array(z.object({ staffId: z.string(), name: z.string() })),
    }),
  },
  'follow-up.setOwnClerk': {
    access: 'manager',
    effect: 'writes',
    summary: 'Give the member in front to a clerk of the store, or take that back',
    input: z.strictObject({ memberCode: memberCodeField, storeId: storeIdField, staffId: memberIdField.nullable() }),
    output: z.object({ own: ownClerk.nullable() }),
  },
  'follow-up.saveNote': {
    access: 'clerk',
    effect: 'writes',
    summary: 'Write what colleagues should know next time, one note for a member; an empty one takes it away',
    input: z.strictObject({
      memberCode: memberCodeField,
      storeId: storeIdField,
      text: proseField.max(NOTE_MAX),
    }),
    output: z.object({ note: note.nullable() }),
  },
  'follow-up.getOwnNote': {
    access: 'member',
    effect: 'reads',
    summary: 'What the shop has noted about the caller',
    input: z.strictObject({}),
    output: z.object({ note: z.object({ text: z.string(), at: instantField }).nullable() }),
  },
  'follow-up.removeOwnNote': {
    access: 'member',
    effect: 'writes',
    once: 'own-record',
    summary: 'Take away what the shop has noted about the caller',
    input: z.strictObject({}),
    output: z.object({ note: z.null() }),
  },
  'follow-up.listOpen': {
    access: 'operator',
    right: 'members',
    within: 'storeId',
    effect: 'reads',
    summary: 'What is open at a store or in the whole shop, the first due on top, 200 at most',
    input: z.strictObject(ofStore),
    output: z.object({
      followUps: z.array(followUpView.extend({ memberId: z.string(), storeName: z.string().nullable() })),
      now: instantField,
      isComplete: z.boolean(),
    }),
  },
  'follow-up.readOwnClerk': {
    access: 'operator',
    right: 'members',
    effect: 'reads',
    summary: 'Whose a member is, and whom of all stores they can be given to, 500 at most',
    input: z.strictObject({ memberId: memberIdField }),
    output: z.object({
      own: ownClerk.extend({ storeId: z.string(), storeName: z.string().nullable() }).nullable(),
      clerks: z.array(z.object({ staffId: z.string(), name: z.string(), storeId: z.string(), storeName: z.string() })),
    }),
  },
  'follow-up.nameOwnClerk': {
    access: 'operator',
    right: 'members',
    effect: 'writes',
    summary: 'Give a member to a clerk at a store, or take that back',
    input: z.strictObject({
      memberId: memberIdField,
      clerk: z.strictObject({ staffId: memberIdField, storeId: storeIdField }).nullable(),
      note: noteField,
      by: actorField,
    }),
    output: z.object({ own: ownClerk.nullable() }),
  },
  'follow-up.summarize': {
    access: 'operator',
    right: 'reports',
    within: 'storeId',
    effect: 'reads',
    summary: 'By clerk: done, came back, revenue within fourteen days, beside those who were kept back',
    input: z.strictObject({ ...ofStore, days: z.int().min(14).max(KEPT_DAYS).default(90) }),
    output: figures,
  },
})
