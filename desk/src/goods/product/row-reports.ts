import type { ActionOutput } from '../../api/request'
import { grouped } from '../../ui/words'

export type RowReport = ActionOutput<'product.saveFile'>['rows'][number]
export type Outcome = RowReport['outcome']

const ORDER: readonly Outcome[] = ['refused', 'new', 'changed', 'same']
export const WORDS: Record<Outcome, string> = { refused: '不能存', new: '新商品', changed: '有改动', same: '没有变化' }

const countOf = (reports: readonly RowReport[], outcome: Outcome): number =>
  reports.filter((report) => report.outcome === outcome).length

/** Whether keeping the file would change the catalogue. */
export const hasNews = (reports: readonly RowReport[]): boolean =>
  countOf(reports, 'new') + countOf(reports, 'changed') > 0

/** '新商品 12，有改动 3，不能存 1' */
export function sumsText(reports: readonly RowReport[]): string {
  const told = ORDER.map((outcome) => ({ outcome, count: countOf(reports, outcome) })).filter(({ count }) => count > 0)
  return told.map(({ outcome, count }) => `${WORDS[outcome]} ${grouped(count)}`).join('，')
}

/** What needs a look stands first. */
export const toldFirst = (reports: readonly RowReport[]): RowReport[] =>
  ORDER.flatMap((outcome) => reports.filter((report) => report.outcome === outcome))
