import * as z from 'zod'
import {
  dayField,
  nameFieldOf,
  proseField,
  restrictingListOf,
  storeIdField,
  timeSpansField,
} from '#shared/kernel/fields'
import { exposureFen } from './limits'
import { COUPON_WAYS, type TemplateRules } from './template'

const FEN_MAX = 100_000_000
const COUNT_MAX = 10_000_000

const fen = z.int().min(0).max(FEN_MAX)
const price = z.int().min(1).max(FEN_MAX)
const name = nameFieldOf(20)
const text = proseField.max(300)
const limit = z.int().min(0).max(COUNT_MAX).nullable()
const budget = z.int().min(0).max(100_000_000_000).nullable()
const key = z.string().regex(/^[\w:-]{1,40}$/)

const hours = timeSpansField.nullable().default(null)

const offerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('amountOff'), amountOffFen: price }),
  z.strictObject({
    kind: z.literal('percentOff'),
    percentOff: z.int().min(1).max(99),
    maxOffFen: price.nullable().default(null),
  }),
  z.strictObject({
    kind: z.literal('exchange'),
    productName: name,
    productKey: key.nullable().default(null),
    valueFen: price,
    priceFen: fen,
  }),
  z.strictObject({ kind: z.literal('gift'), giftName: name, valueFen: fen }),
  z.strictObject({ kind: z.literal('freeDelivery'), maxOffFen: price.nullable().default(null) }),
])

const conditionsSchema = z.strictObject({
  minSpendFen: fen.default(0),
  storeIds: restrictingListOf(storeIdField, 500),
  exceptStoreIds: restrictingListOf(storeIdField, 500),
  categories: restrictingListOf(name, 50),
  exceptCategories: restrictingListOf(name, 50),
  weekdays: restrictingListOf(z.int().min(1).max(7), 7),
  hours,
  blackoutDays: restrictingListOf(dayField, 200),
})

const audienceSchema = z.strictObject({
  tierKeys: restrictingListOf(key, 10),
  segmentIds: restrictingListOf(key, 20),
  tagKeys: restrictingListOf(key, 20),
  newMemberWithinDays: z.int().min(1).max(366).nullable().default(null),
  isBirthdayMonth: z.boolean().default(false),
  isCheckedAtUse: z.boolean().default(false),
})

const validitySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), fromDay: dayField, untilDay: dayField }),
  z.strictObject({
    kind: z.literal('relative'),
    startAfterDays: z.int().min(0).max(366).default(0),
    validDays: z.int().min(1).max(366),
  }),
])

/** Stock is always written down: nobody gives out without limit by leaving a word out. */
const limitsSchema = z.strictObject({
  stock: limit,
  perDay: limit.default(null),
  perMember: limit.default(1),
  perMemberPerDay: limit.default(null),
  perPerson: limit.default(null),
  exposureFen: budget.default(null),
  redeemedFen: budget.default(null),
})

const stackingSchema = z.strictObject({
  isExclusive: z.boolean().default(false),
  group: key.default('default'),
  maxTogether: z.int().min(1).max(10).default(1),
})

/** Nothing is asked of anybody: the part was left out. */
const nothing = <T extends z.ZodType>(schema: T) => schema.prefault({} as z.input<T>)

/** A coupon template as an operator writes it. What is left out asks for nothing, except the stock. */
export const templateRulesSchema: z.ZodType<TemplateRules> = z
  .strictObject({
    title: name,
    offer: offerSchema,
    conditions: nothing(conditionsSchema),
    audience: nothing(audienceSchema),
    validity: validitySchema,
    claimWindow: nothing(
      z.strictObject({
        fromDay: dayField.nullable().default(null),
        untilDay: dayField.nullable().default(null),
        hours,
      }),
    ),
    limits: limitsSchema,
    pricePoints: z.int().min(1).max(1_000_000).nullable().default(null),
    stacking: nothing(stackingSchema),
    ways: z.array(z.enum(COUPON_WAYS)).min(1).max(COUPON_WAYS.length),
    grants: nothing(
      z.strictObject({
        monthlyDay: z.int().min(1).max(31).default(1),
        birthdayLeadDays: z.int().min(0).max(31).default(0),
      }),
    ),
    texts: nothing(z.strictObject({ detail: text.default(''), howToUse: text.default(''), refund: text.default('') })),
  })
  .superRefine((rules, context) => {
    const problem: Problem = (path, message) => context.addIssue({ code: 'custom', path, message })
    offerProblems(rules, problem)
    conditionProblems(rules, problem)
    timeProblems(rules, problem)
    limitProblems(rules, problem)
    wayProblems(rules, problem)
  })

type Problem = (path: (string | number)[], message: string) => void

function offerProblems({ offer, conditions: { minSpendFen } }: TemplateRules, problem: Problem): void {
  if (offer.kind === 'exchange' && offer.priceFen >= offer.valueFen) {
    problem(['offer', 'priceFen'], '换购价必须低于商品原价')
  }
  if (offer.kind === 'amountOff' && minSpendFen > 0 && minSpendFen < offer.amountOffFen) {
    problem(['conditions', 'minSpendFen'], '使用门槛不能低于减免金额；不设门槛请写 0')
  }
}

function conditionProblems({ conditions, audience }: TemplateRules, problem: Problem): void {
  if (conditions.storeIds && conditions.exceptStoreIds) {
    problem(['conditions', 'exceptStoreIds'], '适用门店和除外门店只写一个')
  }
  if (conditions.categories && conditions.exceptCategories) {
    problem(['conditions', 'exceptCategories'], '适用品类和除外品类只写一个')
  }
  const lists = { ...conditions, ...audience }
  const places = Object.entries(lists).filter(([, list]) => Array.isArray(list) && typeof list[0] !== 'object')
  for (const [field, list] of places) {
    const isTwice = Array.isArray(list) && new Set<unknown>(list).size < list.length
    if (isTwice) problem([field in conditions ? 'conditions' : 'audience', field], '列表里有重复的内容')
  }
}

function timeProblems({ validity, claimWindow }: TemplateRules, problem: Problem): void {
  const { fromDay, untilDay } = claimWindow
  if (validity.kind === 'fixed' && validity.untilDay < validity.fromDay) {
    problem(['validity', 'untilDay'], '有效期的最后一天不能早于第一天')
  }
  if (fromDay && untilDay && untilDay < fromDay) {
    problem(['claimWindow', 'untilDay'], '领取的最后一天不能早于第一天')
  }
  if (validity.kind === 'fixed' && (untilDay ?? fromDay ?? validity.untilDay) > validity.untilDay) {
    problem(['claimWindow'], '有效期结束后不能再领取')
  }
}

function limitProblems({ offer, limits }: TemplateRules, problem: Problem): void {
  if (limits.exposureFen !== null && exposureFen(offer) === null) {
    problem(['limits', 'exposureFen'], '要控制发放预算，优惠必须写明最多减免 maxOffFen')
  }
  const isOver = (small: number | null, large: number | null) => small !== null && large !== null && small > large
  if (isOver(limits.perDay, limits.stock)) problem(['limits', 'perDay'], '每日发放量不能超过总库存')
  if (isOver(limits.perMemberPerDay, limits.perMember)) {
    problem(['limits', 'perMemberPerDay'], '每人每日数量不能超过每人总数量')
  }
}

function wayProblems({ ways, pricePoints, stacking }: TemplateRules, problem: Problem): void {
  if (new Set(ways).size < ways.length) problem(['ways'], '获得方式不能重复')
  if (ways.includes('points') !== (pricePoints !== null)) {
    problem(['pricePoints'], '用积分兑换的券要写积分价格；其他券请写 null')
  }
  if (ways.includes('points') && ways.includes('claim')) problem(['ways'], '同一张券不能既免费领取又用积分兑换')
  if (stacking.isExclusive && stacking.maxTogether > 1) {
    problem(['stacking', 'maxTogether'], '不与其他券同用的券，每次只能用 1 张')
  }
}
