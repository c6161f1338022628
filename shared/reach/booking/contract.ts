import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import {
  countField,
  growingEnum,
  instantField,
  memberCodeField,
  nameFieldOf,
  noteField,
  proseField,
  restrictingListOf,
  storeIdField,
} from '#shared/kernel/fields'
import { hasSomethingToRead, NOT_READABLE } from '#shared/kernel/readable-text'
import { BOOKING_STATES, OCCASION_PICTURES, PLACES_MAX } from './occasion'

const occasionIdField = z.string().regex(/^occ_[0-9A-HJKMNP-TV-Z]{14}$/)
const TIERS_MAX = 12
const tierKeyField = z.string().regex(/^[a-z][a-z0-9-]{0,23}$/)

/** As members read it. */
const occasionCard = z.object({
  occasionId: z.string(),
  title: z.string(),
  place: z.string(),
  storeId: z.string(),
  storeName: z.string(),
  picture: growingEnum(OCCASION_PICTURES),
  startsAt: instantField,
  endsAt: instantField,
  places: countField,
  placesLeft: countField,
  waiting: countField,
  status: growingEnum(['planned', 'calledOff', 'over']),
  /** What the member has here; null for nothing. */
  mine: growingEnum(BOOKING_STATES).nullable(),
})

const occasionPage = occasionCard.extend({
  text: z.string(),
  /** Names of the tiers that it is for; null for everybody. */
  tierNames: z.array(z.string()).nullable(),
  isForMe: z.boolean(),
  opensAt: instantField,
  closesAt: instantField,
  cancelUntilAt: instantField,
  movedAt: instantField.nullable(),
  reason: z.string().nullable(),
  /** How many wait before the member; null for whoever does not wait. */
  ahead: countField.nullable(),
})

const counts = z.object({
  places: countField,
  taken: countField,
  waiting: countField,
  attended: countField,
})

/** As clerks and operators see one. */
const occasionRow = counts.extend({
  occasionId: z.string(),
  title: z.string(),
  place: z.string(),
  storeId: z.string(),
  startsAt: instantField,
  endsAt: instantField,
  status: z.enum(['planned', 'calledOff', 'over']),
})

const guest = z.object({
  memberId: z.string(),
  displayName: z.string(),
  number: countField,
  state: z.enum(BOOKING_STATES),
  attendedAt: instantField.nullable(),
})

const draft = z
  .strictObject({
    title: nameFieldOf(24),
    text: proseField.min(1).max(1000).refine(hasSomethingToRead, NOT_READABLE),
    place: nameFieldOf(30),
    storeId: storeIdField,
    picture: z.enum(OCCASION_PICTURES),
    startsAt: instantField,
    endsAt: instantField,
    places: z.int().min(1).max(PLACES_MAX),
    tierKeys: restrictingListOf(tierKeyField, TIERS_MAX),
    opensAt: instantField,
    closesAt: instantField,
    cancelUntilAt: instantField,
  })
  .superRefine(({ startsAt, endsAt, opensAt, closesAt, cancelUntilAt }, context) => {
    const problem = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (endsAt <= startsAt) problem('endsAt', '结束要晚于开始')
    if (closesAt <= opensAt) problem('closesAt', '报名截止要晚于报名开始')
    if (closesAt > startsAt) problem('closesAt', '报名要在活动开始前截止')
    if (cancelUntilAt > startsAt) problem('cancelUntilAt', '取消要在活动开始前截止')
  })

export const bookingContract = defineContract({
  'booking.listOpen': {
    access: 'member',
    effect: 'reads',
    summary: 'What is planned, soonest first, 30 at most, and the caller’s own bookings, newest first, 20 at most',
    input: z.strictObject({}),
    output: z.object({ coming: z.array(occasionCard), mine: z.array(occasionCard) }),
  },
  'booking.get': {
    access: 'member',
    effect: 'reads',
    summary: 'One occasion with what the caller has there',
    input: z.strictObject({ occasionId: occasionIdField }),
    output: occasionPage,
  },
  'booking.signUp': {
    access: 'member',
    effect: 'writes',
    summary: 'Take a place, or one in the line when all are taken',
    input: z.strictObject({ occasionId: occasionIdField }),
    output: occasionPage,
  },
  'booking.cancel': {
    access: 'member',
    effect: 'writes',
    summary: 'Give the place back, or leave the line; whoever waits first moves up',
    input: z.strictObject({ occasionId: occasionIdField }),
    output: occasionPage,
  },
  'booking.listAtStore': {
    access: 'clerk',
    effect: 'reads',
    summary: 'What is planned at one of the caller’s stores from today on, 30 at most',
    input: z.strictObject({ storeId: storeIdField }),
    output: z.object({ occasions: z.array(occasionRow) }),
  },
  'booking.listGuests': {
    access: 'clerk',
    effect: 'reads',
    summary: 'Who has a place at an occasion of the caller’s store, who waits and who came',
    input: z.strictObject({ occasionId: occasionIdField, storeId: storeIdField }),
    output: z.object({ occasion: occasionRow, guests: z.array(guest) }),
  },
  'booking.checkIn': {
    access: 'clerk',
    effect: 'writes',
    summary: 'Let in the member whose code is shown: on the day, at the store, whoever has a place',
    input: z.strictObject({ occasionId: occasionIdField, storeId: storeIdField, memberCode: memberCodeField }),
    output: z.object({ guest, attended: countField, taken: countField, wasIn: z.boolean() }),
  },
  'booking.saveOccasion': {
    access: 'board',
    right: 'growth',
    effect: 'writes',
    summary:
      'Plan an occasion, or change one that is planned: more places move those who wait up, another time or place is told to everybody who has something there',
    input: z.strictObject({
      /** Left out for a new one. */
      occasionId: occasionIdField.optional(),
      /** The version that was read; 0 for a new one. */
      baseVersion: countField,
      draft,
    }),
    output: z.object({ occasionId: z.string(), version: countField }),
  },
  'booking.callOff': {
    access: 'board',
    right: 'growth',
    effect: 'writes',
    summary: 'Call an occasion off; everybody who has a place or waits is told, with the reason',
    input: z.strictObject({ occasionId: occasionIdField, reason: noteField }),
    output: z.object({ occasionId: z.string(), bookings: countField }),
  },
  'booking.listOccasions': {
    access: 'board',
    right: 'growth',
    effect: 'reads',
    summary: 'Occasions, the newest first, 30 a page',
    input: z.strictObject({ beforeAt: instantField.optional() }),
    output: z.object({ occasions: z.array(occasionRow), nextBeforeAt: instantField.nullable() }),
  },
  'booking.getOccasion': {
    access: 'board',
    right: 'growth',
    effect: 'reads',
    summary: 'One occasion as it was written, with its numbers and guests',
    input: z.strictObject({ occasionId: occasionIdField }),
    output: z.object({
      occasion: occasionRow.extend({
        text: z.string(),
        picture: z.enum(OCCASION_PICTURES),
        tierKeys: z.array(z.string()).nullable(),
        opensAt: instantField,
        closesAt: instantField,
        cancelUntilAt: instantField,
        reason: z.string().nullable(),
        version: countField,
      }),
      guests: z.array(guest),
    }),
  },
})
