import { yuan } from '#shared/kernel/money'
import type { ActionOutput } from '../../../api/call'
import { grouped } from '../../../ui/figures'

export type ChannelReport = ActionOutput<'entrance.getChannelReport'>
export type Channel = ChannelReport['channels'][number]
export type Model = 'first' | 'last' | 'linear'

export const MODELS: readonly { key: Model; text: string }[] = [
  { key: 'first', text: '首次归因' },
  { key: 'last', text: '末次归因' },
  { key: 'linear', text: '平均归因' },
]

const NONE = '—'

/** A join that is shared among several visits makes counts fractional; one decimal is enough. */
export function countText(count: number): string {
  return Number.isInteger(count) ? grouped(count) : count.toFixed(1)
}

export function percentText(percent: number | null): string {
  return percent === null ? NONE : `${Number(percent.toFixed(1))}%`
}

export function moneyText(fen: number | null): string {
  return fen === null ? NONE : `¥${yuan(fen)}`
}

export interface Figure {
  name: string
  text: string
}

/** The figures of a channel, in the order from money spent to members won. */
export function figuresOf({ visits, costFen, ...models }: Channel, model: Model): Figure[] {
  const { joins, firstPurchases, retention30Percent, revenueFen, cacFen, roiPercent } = models[model]
  return [
    { name: '到访', text: grouped(visits) },
    { name: '入会', text: countText(joins) },
    { name: '首次消费', text: countText(firstPurchases) },
    { name: '30 天留存', text: percentText(retention30Percent) },
    { name: '收入', text: moneyText(revenueFen) },
    { name: '渠道费用', text: moneyText(costFen) },
    { name: '获客成本', text: moneyText(cacFen) },
    { name: '投入产出', text: percentText(roiPercent) },
  ]
}

/** A channel that operators made is named after its entrances. */
export function withTitles(channels: readonly Channel[], entrances: readonly { channel: string; title: string }[]) {
  return channels.map((each): Channel => {
    const own = entrances.filter(({ channel }) => channel === each.channel)
    const [first] = own
    if (!first || each.title !== each.channel) return each
    return { ...each, title: own.length === 1 ? first.title : `${first.title}等 ${own.length} 个入口` }
  })
}

/** Most joins first, by the current way of counting. */
export function channelsBy(channels: readonly Channel[], model: Model): Channel[] {
  return [...channels].sort((a, b) => b[model].joins - a[model].joins || b.visits - a.visits)
}

export function totalsOf(channels: readonly Channel[], model: Model) {
  const sum = (read: (channel: Channel) => number) => channels.reduce((total, channel) => total + read(channel), 0)
  const joins = sum((channel) => channel[model].joins)
  const costFen = sum((channel) => channel.costFen)
  return {
    visits: sum(({ visits }) => visits),
    joins,
    costFen,
    cacFen: joins > 0 && costFen > 0 ? Math.round(costFen / joins) : null,
  }
}
