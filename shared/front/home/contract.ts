import * as z from 'zod'
import { PLACES } from '#shared/front/home/places'
import { NEEDS } from '#shared/growth/referral/terms'
import { defineContract } from '#shared/kernel/contract'
import { countField, dayField, growingEnum, instantField, pointsField, storeIdField } from '#shared/kernel/fields'
import { standingView } from '#shared/ledger/tier/contract'
import { rewardView } from '#shared/loyalty/check-in/contract'

export const homeContract = defineContract({
  'home.listPlaces': {
    access: 'member',
    effect: 'reads',
    summary: 'The ways under 我的 that have something behind them: of the shop, or of the caller',
    input: z.strictObject({}),
    output: z.object({ places: z.array(growingEnum(PLACES)) }),
  },
  'home.open': {
    access: 'visitor',
    effect: 'writes',
    once: 'own-record',
    summary: 'Open the mini-program: makes a member of a new visitor, and answers all that the first screen shows',
    input: z.strictObject({
      /** Where the visit came from: WeChat’s scene number, a store’s code, who shared. */
      entrance: z
        .strictObject({
          scene: z.int().min(0).max(99_999).optional(),
          key: z
            .string()
            .regex(/^[\w-]{1,32}$/)
            .optional(),
          storeId: storeIdField.optional(),
          /** Who invited, by their code. Anything may stand here: a wrong code is no reason to turn anybody away. */
          inviter: z.string().max(64).optional(),
          /** As in `entrance.recordTouch`. */
          deviceKey: z
            .string()
            .regex(/^[0-9a-f]{16,64}$/)
            .optional(),
        })
        .optional(),
    }),
    output: z.object({
      isNew: z.boolean(),
      welcomePoints: pointsField,
      memberId: z.string(),
      memberCode: z.string(),
      nickname: z.string().nullable(),
      avatarFileId: z.string().nullable(),
      tier: z.object({ key: z.string(), name: z.string(), palette: z.string() }),
      standing: standingView,
      points: pointsField,
      endingSoon: z.object({ points: pointsField, day: dayField }).nullable(),
      today: dayField,
      /** When it was answered, by the shop’s clock. */
      now: instantField,
      checkIn: z.object({
        isDoneToday: z.boolean(),
        streakDays: countField,
        week: z.array(z.object({ day: dayField, isCheckedIn: z.boolean(), isToday: z.boolean(), points: pointsField })),
        todaysRewards: z.array(rewardView),
        nextReward: z
          .object({
            inDays: countField,
            days: countField,
            points: pointsField,
            makeUpCards: countField,
            growth: countField.optional(),
            hasCoupon: z.boolean().optional(),
          })
          .nullable(),
        makeUpDay: dayField.nullable(),
      }),
      /** Whether friends are welcome now: then there is a line that leads to the invitations. */
      isInviteOpen: z.boolean(),
      /** What the caller gets for having come by an invitation, and for what; null when nothing is awaited. */
      invited: z
        .object({
          needs: z.enum(NEEDS),
          minFen: countField,
          points: pointsField,
          hasCoupon: z.boolean(),
          untilDay: dayField,
          /** The day on which it comes, once the act is done; null while it is awaited. */
          rewardDay: dayField.nullable(),
        })
        .nullable(),
      tasks: z.object({
        /** Whether the shop has tasks: then there is a way to them. */
        isOpen: z.boolean(),
        /** The task of which one step is left. */
        almost: z.object({ title: z.string(), goal: countField, untilDay: dayField }).nullable(),
      }),
      /** Asked once, quietly, on the page: null when answered either way. */
      askConsent: z.enum(['analytics']).nullable(),
      /** What the screen does in another way than it always does; null each where it does not. Once drawn, an experiment is told of it. */
      tried: z
        .object({
          order: z.object({ areCouponsFirst: z.boolean(), experimentId: z.string().nullable() }).nullable(),
          inviteLine: z.object({ text: z.string(), experimentId: z.string().nullable() }).nullable(),
        })
        .optional(),
    }),
  },
})
