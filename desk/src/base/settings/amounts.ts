import { FIGURES as SHOP_FIGURES } from '#shared/insight/figure/figures'
import type { FigureUnit as ShopUnit } from '#shared/insight/figure/spec'
import { FIGURES, type FigureUnit } from '#shared/insight/report/figures'
import type { Amount } from '../../ui/form/form-context'
import { isRecord } from '../../ui/form/schema-node'

const AMOUNTS: Record<FigureUnit | ShopUnit, Amount> = {
  fen: { scale: 100, unit: '元' },
  percent: { scale: 0.01, unit: '%' },
  members: { scale: 1, unit: '人' },
  times: { scale: 1, unit: '次' },
  orders: { scale: 1, unit: '笔' },
  units: { scale: 1, unit: '件' },
  score: { scale: 1, unit: '分' },
  ratio: { scale: 1, unit: '' },
}

/** What a number of a rule document is counted in, where the figure beside it says so: nobody types fen, or shares of 1. */
export function amountAt(setting: string, document: unknown, path: readonly (string | number)[]): Amount | null {
  const [list, index] = path
  const field = path.at(-1)
  if (field !== 'base' && field !== 'challenge') return null
  const key = keyIn(document, list, index)
  if (setting === 'targets' && list === 'targets') return amountOf(FIGURES.find((figure) => figure.key === key))
  if (setting === 'figure-targets' && list === 'ladders')
    return amountOf(SHOP_FIGURES.find((figure) => figure.key === key))
  return null
}

const amountOf = (figure: { unit: FigureUnit | ShopUnit } | undefined): Amount | null =>
  figure ? AMOUNTS[figure.unit] : null

/** The figure that a row of the document is about. */
function keyIn(document: unknown, list: string | number | undefined, index: string | number | undefined): unknown {
  const rows = isRecord(document) ? document[String(list)] : null
  const row: unknown = Array.isArray(rows) ? rows[Number(index)] : null
  return isRecord(row) ? row.key : null
}
