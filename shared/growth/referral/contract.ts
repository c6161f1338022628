import * as z from 'zod'
import { codePictureFields } from '#shared/growth/entrance/contract'
import { BOND_END_REASONS, BOND_STATES } from '#shared/growth/referral/bond'
import { NEEDS } from '#shared/growth/referral/terms'
import { defineContract } from '#shared/kernel/contract'
import { countField, dayField, instantField, pointsField } from '#shared/kernel/fields'

const sideReward = z.object({
  points: pointsField,
  /** The title of the coupon that comes with it; null without one. */
  couponTitle: z.string().nullable(),
})

/** The terms as they hold for whoever joins today. */
export const inviteTerms = z.object({
  needs: z.enum(NEEDS),
  minFen: countField,
  inviter: sideReward,
  invitee: sideReward,
  bindingDays: countField,
  holdDays: countField,
  cap: z.object({ friends: countField, per: z.enum(['month', 'programme']) }),
  /** `text` is the whole reward of a step in words. */
  ladder: z.array(z.object({ friends: countField, points: pointsField, text: z.string().optional() })),
  /** The last day on which a friend may join; null without an end. */
  endDay: dayField.nullable(),
  /** The same in sentences, in the order in which they are read: what both get, when it counts, the cap, the end. */
  lines: z.array(z.string()),
})

/** How a member sees one friend: never more than a masked nickname. */
export const invitedFriend = z.object({
  /** Good as a list key, and for nothing else. */
  key: z.string(),
  name: z.string().nullable(),
  joinedDay: dayField,
  state: z.enum(BOND_STATES),
  /** The state in one calm sentence, with the reason where it did not count. */
  text: z.string(),
  endReason: z.enum(BOND_END_REASONS).nullable(),
  /** The last day for the act, while it is awaited. */
  untilDay: dayField.nullable(),
  /** The day on which the reward comes, while it waits. */
  rewardDay: dayField.nullable(),
  /** What this friend has brought, ladder included; 0 until then, or when the cap was reached. */
  points: pointsField,
})

export const referralContract = defineContract({
  'referral.getInvite': {
    access: 'member',
    effect: 'reads',
    summary: 'What both sides get and when it counts, the caller’s own invitation and progress, and a page of friends',
    input: z.strictObject({ cursor: z.string().max(160).optional() }),
    output: z.object({
      /** Null when no programme is open; friends of earlier ones are listed all the same. */
      terms: inviteTerms.nullable(),
      /** Why nobody new is counted at this moment; null while friends are welcome. */
      closed: z.enum(['not-open', 'ended', 'budget-used', 'cap-reached']).nullable(),
      /** The caller’s code: 12 characters, the same for ever. */
      code: z.string(),
      share: z.object({ title: z.string(), path: z.string() }),
      progress: z.object({
        /** Friends that have counted: in the cap’s period, and in the programme. */
        countedInPeriod: countField,
        counted: countField,
        next: z
          .object({ friends: countField, points: pointsField, missing: countField, text: z.string().optional() })
          .nullable(),
      }),
      friends: z.array(invitedFriend),
      nextCursor: z.string().nullable(),
      today: dayField,
    }),
  },
  'referral.getPoster': {
    access: 'member',
    effect: 'writes',
    once: 'one-content',
    summary:
      'The caller’s mini-program code for a poster: made once and kept; opening it is the same as the shared card',
    input: z.strictObject({}),
    output: z.object({ code: z.string(), scene: z.string(), ...codePictureFields }),
  },
  'referral.getProgramme': {
    access: 'board',
    right: 'growth',
    effect: 'reads',
    summary: 'How the programme in force stands: friends by state, what was given, what is left of the budget',
    input: z.strictObject({}),
    output: z.object({
      programmeKey: z.string(),
      isOpen: z.boolean(),
      closed: z.enum(['not-open', 'ended', 'budget-used']).nullable(),
      endDay: dayField.nullable(),
      states: z.array(z.object({ state: z.enum(BOND_STATES), bonds: countField })),
      rewarded: z.object({
        bonds: countField,
        inviterPoints: countField,
        inviteePoints: countField,
        ladderPoints: countField,
      }),
      /** Friends that were counted against the budget; `friends` is null without a limit. */
      budget: z.object({ used: countField, friends: countField.nullable() }),
      now: instantField,
    }),
  },
})
