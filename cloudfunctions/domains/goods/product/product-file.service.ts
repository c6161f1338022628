import { productInput } from '#shared/goods/product/contract'
import {
  type Catalogue,
  type Change,
  decideSave,
  type Product,
  type ProductFields,
  type SaveDecision,
} from '#shared/goods/product/product'
import type { Context } from '../../../platform/context'
import { changeOnce } from '../../base/audit/audit.face'
import {
  findProduct,
  findProducts,
  findSavedFile,
  getCatalogue,
  keepSavedFile,
  type RowReport,
  saveCatalogue,
  saveProduct,
} from './product.repository'
import { readProductSheet, type SheetRow } from './product-sheet'

/** Two operations for each in a transaction of at most forty. */
const ROWS_AT_ONCE = 15

interface FileOrder {
  text: string
  dryRun: boolean
}

/** A row that cannot be saved fails alone. Parts that were saved before get the same answer as then. */
export async function saveProductFile(context: Context, { text, dryRun }: FileOrder) {
  const rows = readProductSheet(text)
  const reports: RowReport[] = dryRun ? await plan(context, rows) : []
  for (let start = 0; !dryRun && start < rows.length; start += ROWS_AT_ONCE) {
    reports.push(...(await keep(context, rows.slice(start, start + ROWS_AT_ONCE), start / ROWS_AT_ONCE)))
  }
  const countOf = (outcome: RowReport['outcome']) => reports.filter((row) => row.outcome === outcome).length
  return {
    rows: reports,
    newCount: countOf('new'),
    changedCount: countOf('changed'),
    sameCount: countOf('same'),
    refusedCount: countOf('refused'),
  }
}

async function plan({ db, now }: Context, rows: readonly SheetRow[]): Promise<RowReport[]> {
  const [catalogue, known] = await Promise.all([getCatalogue(db), findProducts(db, keysOf(rows))])
  return decideRows(catalogue, known, rows, now).reports
}

async function keep(context: Context, rows: readonly SheetRow[], part: number): Promise<RowReport[]> {
  const { requestId } = context
  const audited = { action: 'product.saveFile', subject: 'catalogue', storeId: null, part: String(part) }
  await changeOnce(context, audited, async (tx) => {
    const known: Product[] = []
    for (const key of keysOf(rows)) {
      const product = await findProduct(tx, key)
      if (product) known.push(product)
    }
    const before = await getCatalogue(tx)
    const decided = decideRows(before, known, rows, context.now)
    for (const product of decided.changed) await saveProduct(tx, product)
    if (decided.changed.length > 0) await saveCatalogue(tx, decided.catalogue)
    const file = await findSavedFile(tx)
    const parts = file?.requestId === requestId ? file.parts.slice(0, part) : []
    await keepSavedFile(tx, { _id: 'file', requestId, parts: [...parts, decided.reports] })
  })
  const file = await findSavedFile(context.db)
  // It was saved before a later file, so the answer describes the catalogue as it is now.
  return (file?.requestId === requestId ? file.parts[part] : undefined) ?? plan(context, rows)
}

function keysOf(rows: readonly SheetRow[]): string[] {
  return [...new Set(rows.flatMap(({ read }) => (read.kind === 'row' ? [read.fields.key] : [])))]
}

/** Takes the rows in order, each on top of what the rows before it made. */
function decideRows(before: Catalogue, known: readonly Product[], rows: readonly SheetRow[], now: number) {
  const products = new Map(known.map((product) => [product._id, product]))
  const changed = new Map<string, Product>()
  let catalogue = before
  const reports = rows.map(({ line, read }): RowReport => {
    if (read.kind === 'bad') return { line, key: read.key, outcome: 'refused', text: read.reason }
    const { key } = read.fields
    const fields = fieldsOf(products.get(key) ?? null, read.fields)
    if (typeof fields === 'string') return { line, key, outcome: 'refused', text: fields }
    const decision = decideSave(catalogue, products.get(key) ?? null, fields, now)
    if (decision.kind !== 'changed') return { line, key, ...spareOf(decision) }
    products.set(key, decision.product)
    changed.set(key, decision.product)
    catalogue = decision.catalogue
    if (decision.isNew) return { line, key, outcome: 'new', text: '新商品' }
    return { line, key, outcome: 'changed', text: `改${decision.changes.map((each) => CHANGE_TEXTS[each]).join('、')}` }
  })
  return { reports, changed: [...changed.values()], catalogue }
}

const CHANGE_TEXTS: Record<Change, string> = {
  name: '名称',
  category: '分类',
  priceFen: '售价',
  barCode: '条码',
  isOnSale: '在售',
  lastsDays: '能用几天',
  pictureFileId: '图片',
}

/** The product that results from the row and what was there, or the reason why there is none. */
function fieldsOf(current: Product | null, said: { key: string }): ProductFields | string {
  const kept = current && {
    name: current.name,
    category: current.category,
    priceFen: current.priceFen,
    barCode: current.barCode,
    isOnSale: current.isOnSale,
    lastsDays: current.lastsDays,
    pictureFileId: current.pictureFileId,
  }
  const parsed = productInput.safeParse({ ...kept, ...said })
  if (parsed.success) return parsed.data
  const field = String(parsed.error.issues[0]?.path[0] ?? 'key')
  return FIELD_REASONS[field] ?? '这一行读不懂'
}

const FIELD_REASONS: Record<string, string> = {
  key: '编号只能用字母、数字和 _ : . @ -，最多 40 位',
  name: '名称要写，最多 30 个字，不能有看不见的字符',
  category: '分类最多 20 个字，不能有看不见的字符',
  priceFen: '售价要写，最多 100 万元',
  barCode: '条码只能用字母、数字和 _ . -，最多 40 位',
}

function spareOf(decision: Exclude<SaveDecision, { kind: 'changed' }>): Pick<RowReport, 'outcome' | 'text'> {
  if (decision.kind === 'unchanged') return { outcome: 'same', text: '没有变化' }
  const { reason, details } = decision
  const text = {
    BAR_CODE_WRONG: '条码的校验位不对',
    BAR_CODE_TAKEN: `条码已经是商品 ${details?.productKey} 的`,
    PRODUCTS_FULL: `商品已经满了，最多 ${details?.productsMax} 件`,
  }[reason]
  return { outcome: 'refused', text }
}
