import { FIRST_WEEK_ACTS, type FirstWeekAct } from './first-week'
import {
  ALL,
  added,
  type Count,
  type Counts,
  countIn,
  GAP_KINDS,
  type GapKind,
  type Pair,
  rowsOf,
  TOUCH_KINDS,
  type TouchKind,
  type Verdict,
  without,
} from './goes-with'

/** Simplified Chinese, for operators. */
const KIND_TITLE: Record<TouchKind, string> = {
  reminder: '从微信提醒打开',
  placement: '扫店里的码打开',
  open: '自己打开',
  'check-in': '签到',
  claim: '领券',
  article: '读完一篇看茶',
  booking: '参加活动',
}
const GAP_TITLE: Record<GapKind, string> = {
  hours: '平均隔不到 6 小时',
  day: '平均隔 6 到 24 小时',
  days: '平均隔 24 小时以上',
}
const ACT_TITLE: Record<FirstWeekAct, string> = {
  opened: '打开过小程序',
  'check-in': '签到过',
  claimed: '领过券',
  redeemed: '用过券',
  read: '读完过看茶',
  attended: '参加过活动',
  compared: '比较过等级',
  again: '这一周里又买了一次',
}

interface Titled extends Pair {
  title: string
}

export interface TitledRow extends Titled, Pick<Verdict, 'difference'> {
  /** `base`: what the others are compared with. */
  verdict: Verdict['verdict'] | 'base'
}

export interface GoesWithPage {
  /** How many comparisons stand on the page: each interval is as wide as all of them together ask for. */
  looks: number
  touches: Count
  byTouches: TitledRow[]
  byGap: TitledRow[]
  byKind: TitledRow[]
  week: Count
  acts: TitledRow[]
}

const TOUCH_ROWS = [2, 3, 4, 5] as const

/** The whole page of what was counted of touches and of first weeks. */
export function goesWithPage(touches: Counts, week: Counts): GoesWithPage {
  const one = countIn(touches, 'touches-1')
  const byTouches = TOUCH_ROWS.map((count): Titled => {
    const key = `touches-${count}`
    return { key, title: count === 5 ? '5 次以上' : `${count} 次`, own: countIn(touches, key), others: one }
  })
  const several = GAP_KINDS.map((kind) => countIn(touches, `gap-${kind}`)).reduce(added)
  const besides = (whole: Count, own: Count) => ({ own, others: without(whole, own) })
  const byGap = GAP_KINDS.map((kind): Titled => {
    const key = `gap-${kind}`
    return { key, title: GAP_TITLE[kind], ...besides(several, countIn(touches, key)) }
  })
  const byKind = TOUCH_KINDS.map((kind): Titled => {
    const key = `kind-${kind}`
    return { key, title: KIND_TITLE[kind], ...besides(countIn(touches, ALL), countIn(touches, key)) }
  })
  const acts = FIRST_WEEK_ACTS.map((key): Titled => {
    return { key, title: ACT_TITLE[key], ...besides(countIn(week, ALL), countIn(week, key)) }
  })
  const looks = [byTouches, byGap, byKind, acts].flat().length
  const base: TitledRow = { key: 'touches-1', title: '1 次', own: one, others: one, difference: null, verdict: 'base' }
  return {
    looks,
    touches: countIn(touches, ALL),
    byTouches: [base, ...rowsOf(byTouches, looks)],
    byGap: rowsOf(byGap, looks),
    byKind: rowsOf(byKind, looks),
    week: countIn(week, ALL),
    acts: rowsOf(acts, looks),
  }
}
