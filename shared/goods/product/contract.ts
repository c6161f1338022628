import * as z from 'zod'
import { defineContract } from '#shared/kernel/contract'
import { countField, fileIdField, idField, instantField, nameFieldOf } from '#shared/kernel/fields'
import { plainTyped } from '#shared/kernel/typed-text'

export const productKeyField = z.string().overwrite(plainTyped).pipe(idField.max(40))
export const categoryField = nameFieldOf(20)
export const priceFenField = z.int().min(0).max(100_000_000)
const barCodeField = z
  .string()
  .overwrite(plainTyped)
  .regex(/^[\w.-]{1,40}$/)
const lastsDaysField = z.int().min(1).max(3650)

const productFields = {
  key: productKeyField,
  name: nameFieldOf(30),
  category: categoryField.nullable(),
  priceFen: priceFenField,
  barCode: barCodeField.nullable(),
  isOnSale: z.boolean(),
  /** How many days it lasts one customer. */
  lastsDays: lastsDaysField.nullable(),
  pictureFileId: fileIdField.nullable(),
}

export const productInput = z.strictObject({
  key: productFields.key,
  name: productFields.name,
  category: productFields.category.default(null),
  priceFen: productFields.priceFen,
  barCode: productFields.barCode.default(null),
  isOnSale: productFields.isOnSale.default(true),
  lastsDays: productFields.lastsDays.default(null),
  pictureFileId: productFields.pictureFileId.default(null),
})

const productView = z.object({ ...productFields, changedAt: instantField })

export const productContract = defineContract({
  'product.list': {
    access: 'operator',
    right: 'goods',
    effect: 'reads',
    summary: 'The catalogue by key, 200 a page, with what is off sale',
    input: z.strictObject({ afterKey: idField.max(40).optional() }),
    output: z.object({
      products: z.array(productView),
      nextAfterKey: z.string().nullable(),
      onSaleCount: countField,
      onSaleMax: countField,
      count: countField,
      countMax: countField,
    }),
  },
  'product.save': {
    access: 'operator',
    right: 'goods',
    effect: 'writes',
    summary: 'Keep one product of the catalogue as it is said here, whole; the same again changes nothing',
    input: productInput,
    output: z.object({ product: productView }),
  },
  'product.takeOffSale': {
    access: 'operator',
    right: 'goods',
    effect: 'writes',
    summary: 'No till offers the product any more; what was sold of it stays as it is',
    input: z.strictObject({ key: productKeyField }),
    output: z.object({ product: productView }),
  },
  'product.saveFile': {
    access: 'operator',
    right: 'goods',
    effect: 'writes',
    summary:
      'Save products from CSV text, at most 200 rows at a time, each part with its head row. Says for each row what comes of it; `dryRun` writes nothing. The same text again changes nothing',
    input: z.strictObject({
      /** 编号,名称,分类,售价,条码,在售,能用几天 */
      text: z.string().min(1).max(60_000),
      dryRun: z.boolean().default(false),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          line: countField,
          key: z.string().nullable(),
          outcome: z.enum(['new', 'changed', 'same', 'refused']),
          /** What changes, or why the row is refused. */
          text: z.string(),
        }),
      ),
      newCount: countField,
      changedCount: countField,
      sameCount: countField,
      refusedCount: countField,
    }),
  },
  'product.listForTill': {
    access: 'clerk',
    effect: 'reads',
    summary: 'All that is on sale, most sold first; nothing where the phone has this revision already',
    input: z.strictObject({ revision: z.string().max(40).optional() }),
    output: z.object({
      revision: z.string(),
      /** Null: the phone’s own copy is still right. */
      products: z
        .array(
          z.object({
            key: z.string(),
            name: z.string(),
            category: z.string().nullable(),
            priceFen: countField,
            barCode: z.string().nullable(),
          }),
        )
        .nullable(),
    }),
  },
})
