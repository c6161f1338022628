import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { LOOKBACK_DAYS, type Model } from './attribution'
import { type Brought, type ChannelDay, emptyCount, sumOfDays, WHOLE } from './channel-day'

/** Days 24 to 30 after joining: the week that ends with the thirtieth day. */
export const RETAINED_FROM_DAY = 24
export const RETAINED_TO_DAY = 30

export interface AttributedCounts {
  joins: number
  firstPurchases: number
  joinsWith30Days: number
  retained30: number
  retention30Percent: number | null
  revenueFen: number
  cacFen: number | null
  roiPercent: number | null
}

export type ChannelRow = { channel: string; visits: number; costFen: number } & Record<Model, AttributedCounts>

export interface ReportFacts {
  days: readonly ChannelDay[]
  /** By channel, within the period. */
  costs: ReadonlyMap<string, number>
  today: BusinessDay
}

/** What each channel brought, and at what price. */
export function channelReport({ days, costs, today }: ReportFacts): { channels: ChannelRow[]; kFactor: number | null } {
  const all = sumOfDays(days)
  // A join is old enough when its thirtieth day is over.
  const old = new Map(
    sumOfDays(days.filter(({ _id }) => addDays(_id, RETAINED_TO_DAY) < today)).map((count) => [count.channel, count]),
  )
  const unseen = [...costs.keys()].filter((channel) => !all.some((count) => count.channel === channel))
  const channels = [...all, ...unseen.map(emptyCount)].map(({ channel, visits, brought }) => {
    const costFen = costs.get(channel) ?? 0
    const by = (model: Model) => attributed(brought[model], old.get(channel)?.brought[model] ?? null, costFen)
    return { channel, visits, costFen, first: by('first'), last: by('last'), linear: by('linear') }
  })
  return { channels, kFactor: kFactorOf(channels) }
}

function attributed(all: Brought, old: Brought | null, costFen: number): AttributedCounts {
  const joinsWith30Days = (old?.joins ?? 0) / WHOLE
  const retained30 = (old?.retained30 ?? 0) / WHOLE
  return {
    joins: all.joins / WHOLE,
    firstPurchases: all.firstPurchases / WHOLE,
    joinsWith30Days,
    retained30,
    retention30Percent: joinsWith30Days === 0 ? null : oneDecimal((retained30 / joinsWith30Days) * 100),
    revenueFen: all.revenueFen,
    cacFen: costFen === 0 || all.joins === 0 ? null : Math.round((costFen * WHOLE) / all.joins),
    roiPercent: costFen === 0 ? null : oneDecimal(((all.revenueFen - costFen) / costFen) * 100),
  }
}

/**
 * How many new members one new member brings. Where each brings K, and those bring K again, the ones who came by
 * themselves are the part 1 − K of all (the total progeny of a branching process, Galton and Watson 1875): so K is the
 * part of all joins that came by an invitation.
 */
function kFactorOf(channels: readonly ChannelRow[]): number | null {
  const joins = channels.reduce((sum, { last }) => sum + last.joins, 0)
  const invited = channels.find(({ channel }) => channel === 'referral')?.last.joins ?? 0
  return joins === 0 ? null : Math.round((invited / joins) * 1000) / 1000
}

const oneDecimal = (value: number) => Math.round(value * 10) / 10

/** What each figure means, beside the figures. */
export const DEFINITIONS = [
  { key: 'visits', title: '到访', text: '经这个渠道打开小程序的次数，同一次打开只算一次。' },
  {
    key: 'models',
    title: '归因',
    text: `入会和消费之前 ${LOOKBACK_DAYS} 天内的到访参与归因：首次归因全部算给最早一次，末次归因全部算给最近一次，平均归因每次各算一份。`,
  },
  { key: 'joins', title: '入会', text: '在这段时间首次成为会员的人数，不含从收银系统导入的顾客。' },
  { key: 'firstPurchases', title: '首次消费', text: '会员的第一笔没有全额退款的消费发生在这段时间的人数。' },
  {
    key: 'retention30',
    title: '30 天留存',
    text: `入会满 30 天的会员里，在第 ${RETAINED_FROM_DAY} 到 ${RETAINED_TO_DAY} 天又到访或消费过的比例。`,
  },
  { key: 'revenue', title: '收入', text: '这段时间的消费实付减去退款，退款记在原消费那一天。' },
  { key: 'cac', title: '获客成本', text: '渠道费用 ÷ 入会人数。费用按天平均摊到它的起止日期里。' },
  { key: 'roi', title: '投入产出', text: '（收入 − 渠道费用）÷ 渠道费用。只算这段时间内的收入。' },
  { key: 'kFactor', title: 'K 因子', text: '一位新会员平均带来几位新会员：经会员邀请入会的人数 ÷ 全部入会人数。' },
] as const
