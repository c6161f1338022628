import { unreachable } from '#shared/kernel/invariant'
import { yuan } from '#shared/kernel/money'
import { rewardText } from '#shared/ledger/points/reward'
import type { DeedCondition } from './deed-match'
import type { GrowthRule } from './growth-rules'
import type { Task, TaskPeriod } from './task-rules'

// Rules in sentences for operators, made from the rules: what a sentence says is what is counted. Simplified Chinese.

type Titles = ReadonlyMap<string, string>

/** '自带杯：店员扫码确认的事（own-cup），每次 5 积分，每天最多 1 次、每月最多 10 次，从 2026-12-01 起' */
export function growthRuleText({ title, act, condition, cap, startDay, endDay, ...given }: GrowthRule, titles: Titles) {
  const reward = rewardText({ points: given.points, growth: given.growth, makeUpCards: 0, couponKey: null })
  const caps = [
    `每天最多 ${cap.day} 次`,
    cap.month === null ? null : `每月最多 ${cap.month} 次`,
    cap.life === null ? null : `一共最多 ${cap.life} 次`,
  ]
  const span = endDay === null ? `从 ${startDay} 起` : `${startDay} 到 ${endDay}`
  const limits = caps.filter((each) => each !== null).join('、')
  return `${title}：${actText(act, condition, titles)}，每次 ${reward}，${limits}，${span}`
}

/** '周周有茶：每周消费满 3 次，给 20 积分，自己领；退货后不够就收回' */
export function taskText(
  { title, period, act, condition, goal, counts, reward, give, onUndo, badge }: Task,
  titles: Titles,
) {
  const given = rewardText(reward)
  const what = [given === '' ? null : given, badge === null ? null : '一枚徽章'].filter((each) => each !== null)
  const how = give === 'by-tap' ? '自己领' : '做到就给'
  const undone = onUndo === 'take-back' ? '退货后不够就收回' : '退货后不收回'
  const often = goal === 1 && counts === 'times' ? '' : ` ${goal} ${COUNTED[counts]}`
  const done = `${actText(act, condition, titles)}${often}`
  return `${title}：${periodText(period)}${done}，给 ${what.join('和')}，${how}；${undone}`
}

const COUNTED: Record<Task['counts'], string> = { times: '次', days: '天', stores: '家门店' }

function actText(act: string, { minFen, storeIds, subject }: DeedCondition, titles: Titles): string {
  const asked = [
    subject,
    minFen === null ? null : `实付满 ${yuan(minFen)} 元`,
    storeIds === null ? null : `限 ${storeIds.length} 家门店`,
  ].filter((each) => each !== null)
  return `${titles.get(act) ?? act}${asked.length > 0 ? `（${asked.join('，')}）` : ''}`
}

function periodText(period: TaskPeriod): string {
  switch (period.kind) {
    case 'newcomer':
      return `入会 ${period.withinDays} 天内`
    case 'daily':
      return '每天'
    case 'weekly':
      return '每周'
    case 'season':
      return `${period.fromDay} 到 ${period.toDay} `
    default:
      return unreachable(period)
  }
}
