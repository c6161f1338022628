import * as z from 'zod'
import { productKeyField } from '#shared/goods/product/contract'
import { defineContract } from '#shared/kernel/contract'
import { countField, dayField, fenField, instantField } from '#shared/kernel/fields'

export const recommendationContract = defineContract({
  'recommendation.listMine': {
    access: 'member',
    effect: 'reads',
    summary: 'What the caller buys again and again, and what may be liked, each with its reason; only what is on sale',
    input: z.strictObject({}),
    output: z.object({
      /** False without consent to personal offers: then everybody sees the same. */
      isPersonal: z.boolean(),
      again: z.array(
        z.object({
          productKey: z.string(),
          name: z.string(),
          priceFen: fenField,
          count: countField,
          lastDay: dayField,
          gapDays: countField.nullable(),
          dueDay: dayField.nullable(),
        }),
      ),
      mayLike: z.array(
        z.object({
          productKey: z.string(),
          name: z.string(),
          priceFen: fenField,
          becauseName: z.string().nullable(),
        }),
      ),
    }),
  },
  'recommendation.hide': {
    access: 'member',
    effect: 'writes',
    summary: 'Do not suggest a product to the caller any more',
    input: z.strictObject({ productKey: productKeyField }),
    output: z.object({ productKey: z.string() }),
  },
  'recommendation.listBundles': {
    access: 'board',
    right: 'reports',
    effect: 'reads',
    summary:
      'Goods that are bought together often enough to be offered together, found once a week; what goes together, not what causes what',
    input: z.strictObject({}),
    output: z.object({
      /** In how many baskets they were looked for; 0 before the first week. */
      baskets: countField,
      countMin: countField,
      fromDay: dayField.nullable(),
      toDay: dayField.nullable(),
      bundles: z.array(
        z.object({
          left: z.array(z.object({ productKey: z.string(), name: z.string() })),
          right: z.object({ productKey: z.string(), name: z.string() }),
          count: countField,
          confidence: z.number().min(0).max(1),
          lift: z.number().min(0),
        }),
      ),
    }),
  },
  'recommendation.listTogether': {
    access: 'operator',
    right: 'goods',
    effect: 'reads',
    summary: 'What is bought together with a product: in how many baskets, and how much oftener than by chance',
    input: z.strictObject({ productKey: productKeyField }),
    output: z.object({
      /** All baskets in which any product was named. */
      baskets: countField,
      productBaskets: countField,
      /** Baskets that were recorded up to then are in it; null before the first night. */
      countedUpTo: instantField.nullable(),
      /** More baskets are being counted at this moment. */
      isCounting: z.boolean(),
      together: z.array(
        z.object({
          productKey: z.string(),
          name: z.string().nullable(),
          both: countField,
          /** Of the baskets with the first, the share with the second. */
          share: z.number().min(0).max(1),
          /** That share by the share among all baskets; 1 is chance. */
          lift: z.number().min(0),
        }),
      ),
    }),
  },
})
