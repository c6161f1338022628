import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import {
  actorField,
  countField,
  dayField,
  fileIdField,
  growingEnum,
  instantField,
  noteField,
  proseField,
  storeIdField,
} from '#shared/kernel/fields'
import { hasSomethingToRead, NOT_READABLE } from '#shared/kernel/readable-text'
import { FEEDBACK_KINDS, TEXT_LENGTH_MAX, TICKET_STATUSES } from './feedback'
import { PHOTO_STATES, PHOTOS_MAX } from './photo'

/** Of a purchase it holds the till's receipt number, so it may be longer than other ids. */
const feedbackIdField = z.string().regex(/^[\w:.@-]{1,200}$/)
const purchaseIdField = z.string().regex(/^[\w:.@-]{1,128}$/)
const scoreField = z.int().min(1).max(5)
const textField = proseField.min(1).max(TEXT_LENGTH_MAX).refine(hasSomethingToRead, NOT_READABLE)
const reasonField = z.string().max(8)

const promise = { seenHours: countField, answerHours: countField }

const ticketView = z.object({
  status: growingEnum(TICKET_STATUSES),
  openedAt: instantField,
  seenDueAt: instantField,
  answerDueAt: instantField,
  seenAt: instantField.nullable(),
  answeredAt: instantField.nullable(),
  isSolved: z.boolean().nullable(),
})

const messageView = z.object({
  from: growingEnum(['member', 'shop']),
  by: z.string().nullable(),
  text: z.string(),
  at: instantField,
})

const feedbackView = z.object({
  feedbackId: z.string(),
  kind: growingEnum(FEEDBACK_KINDS),
  storeName: z.string().nullable(),
  purchaseId: z.string().nullable(),
  score: scoreField.nullable(),
  reasons: z.array(z.string()),
  text: z.string(),
  at: instantField,
  ticket: ticketView.nullable(),
  messages: z.array(messageView),
})

const threadView = feedbackView.extend({
  /** Whether another word would be taken. */
  canReply: z.boolean(),
  /** The member's own; whether the shop sees one is said by its state. */
  photos: z.array(z.object({ fileId: z.string(), state: growingEnum(PHOTO_STATES) })),
})

const ratingView = feedbackView.extend({
  /** Whether the mark can still be corrected. */
  canChange: z.boolean(),
})

const ticketOfDesk = feedbackView.extend({
  memberId: z.string(),
  storeId: z.string().nullable(),
  staffName: z.string().nullable(),
  seenBy: z.string().nullable(),
  /** When the clock that runs now ends; null when none runs. */
  dueAt: instantField.nullable(),
  isLate: z.boolean(),
})

const ofStore = { storeId: storeIdField.optional() }

const voiceView = z.object({
  scores: z.array(countField).length(5),
  reasons: z.array(z.object({ reason: z.string(), count: countField })),
  words: z.array(z.object({ word: z.string(), members: countField })),
  clerks: z.array(
    z.object({ staffId: z.string(), name: z.string().nullable(), count: countField, sum: countField, low: countField }),
  ),
  suggestions: countField,
  complaints: countField,
  tickets: countField,
  seenInTime: countField,
  answeredInTime: countField,
  answered: countField,
  solved: countField,
  unsolved: countField,
})

export const feedbackContract = defineContract({
  'feedback.getRating': {
    access: 'member',
    effect: 'reads',
    summary: 'The mark that the caller has given one purchase, and whether one can be given',
    input: z.strictObject({ purchaseId: purchaseIdField }),
    output: z.object({
      canRate: z.boolean(),
      reasons: z.array(z.string()),
      ...promise,
      rating: ratingView.nullable(),
    }),
  },
  'feedback.rate': {
    access: 'member',
    effect: 'writes',
    summary: 'Give a purchase a mark from one to five, or correct it; three or less opens a ticket',
    input: z.strictObject({
      purchaseId: purchaseIdField,
      score: scoreField,
      reasons: z.array(reasonField).max(12).default([]),
      text: proseField.max(TEXT_LENGTH_MAX).default(''),
    }),
    output: z.object({ rating: ratingView }),
  },
  'feedback.getBox': {
    access: 'member',
    effect: 'reads',
    summary: 'Whether the shop takes suggestions and complaints, for which stores, and until when it answers',
    input: z.strictObject({}),
    output: z.object({
      isOpen: z.boolean(),
      ...promise,
      stores: z.array(z.object({ storeId: z.string(), name: z.string() })),
      /** Where the caller's photos are uploaded to. */
      photoFolder: z.string(),
    }),
  },
  'feedback.write': {
    access: 'member',
    effect: 'writes',
    summary: 'Write a suggestion or a complaint to the shop; a complaint has clocks',
    input: z.strictObject({
      kind: z.enum(['suggestion', 'complaint']),
      storeId: storeIdField.nullable(),
      text: textField,
      /** Uploaded into the folder that carries the caller's id. */
      photoFileIds: z.array(fileIdField).max(PHOTOS_MAX).default([]),
    }),
    output: z.object({ feedbackId: z.string() }),
  },
  'feedback.listMine': {
    access: 'member',
    effect: 'reads',
    summary: 'What the caller has said to the shop, the newest first',
    input: z.strictObject({ beforeAt: instantField.optional() }),
    output: z.object({
      feedbacks: z.array(feedbackView.omit({ messages: true })),
      nextBeforeAt: instantField.nullable(),
    }),
  },
  'feedback.getMine': {
    access: 'member',
    effect: 'reads',
    summary: 'One of these with all that was written',
    input: z.strictObject({ feedbackId: feedbackIdField }),
    output: z.object({ feedback: threadView, answerHours: countField }),
  },
  'feedback.reply': {
    access: 'member',
    effect: 'writes',
    summary: 'Write on; the shop owes an answer again',
    input: z.strictObject({ feedbackId: feedbackIdField, text: textField }),
    output: z.object({ feedback: threadView }),
  },
  'feedback.settle': {
    access: 'member',
    effect: 'writes',
    summary: 'Say whether the shop’s answer has settled it',
    input: z.strictObject({ feedbackId: feedbackIdField, isSolved: z.boolean() }),
    output: z.object({ feedback: threadView }),
  },
  'feedback.listTickets': {
    access: 'operator',
    right: 'members',
    within: 'storeId',
    effect: 'reads',
    summary: 'Tickets of a store or of the whole shop: those that wait, the first due on top, or all, the newest first',
    input: z.strictObject({ ...ofStore, isWaiting: z.boolean(), beforeAt: instantField.optional() }),
    output: z.object({
      tickets: z.array(ticketOfDesk.omit({ messages: true })),
      /** By the shop's clock, which the clocks of tickets go by. */
      now: instantField,
      nextBeforeAt: instantField.nullable(),
    }),
  },
  'feedback.getTicket': {
    access: 'operator',
    right: 'members',
    within: 'storeId',
    effect: 'reads',
    summary: 'One ticket with all that was written. The look is on record',
    input: z.strictObject({ ...ofStore, feedbackId: feedbackIdField }),
    output: z.object({
      ticket: ticketOfDesk,
      now: instantField,
      /** Addresses that open photos for some minutes; only those that WeChat's check has passed. */
      photos: z.array(z.string()),
      photosChecking: countField,
      photosHidden: countField,
    }),
  },
  'feedback.take': {
    access: 'operator',
    right: 'members',
    within: 'storeId',
    effect: 'writes',
    summary: 'Say that somebody has looked at a ticket: its first clock stops',
    input: z.strictObject({ ...ofStore, feedbackId: feedbackIdField, by: actorField }),
    output: z.object({ ticket: ticketOfDesk }),
  },
  'feedback.answer': {
    access: 'operator',
    right: 'members',
    within: 'storeId',
    effect: 'writes',
    summary: 'Answer the member; the second clock stops',
    input: z.strictObject({ ...ofStore, feedbackId: feedbackIdField, text: textField, by: actorField }),
    output: z.object({ ticket: ticketOfDesk }),
  },
  'feedback.close': {
    access: 'operator',
    right: 'members',
    within: 'storeId',
    effect: 'writes',
    summary: 'Close a ticket that needs no answer here, with the reason; the member can write on',
    input: z.strictObject({ ...ofStore, feedbackId: feedbackIdField, note: noteField, by: actorField }),
    output: z.object({ ticket: ticketOfDesk }),
  },
  'feedback.getVoice': {
    access: 'operator',
    right: 'reports',
    within: 'storeId',
    effect: 'reads',
    summary:
      'A week of what members said, this one where none is named, as of last night: marks, reasons, words that occur, what was answered in time',
    input: z.strictObject({ ...ofStore, week: dayField.optional() }),
    output: z.object({
      week: dayField,
      /** The week of today. */
      thisWeek: dayField,
      /** Null while nothing was counted for it. */
      voice: voiceView.nullable(),
      before: voiceView.nullable(),
      countedAt: instantField.nullable(),
      /** More was said than is counted here. */
      isPartial: z.boolean(),
      stores: z.array(
        z.object({
          storeId: z.string(),
          name: z.string().nullable(),
          scores: z.array(countField),
          tickets: countField,
        }),
      ),
    }),
  },
})
