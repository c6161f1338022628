import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, dayField, growingEnum, instantField, pointsField, storeIdField } from '#shared/kernel/fields'
import { GOODS_PICTURES } from './goods'
import { PICK_UP_STATUSES, RETURN_REASONS } from './pick-up'

export const goodsIdField = z.string().regex(/^gds_[a-z0-9-]{1,40}$/)
export const pickUpIdField = z.string().regex(/^pku_[\w-]{16,64}$/)
/** As a person types or scans it; read by `readPickUpCode`. */
const pickUpCodeField = z.string().min(1).max(32)

/** A picture or a status that a phone does not know yet is shown as a gift, or as over. */
const pictureField = growingEnum(GOODS_PICTURES)

const shopStore = z.object({ storeId: z.string(), name: z.string() })

const shopGoods = z.object({
  goodsId: z.string(),
  title: z.string(),
  detail: z.string(),
  picture: pictureField,
  /** To this member, and to whoever has no better price by the tier. */
  pricePoints: pointsField,
  fullPricePoints: pointsField,
  left: countField,
  perMember: countField.nullable(),
  perMonth: countField.nullable(),
  pickUpDays: countField,
  verdict: growingEnum(['open', 'pointsShort', 'limitReached', 'monthLimitReached', 'notForTier']),
  /** Points that are missing; 0 otherwise. */
  missing: pointsField,
})

export const pickUpView = z.object({
  pickUpId: z.string(),
  goodsId: z.string(),
  title: z.string(),
  detail: z.string(),
  picture: pictureField,
  pointsPaid: pointsField,
  storeId: z.string(),
  storeName: z.string(),
  status: growingEnum(PICK_UP_STATUSES),
  /** What the store scans; null when it is over. */
  code: z.string().nullable(),
  at: instantField,
  /** The last day on which the store hands it over. */
  untilDay: dayField,
  endedAt: instantField.nullable(),
  why: growingEnum(RETURN_REASONS).nullable(),
})

const clerkView = z.object({
  pickUpId: z.string(),
  title: z.string(),
  detail: z.string(),
  picture: pictureField,
  pointsPaid: pointsField,
  untilDay: dayField,
  displayName: z.string(),
  status: growingEnum(PICK_UP_STATUSES),
})

export const pointsShopContract = defineContract({
  'points-shop.getShop': {
    access: 'member',
    effect: 'reads',
    summary: 'What the caller’s points buy at one store; the store of the last pick-up, or the first, if none is named',
    input: z.strictObject({ storeId: storeIdField.optional() }),
    output: z.object({
      available: pointsField,
      endingSoon: z.object({ endsDay: dayField, points: pointsField }).nullable(),
      /** Null while no store has anything. */
      storeId: z.string().nullable(),
      stores: z.array(shopStore),
      goods: z.array(shopGoods),
      /** How many of the caller’s wait to be collected. */
      waiting: countField,
    }),
  },
  'points-shop.exchange': {
    access: 'member',
    effect: 'writes',
    summary: 'Pay for goods with points, to be collected at a store; the points go back if nobody collects them',
    input: z.strictObject({ goodsId: goodsIdField, storeId: storeIdField }),
    output: z.object({
      pickUp: pickUpView,
      balance: pointsField,
      /** Of the points that were paid, those that end before the pick-up does: given back, they end all the same. */
      endingBefore: z.object({ endsDay: dayField, points: pointsField }).nullable(),
    }),
  },
  'points-shop.listPickUps': {
    access: 'member',
    effect: 'reads',
    summary: 'The caller’s pick-ups, newest first, 20 a page',
    input: z.strictObject({ before: instantField.optional() }),
    output: z.object({ pickUps: z.array(pickUpView), nextBefore: instantField.nullable() }),
  },
  'points-shop.getPickUp': {
    access: 'member',
    effect: 'reads',
    summary: 'One of the caller’s pick-ups, with the store that keeps it',
    input: z.strictObject({ pickUpId: pickUpIdField }),
    output: z.object({ pickUp: pickUpView, storeAddress: z.string(), storePhone: z.string().nullable() }),
  },
  'points-shop.cancel': {
    access: 'member',
    effect: 'writes',
    summary: 'Give up a pick-up that was not collected; its points go back to the lots that paid',
    input: z.strictObject({ pickUpId: pickUpIdField }),
    output: z.object({ pickUp: pickUpView, balance: pointsField }),
  },
  'points-shop.lookUp': {
    access: 'clerk',
    effect: 'reads',
    summary: 'What waits at the clerk’s store under a pick-up code; wrong codes are counted',
    input: z.strictObject({ code: pickUpCodeField, storeId: storeIdField }),
    output: z.object({ pickUp: clerkView }),
  },
  'points-shop.handOver': {
    access: 'clerk',
    effect: 'writes',
    summary: 'Hand over what was looked up; once, and to nobody else',
    input: z.strictObject({ pickUpId: pickUpIdField, code: pickUpCodeField, storeId: storeIdField }),
    output: z.object({ pickUp: clerkView }),
  },
})
