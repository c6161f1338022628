import type { ActionOutput } from '../../../api/call'
import { moneyText } from './report-text'

export type Warnings = ActionOutput<'score.listWarnings'>
export type Warning = Warnings['warnings'][number]

interface Help {
  title: string
  note: string
}

const GREETING: Record<Warning['reason'], Help> = {
  recency: { title: '请店员留意', note: '到店扫码时打个招呼，问问最近是不是忙' },
  frequency: { title: '请店员介绍一次', note: '来得还少：到店时说说签到和积分能换什么' },
  ownGap: { title: '请店员问一句', note: '打破了自己的习惯：到店时问问是不是有哪里不满意' },
}

/** What a shop can do, the cheapest first. A gift that costs more than what is at stake is no help. */
export function whatHelps({ reason, lossFen }: Warning): Help[] {
  const gift = {
    title: '发一张券',
    note: `在运营控制台按会员编号发放；券的成本不要超过约 ${moneyText(lossFen)}`,
  }
  return lossFen >= GIFT_FROM_FEN ? [GREETING[reason], gift] : [GREETING[reason]]
}

/** Below this value a coupon costs as much as it could save. */
const GIFT_FROM_FEN = 1000
