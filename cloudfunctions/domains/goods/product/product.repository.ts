import { type Catalogue, emptyCatalogue, type Product } from '#shared/goods/product/product'
import type { SoldGoods } from '#shared/goods/product/sold'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const products = collection<Product>('products')
const catalogues = collection<Catalogue>('catalogue')

export const findProduct = (reader: Reader, key: string) => reader.find(products, key)
export const findProducts = (db: Db, keys: readonly string[]) => db.findMany(products, keys)
export const saveProduct = (tx: Tx, product: Product) => tx.save(products, product)
export const pageProducts = (db: Db, afterId: string | null, limit: number) => db.page(products, { afterId, limit })
/** By `byOnSale`. */
export const listOnSale = (db: Db, limit: number) =>
  db.list(products, { where: { isOnSale: true }, orderBy: [['_id', 'asc']], limit })

/** The result of each part of the last saved file, so that a repeated request gets the same answer. */
export interface SavedFile {
  _id: 'file'
  requestId: string
  parts: RowReport[][]
}

export interface RowReport {
  line: number
  key: string | null
  outcome: 'new' | 'changed' | 'same' | 'refused'
  text: string
}

const soldGoods = collection<SoldGoods>('catalogue')

export const findSoldGoods = (reader: Reader) => reader.find(soldGoods, 'sold')
export const keepSoldGoods = (db: Db, sold: SoldGoods) => db.save(soldGoods, sold)

const files = collection<SavedFile>('catalogue')

export const findSavedFile = (reader: Reader) => reader.find(files, 'file')
export const keepSavedFile = (tx: Tx, file: SavedFile) => tx.save(files, file)

export const getCatalogue = async (reader: Reader): Promise<Catalogue> =>
  (await reader.find(catalogues, emptyCatalogue._id)) ?? emptyCatalogue
/** What the shop knows and does not sell now. One read. */
export const listOffSale = async (reader: Reader): Promise<string[]> =>
  (await getCatalogue(reader)).goods.flatMap(({ key, isOnSale }) => (isOnSale ? [] : key))
export const saveCatalogue = (tx: Tx, catalogue: Catalogue) => tx.save(catalogues, catalogue)
