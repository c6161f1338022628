import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import {
  actorField,
  countField,
  dayField,
  fenField,
  idField,
  instantField,
  memberIdField,
  nameFieldOf,
  noteField,
  pointsField,
  restrictingListOf,
  storeIdField,
} from '#shared/kernel/fields'
import { goodsIdField, pickUpIdField } from './contract'
import { GOODS_PICTURES, GOODS_STATES } from './goods'
import { STOCK_MAX } from './stock'

const limit = z.int().min(1).max(1000).nullable().default(null)

const goodsTerms = z.strictObject({
  title: nameFieldOf(16),
  detail: z.union([z.literal(''), nameFieldOf(16)]).default(''),
  picture: z.enum(GOODS_PICTURES).default('gift'),
  pricePoints: z.int().min(1).max(10_000_000),
  valueFen: z.int().min(0).max(100_000_000),
  perMember: limit,
  perMonth: limit,
  tierKeys: restrictingListOf(idField, 20),
  pickUpDays: z.int().min(1).max(60).default(7),
})

const goodsView = z.object({
  goodsId: z.string(),
  title: z.string(),
  detail: z.string(),
  picture: z.string(),
  pricePoints: pointsField,
  valueFen: fenField,
  perMember: countField.nullable(),
  perMonth: countField.nullable(),
  tierKeys: z.array(z.string()).nullable(),
  pickUpDays: countField,
  state: z.enum(GOODS_STATES),
  changed: z.object({ by: z.string(), note: z.string(), at: instantField }),
  stocks: z.array(
    z.object({
      storeId: z.string(),
      stocked: countField,
      promised: countField,
      collected: countField,
      left: z.int(),
    }),
  ),
})

export const pointsShopOperatorContract = defineContract({
  'points-shop.listGoods': {
    access: 'operator',
    right: 'coupons',
    effect: 'reads',
    summary: 'All goods that points buy, with their stock by store, 40 a page, and the open stores',
    input: z.strictObject({ afterId: goodsIdField.optional() }),
    output: z.object({
      goods: z.array(goodsView),
      stores: z.array(z.object({ storeId: z.string(), name: z.string() })),
      nextAfterId: z.string().nullable(),
    }),
  },
  'points-shop.saveGoods': {
    access: 'operator',
    right: 'coupons',
    effect: 'writes',
    summary: 'Write goods that points buy, new or paused; they are to be had when they are opened',
    input: z.strictObject({ goodsId: goodsIdField, terms: goodsTerms, by: actorField, note: noteField }),
    output: z.object({ goodsId: z.string() }),
  },
  'points-shop.setGoodsState': {
    access: 'operator',
    right: 'coupons',
    effect: 'writes',
    summary: 'Open, pause or end goods; pick-ups that wait go on',
    input: z.strictObject({
      goodsId: goodsIdField,
      state: z.enum(['live', 'paused', 'ended']),
      by: actorField,
      note: noteField,
    }),
    output: z.object({ goodsId: z.string(), state: z.enum(GOODS_STATES) }),
  },
  'points-shop.addStock': {
    access: 'operator',
    right: 'coupons',
    within: 'storeId',
    effect: 'writes',
    summary: 'Put goods into a store’s stock, or take some away that are promised to nobody',
    input: z.strictObject({
      goodsId: goodsIdField,
      storeId: storeIdField,
      change: z
        .int()
        .min(0 - STOCK_MAX)
        .max(STOCK_MAX)
        .refine((change) => change !== 0),
      by: actorField,
      note: noteField,
    }),
    output: z.object({ goodsId: z.string(), storeId: z.string(), left: z.int() }),
  },
  'points-shop.listWaiting': {
    access: 'operator',
    right: 'coupons',
    within: 'storeId',
    effect: 'reads',
    summary: 'What waits to be collected, of one store or all, the earliest last day first, 200 at most',
    input: z.strictObject({ storeId: storeIdField.optional() }),
    output: z.object({
      pickUps: z.array(
        z.object({
          pickUpId: z.string(),
          memberId: z.string(),
          goodsId: z.string(),
          title: z.string(),
          storeId: z.string(),
          storeName: z.string(),
          pointsPaid: pointsField,
          at: instantField,
          untilDay: dayField,
        }),
      ),
      isComplete: z.boolean(),
    }),
  },
  'points-shop.callOff': {
    access: 'operator',
    right: 'money',
    effect: 'writes',
    summary: 'Call a pick-up off for the shop, such as for goods that broke; its points go back',
    input: z.strictObject({ pickUpId: pickUpIdField, by: actorField, note: noteField }),
    output: z.object({ pickUpId: z.string(), memberId: memberIdField, pointsPaid: pointsField }),
  },
})
