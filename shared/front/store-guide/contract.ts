import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, instantField, storeIdField } from '#shared/kernel/fields'
import { couponView } from '#shared/loyalty/coupon/contract'
import { storePlace } from '#shared/people/staff/contract'

/** A store as members read of it. */
const guideStore = z.object({
  storeId: z.string(),
  name: z.string(),
  region: z.string(),
  address: z.string(),
  ...storePlace.shape,
})

const usualStore = z.object({
  storeId: z.string(),
  /** Chosen by the member, or where most of their own purchases of the last half year were. */
  by: z.enum(['chosen', 'purchases']),
  /** How many of these purchases; 0 where it was chosen. */
  visits: countField,
})

export const storeGuideContract = defineContract({
  'store-guide.list': {
    access: 'member',
    effect: 'reads',
    summary: 'The open stores, and the caller’s usual one; no location is asked for',
    input: z.strictObject({}),
    output: z.object({ stores: z.array(guideStore), usual: usualStore.nullable(), now: instantField }),
  },
  'store-guide.listCoupons': {
    access: 'member',
    effect: 'reads',
    summary: 'Which of the caller’s usable coupons are good at a store, those that end first on top',
    input: z.strictObject({ storeId: storeIdField }),
    output: z.object({ coupons: z.array(couponView), now: instantField }),
  },
  'store-guide.chooseUsual': {
    access: 'member',
    effect: 'writes',
    summary: 'Keep a store as the caller’s usual one, or none',
    input: z.strictObject({ storeId: storeIdField.nullable() }),
    output: z.object({ storeId: z.string().nullable() }),
  },
})
