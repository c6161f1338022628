import type { ActionOutput } from '../../api/request'

type Row = ActionOutput<'report.getGoesWith'>['acts'][number]

const points = (share: number) => Math.abs(share * 100).toFixed(1)

/** What may be said of a comparison, and no more. */
export function verdictText({ verdict, difference }: Pick<Row, 'verdict' | 'difference'>): string {
  if (verdict === 'base') return '下面的和它比'
  if (verdict === 'few' || !difference) return '人太少，说不了'
  const { from, to } = difference
  if (verdict === 'more') return `同时出现：高 ${points(from)} 到 ${points(to)} 个百分点`
  if (verdict === 'less') return `同时出现：低 ${points(to)} 到 ${points(from)} 个百分点`
  return '可能只是碰巧'
}
