import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import {
  actorField,
  countField,
  fenField,
  instantField,
  memberIdField,
  noteField,
  requestIdField,
  storeIdField,
} from '#shared/kernel/fields'
import { couponContract, couponIdField, couponView, templateIdField } from './contract'
import { COUPON_CHANGES, COUPON_STATUSES } from './coupon'
import { COUPON_REFUSALS } from './refusal'
import type { UseRule } from './rule'
import { TEMPLATE_STATES } from './template'

const batchIdField = z.string().regex(/^bat_[\w-]{16,64}$/)
const amountField = z.int().min(0).max(100_000_000)

export const templateSummary = z.object({
  templateId: z.string(),
  /** The rule document that `settings` edits. */
  setting: z.string(),
  title: z.string(),
  state: z.enum(TEMPLATE_STATES),
  version: countField,
  /** null: no limit. */
  stock: countField.nullable(),
  left: countField.nullable(),
  issued: countField,
  redeemed: countField,
  redeemedFen: fenField,
  /** What it can still cost at most, the issued ones included. */
  exposureAtMostFen: fenField.nullable(),
  stateChange: z.object({ by: z.string(), note: z.string(), at: instantField }).nullable(),
})

const entryView = z.object({
  seq: countField,
  change: z.enum(COUPON_CHANGES),
  statusAfter: z.enum(COUPON_STATUSES),
  at: instantField,
  storeId: z.string().nullable(),
  actorId: z.string().nullable(),
  /** How staff are called now; null where nobody of the staff did it. */
  actorName: z.string().nullable().optional(),
  purchaseId: z.string().nullable(),
  discountFen: fenField.nullable(),
  note: z.string().nullable(),
})

export const couponOperatorContract = defineContract({
  'coupon.listTemplates': {
    access: 'operator',
    right: 'coupons',
    effect: 'reads',
    summary: 'Coupon templates with stock left, issued and redeemed, 50 a page',
    input: z.strictObject({ afterId: templateIdField.optional() }),
    output: z.object({ templates: z.array(templateSummary), nextAfterId: z.string().nullable() }),
  },
  'coupon.setTemplateState': {
    access: 'operator',
    right: 'coupons',
    effect: 'writes',
    summary:
      'draft → live → paused ⇄ live → ended. Issued coupons stay as they are. Its rules are a document of `settings`',
    input: z.strictObject({
      templateId: templateIdField,
      state: z.enum(['live', 'paused', 'ended']),
      by: actorField,
      note: noteField,
    }),
    output: z.object({ template: templateSummary }),
  },
  'coupon.launch': {
    access: 'operator',
    right: 'coupons',
    effect: 'writes',
    summary: 'A new template, in force and live at once: what two approvals would do one after the other',
    input: z.strictObject({
      templateId: templateIdField,
      /** As the rule document of a template; checked by its own schema, so that what is wrong is told in words. */
      rules: z.unknown(),
      by: actorField,
      note: noteField,
    }),
    output: z.object({ template: templateSummary }),
  },
  'coupon.generateCodes': {
    access: 'operator',
    right: 'coupons',
    effect: 'writes',
    summary: 'Make a batch of exchange codes of a template; the same request again answers the same codes',
    input: z.strictObject({
      templateId: templateIdField,
      count: z.int().min(1).max(1000),
      by: actorField,
      note: noteField,
    }),
    output: z.object({ batchId: z.string(), codes: z.array(z.string()) }),
  },
  'coupon.listCodes': {
    access: 'operator',
    right: 'coupons',
    level: 'operator',
    effect: 'reads',
    summary: 'The codes of a batch, for whoever had it made and has no file of it; the look is on record',
    input: z.strictObject({ batchId: batchIdField }),
    output: z.object({ batchId: z.string(), templateId: z.string(), codes: z.array(z.string()) }),
  },
  'coupon.listCodeBatches': {
    access: 'operator',
    right: 'coupons',
    effect: 'reads',
    summary: 'Batches of exchange codes of a template, newest first, 20 a page: who, why, how many are used or void',
    input: z.strictObject({ templateId: templateIdField, beforeAt: instantField.optional() }),
    output: z.object({
      batches: z.array(
        z.object({
          batchId: z.string(),
          by: z.string(),
          note: z.string(),
          at: instantField,
          /** As many as there are of it; of these those that were exchanged, and those that serve no more. */
          codes: countField,
          used: countField,
          voided: countField,
        }),
      ),
      nextBeforeAt: instantField.nullable(),
    }),
  },
  'coupon.voidCodes': {
    access: 'operator',
    right: 'coupons',
    effect: 'writes',
    summary: 'Make the unused codes of a batch worthless; a code never serves again',
    input: z.strictObject({ batchId: batchIdField, by: actorField, note: noteField }),
    output: z.object({ batchId: z.string(), voided: countField, used: countField }),
  },
  'coupon.grant': {
    access: 'operator',
    right: 'coupons',
    effect: 'writes',
    summary: 'Give a template’s coupon to listed members, one each; the rules and the stock hold for this way too',
    input: z.strictObject({
      templateId: templateIdField,
      memberIds: z.array(memberIdField).min(1).max(100),
      /** A long list in several requests is one batch: nobody gets a second one. */
      batchId: requestIdField.optional(),
      by: actorField,
      note: noteField,
    }),
    output: z.object({
      batchId: z.string(),
      granted: z.array(z.object({ memberId: z.string(), couponId: z.string() })),
      refused: z.array(z.object({ memberId: z.string(), code: z.string() })),
    }),
  },
  'coupon.void': {
    access: 'operator',
    right: 'coupons',
    effect: 'writes',
    summary: 'Take a coupon from its member for a reason; the coupon stays, with who and why',
    input: z.strictObject({ couponId: couponIdField, by: actorField, note: noteField }),
    output: z.object({ coupon: couponView }),
  },
  'coupon.explain': {
    access: 'operator',
    right: 'coupons',
    effect: 'reads',
    summary: 'Why a coupon can or cannot be used, by the same rules as at the till, now or for a store and an amount',
    input: z.strictObject({
      couponId: couponIdField,
      storeId: storeIdField.optional(),
      amountFen: amountField.optional(),
      deliveryFen: amountField.default(0),
    }),
    output: z.object({
      memberId: z.string(),
      coupon: couponView,
      outcome: z.enum(['usable', 'open', 'unusable']),
      refusal: z.enum(COUPON_REFUSALS).nullable(),
      discountFen: fenField.nullable(),
      why: z.array(z.custom<UseRule>((value) => typeof value === 'object' && value !== null)),
      /** What does not pass, in words, with what would help. */
      lines: z.array(z.object({ text: z.string(), next: z.string() })),
    }),
  },
  'coupon.listOfMember': {
    access: 'operator',
    right: 'members',
    effect: 'reads',
    summary: 'A member’s wallet as the member sees it, 20 a page',
    input: couponContract['coupon.listMine'].input.extend({ memberId: memberIdField }),
    output: couponContract['coupon.listMine'].output,
  },
  'coupon.history': {
    access: 'operator',
    right: 'coupons',
    effect: 'reads',
    summary: 'Everything that happened to a coupon: who, where, when and why',
    input: z.strictObject({ couponId: couponIdField }),
    output: z.object({ memberId: z.string(), issuedTo: z.string(), coupon: couponView, entries: z.array(entryView) }),
  },
})
