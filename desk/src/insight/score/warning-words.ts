import type { ActionOutput } from '../../api/request'
import { grouped, percent } from '../../ui/words'

type Lead = ActionOutput<'score.getLead'>

/** How early, and of how many that is said. */
export function leadText({ leadDays, asleep }: Pick<Lead, 'leadDays' | 'asleep'>): string {
  if (!leadDays) return '还没有预警过的会员睡着，说不了'
  const { median, from, to } = leadDays
  return `一半至少提前 ${median} 天（中间一半在 ${from} 到 ${to} 天），看的是后来睡着的 ${grouped(asleep)} 位`
}

export function precisionText({ precision, asleep, bought }: Pick<Lead, 'precision' | 'asleep' | 'bought'>): string {
  if (!precision) return '还没有一次预警有结果'
  const range = `95% 可能在 ${percent(precision.from)} 到 ${percent(precision.to)}`
  return `${percent(precision.share)} 后来真的睡着了（${range}）：${grouped(asleep)} 位睡着，${grouped(bought)} 位在那以前又来买了`
}
