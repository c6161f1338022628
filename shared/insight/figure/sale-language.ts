import * as z from 'zod'
import { inRange, oneOf, still } from '#shared/base/condition/compiled'
import type { Condition } from '#shared/base/condition/condition'
import { ends, keyField, listOf, rangeField, rising } from '#shared/base/condition/fields'
import { conditionLanguage } from '#shared/base/condition/language'
import { namesOf } from '#shared/base/condition/names'
import { kindsAbout, type QuestionIn } from '#shared/base/condition/question-kind'
import { rangeText } from '#shared/base/condition/range-text'
import { money } from '#shared/base/condition/say'
import { businessDayOf, startOfDay, weekdayOf } from '#shared/kernel/business-day'
import { storeIdField } from '#shared/kernel/fields'
import type { Sold } from './figure-day'

const aboutSale = kindsAbout<Sold>()
const HOUR_MS = 3_600_000
const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

const paidOf = ({ amountFen, refundedFen }: Sold) => amountFen - refundedFen
const hourOf = ({ at }: Sold) => Math.floor((at - startOfDay(businessDayOf(at))) / HOUR_MS)
const dayOfWeek = ({ at }: Sold) => weekdayOf(businessDayOf(at))
const linesOf = ({ basket }: Sold) => basket?.lines ?? []

/** What may be asked of one purchase, in the language of conditions. */
const saleQuestions = {
  /** What was paid and not given back, in fen. */
  paid: aboutSale({
    schema: z.strictObject({ kind: z.literal('paid'), ...ends }).refine(...rising),
    text: (range) => `实付${rangeText(range, money, '多少都算')}`,
    actual: (_question, sale) => money(paidOf(sale)),
    compile: (range) => {
      const isIn = inRange(range)
      return still((sale) => isIn(paidOf(sale)))
    },
  }),
  usedCoupon: aboutSale({
    schema: z.strictObject({ kind: z.literal('usedCoupon') }),
    text: () => '用了券',
    actual: (_question, { couponCount }) => (couponCount > 0 ? '用了' : '没有用'),
    compile: () => still(({ couponCount }) => couponCount > 0),
  }),
  atStore: aboutSale({
    schema: z.strictObject({ kind: z.literal('atStore'), in: listOf(storeIdField, 50) }),
    text: ({ in: ids }, names) => `在 ${namesOf(names, 'store', ids)}`,
    actual: (_question, { storeId }, { names }) => names('store', storeId),
    compile: ({ in: ids }) => {
      const isIn = oneOf<string>(ids)
      return still(({ storeId }) => isIn(storeId))
    },
  }),
  /** Of purchases from before it was kept, false. */
  byTier: aboutSale({
    schema: z.strictObject({ kind: z.literal('byTier'), in: listOf(keyField, 10) }),
    text: ({ in: keys }, names) => `当时等级是 ${namesOf(names, 'tier', keys)}`,
    actual: (_question, { tierKey }, { names }) => (tierKey === undefined ? '没有记' : names('tier', tierKey)),
    compile: ({ in: keys }) => {
      const isIn = oneOf(keys)
      return still(({ tierKey }) => isIn(tierKey ?? null))
    },
  }),
  /** From an hour on and before another, by the shop’s clock. */
  atHour: aboutSale({
    schema: z
      .strictObject({ kind: z.literal('atHour'), from: z.int().min(0).max(23), until: z.int().min(1).max(24) })
      .refine(({ from, until }) => from < until, { message: '从几点 from 要早于到几点 until' }),
    text: ({ from, until }) => `${from} 点到 ${until} 点`,
    actual: (_question, sale) => `${hourOf(sale)} 点`,
    compile: ({ from, until }) => still((sale) => hourOf(sale) >= from && hourOf(sale) < until),
  }),
  onWeekday: aboutSale({
    schema: z.strictObject({ kind: z.literal('onWeekday'), in: listOf(z.int().min(1).max(7), 7) }),
    text: ({ in: days }) => `周${days.map((day) => WEEKDAYS[day - 1]).join('、')}`,
    actual: (_question, sale) => `周${WEEKDAYS[dayOfWeek(sale) - 1]}`,
    compile: ({ in: days }) => {
      const isIn = oneOf(days)
      return still((sale) => isIn(dayOfWeek(sale)))
    },
  }),
  /** With a line of one of these categories or products; false where only an amount was told. */
  hasGoods: aboutSale({
    schema: z
      .strictObject({
        kind: z.literal('hasGoods'),
        categories: listOf(z.string().min(1).max(40), 20).optional(),
        products: listOf(z.string().min(1).max(60), 20).optional(),
      })
      .refine(({ categories, products }) => categories !== undefined || products !== undefined, {
        message: '写 categories（品类）或 products（商品）',
      }),
    text: ({ categories = [], products = [] }, names) =>
      `买了 ${[...categories, ...products.map((key) => names('product', key))].join('、')}`,
    actual: (_question, sale) =>
      linesOf(sale)
        .map(({ name, productKey, category }) => name ?? productKey ?? category ?? '')
        .join('、') || '没有明细',
    compile: ({ categories = [], products = [] }) => {
      const [isCategory, isProduct] = [new Set(categories), new Set(products)]
      return still((sale) =>
        linesOf(sale).some(
          ({ category, productKey }) => isCategory.has(category ?? '') || isProduct.has(productKey ?? ''),
        ),
      )
    },
  }),
  units: aboutSale({
    schema: z.strictObject({ kind: z.literal('units'), count: rangeField }),
    text: ({ count }) => `件数${rangeText(count, (value) => `${value} 件`, '多少都算')}`,
    actual: (_question, sale) => `${unitsOf(sale)} 件`,
    compile: ({ count }) => {
      const isIn = inRange(count)
      return still((sale) => isIn(unitsOf(sale)))
    },
  }),
}

/** How many things were in it; 0 where only an amount was told. */
export const unitsOf = (sale: Sold): number => linesOf(sale).reduce((sum, { quantity }) => sum + quantity, 0)

export type SaleQuestion = QuestionIn<typeof saleQuestions>
export type SaleCondition = Condition<SaleQuestion>
export const saleLanguage = conditionLanguage<SaleQuestion, Sold>(saleQuestions)
/** The questions with their schemas, for whoever builds a condition by clicking. */
export const saleKinds = (Object.keys(saleQuestions) as SaleQuestion['kind'][]).map((kind) => ({
  kind,
  schema: saleQuestions[kind].schema,
}))
