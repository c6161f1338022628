import { FIGURES, type FigureUnit } from '#shared/insight/report/figures'
import type { Amount } from '../../ui/form/form-context'
import { isRecord } from '../../ui/form/schema-node'

const AMOUNTS: Record<FigureUnit, Amount> = {
  fen: { scale: 100, unit: '元' },
  percent: { scale: 0.01, unit: '%' },
  members: { scale: 1, unit: '人' },
  times: { scale: 1, unit: '次' },
}

/** What a number of a rule document is counted in, where the figure beside it says so: nobody types fen, or shares of 1. */
export function amountAt(setting: string, document: unknown, path: readonly (string | number)[]): Amount | null {
  const [list, index, field] = path
  if (setting !== 'targets' || list !== 'targets' || (field !== 'base' && field !== 'challenge')) return null
  const targets = isRecord(document) ? document.targets : null
  const target: unknown = Array.isArray(targets) ? targets[Number(index)] : null
  const figure = isRecord(target) ? FIGURES.find(({ key }) => key === target.key) : undefined
  return figure ? AMOUNTS[figure.unit] : null
}
