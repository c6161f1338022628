import { decideSave, ON_SALE_MAX, PRODUCTS_MAX, type Product, type ProductFields } from '#shared/goods/product/product'
import { mostSoldFirst } from '#shared/goods/product/sold'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { accepted, DomainError } from '../../../platform/domain-error'
import { changeOnce } from '../../base/audit/audit.face'
import { toProductView, toTillProduct } from './product.mapper'
import {
  findProduct,
  findSoldGoods,
  getCatalogue,
  listOnSale,
  pageProducts,
  saveCatalogue,
  saveProduct,
} from './product.repository'

const PAGE_SIZE = 200

export async function listProducts({ db }: Context, afterKey: string | null) {
  const [catalogue, page] = await Promise.all([getCatalogue(db), pageProducts(db, afterKey, PAGE_SIZE)])
  return {
    products: page.map(toProductView),
    nextAfterKey: page.length < PAGE_SIZE ? null : (page.at(-1)?._id ?? null),
    onSaleCount: catalogue.goods.filter(({ isOnSale }) => isOnSale).length,
    onSaleMax: ON_SALE_MAX,
    count: catalogue.goods.length,
    countMax: PRODUCTS_MAX,
  }
}

/** As it is said, whole. @throws DomainError BAR_CODE_WRONG, BAR_CODE_TAKEN, PRODUCTS_FULL */
export async function keepProduct(context: Context, fields: ProductFields) {
  await changeOnce(context, { action: 'product.save', subject: fields.key, storeId: null }, async (tx) => {
    await write(tx, await findProduct(tx, fields.key), fields, context.now)
  })
  return { product: toProductView(await getProduct(context, fields.key)) }
}

/** @throws DomainError PRODUCT_NOT_FOUND */
export async function takeOffSale(context: Context, key: string) {
  await changeOnce(context, { action: 'product.takeOffSale', subject: key, storeId: null }, async (tx) => {
    const current = await findProduct(tx, key)
    if (!current) throw new DomainError('PRODUCT_NOT_FOUND')
    await write(tx, current, { ...fieldsOf(current), isOnSale: false }, context.now)
  })
  return { product: toProductView(await getProduct(context, key)) }
}

/**
 * Everything a till offers, or nothing if the phone's copy already has this revision. The revision is read first, so
 * that goods that change meanwhile are fetched twice rather than missed.
 */
export async function listForTill({ db }: Context, known: string | null) {
  const [{ revision }, sold] = await Promise.all([getCatalogue(db), findSoldGoods(db)])
  const current = `${revision}:${sold?.day ?? ''}`
  if (current === known) return { revision: current, products: null }
  const products = await listOnSale(db, ON_SALE_MAX)
  return { revision: current, products: mostSoldFirst(products, sold?.weights ?? []).map(toTillProduct) }
}

function fieldsOf({ _id: key, changedAt: _changedAt, ...fields }: Product): ProductFields {
  return { key, ...fields }
}

async function write(tx: Tx, current: Product | null, fields: ProductFields, now: number): Promise<void> {
  const decision = accepted(decideSave(await getCatalogue(tx), current, fields, now))
  if (decision.kind === 'unchanged') return
  await saveProduct(tx, decision.product)
  await saveCatalogue(tx, decision.catalogue)
}

async function getProduct({ db }: Context, key: string): Promise<Product> {
  const product = await findProduct(db, key)
  if (!product) throw new DomainError('PRODUCT_NOT_FOUND')
  return product
}
