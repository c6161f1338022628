import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, fenField, instantField, pointsField } from '#shared/kernel/fields'
import { COUPON_STATUSES } from './coupon'
import { COUPON_REFUSALS } from './refusal'
import type { ClaimRule, UseRule } from './rule'
import { type ClaimWindow, COUPON_WAYS, type IssuedRules, type Validity } from './template'

/** `tpl_` and the key that the operator chose. */
export const templateIdField = z.string().regex(/^tpl_[a-z0-9-]{1,40}$/)
/** `<template>:<member>:<way>:<source>` */
export const couponIdField = z.string().regex(/^[\w:.@-]{1,200}$/)

/** Facts that the pure rules made: plain values without anything internal. The phone puts them into words. */
const facts = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null)

export const couponView = z.object({
  couponId: z.string(),
  templateId: z.string(),
  /** Four characters: behind the member code they name this coupon at the till. */
  number: z.string(),
  status: z.enum(COUPON_STATUSES),
  rules: facts<IssuedRules>(),
  fromAt: instantField,
  /** The last instant. */
  untilAt: instantField,
  issuedAt: instantField,
  way: z.enum(COUPON_WAYS),
  pointsPaid: countField,
  redeemed: z.object({ at: instantField, storeId: z.string(), discountFen: fenField }).nullable(),
  voidedAt: instantField.nullable(),
})

/** What the ids in rules are called. */
export const namesView = z.object({
  stores: z.record(z.string(), z.string()),
  tiers: z.record(z.string(), z.string()),
})

const storeView = z.object({ storeId: z.string(), name: z.string(), address: z.string() })

export const centreTemplateView = z.object({
  templateId: z.string(),
  rules: facts<IssuedRules>(),
  validity: facts<Validity>(),
  claimWindow: facts<ClaimWindow>(),
  /** `points`: bought with `coupon.buy` for `pricePoints`. */
  way: z.enum(['claim', 'points']),
  /** To the caller: the benefit of a tier is off already. */
  pricePoints: countField.nullable(),
  /** To everybody else. */
  fullPricePoints: countField.nullable(),
  perMember: countField.nullable(),
  /** How many the caller has had. */
  owned: countField,
  left: countField.nullable(),
  outcome: z.enum(['claimable', 'soldOut', 'refused']),
  /** Of the first rule that fails. */
  refusal: z.enum(COUPON_REFUSALS).nullable(),
  /** All rules with pass or fail. */
  why: z.array(facts<ClaimRule>()),
})

const walletCursor = z.string().regex(/^\d{15}:[\w:.@-]{1,200}$/)

export const couponContract = defineContract({
  'coupon.listCentre': {
    access: 'member',
    effect: 'reads',
    summary: 'Coupons to claim or to buy with points, each with whether the caller can have it, and why not',
    input: z.strictObject({}),
    output: z.object({
      templates: z.array(centreTemplateView),
      points: pointsField,
      names: namesView,
      now: instantField,
    }),
  },
  'coupon.claim': {
    access: 'member',
    effect: 'writes',
    once: 'own-record',
    summary: 'Claim one coupon of a template',
    input: z.strictObject({ templateId: templateIdField }),
    output: z.object({ coupon: couponView }),
  },
  'coupon.buy': {
    access: 'member',
    effect: 'writes',
    summary: 'Buy one coupon of a template with points',
    input: z.strictObject({ templateId: templateIdField }),
    output: z.object({ coupon: couponView, balance: pointsField }),
  },
  'coupon.exchange': {
    access: 'member',
    effect: 'writes',
    summary: 'Turn an exchange code into its coupon; tries are limited',
    input: z.strictObject({ code: z.string().min(1).max(64) }),
    output: z.object({ coupon: couponView }),
  },
  'coupon.listMine': {
    access: 'member',
    effect: 'reads',
    summary: 'The caller’s wallet, 20 a page: usable ones soonest ending first, used and ended ones latest first',
    input: z.strictObject({ tab: z.enum(['usable', 'used', 'ended']), cursor: walletCursor.optional() }),
    output: z.object({ coupons: z.array(couponView), nextCursor: z.string().nullable(), now: instantField }),
  },
  'coupon.receiveWelcome': {
    access: 'member',
    effect: 'writes',
    once: 'one-content',
    summary: 'What newcomers get: given now if it is still owed; answers the welcome coupons that can be used',
    input: z.strictObject({}),
    output: z.object({ coupons: z.array(couponView) }),
  },
  'coupon.listBirthdayGifts': {
    access: 'member',
    effect: 'reads',
    summary:
      'What the caller would be given for a birthday, and how many days ahead: asked before the day is asked for',
    input: z.strictObject({}),
    output: z.object({ gifts: z.array(z.object({ title: z.string(), leadDays: countField })) }),
  },
  'coupon.get': {
    access: 'member',
    effect: 'reads',
    summary: 'One coupon of the caller: its rules, its stores, and what is missing to use it now',
    input: z.strictObject({ couponId: couponIdField }),
    output: z.object({
      coupon: couponView,
      /** `open`: nothing speaks against it; what is not known yet, such as the store, is told by its rule. */
      outcome: z.enum(['usable', 'open', 'unusable']),
      refusal: z.enum(COUPON_REFUSALS).nullable(),
      why: z.array(facts<UseRule>()),
      /** The open stores where it can be used. */
      stores: z.array(storeView),
      names: namesView,
      now: instantField,
    }),
  },
})
