import { addDays, type BusinessDay, daysBetween, weekdayOf } from '#shared/kernel/business-day'
import type { ActionOutput } from '../../../api/call'
import { grouped } from '../../../ui/figures'
import { datedDayText } from '../../../ui/time-text'

export type TaskList = ActionOutput<'task.list'>
export type TaskItem = TaskList['tasks'][number]
export type BadgeItem = TaskList['badges'][number]
type Reward = TaskItem['reward']

/** '20 积分和“20 元券”' */
export function rewardText({ points, growth, makeUpCards, couponTitle }: Reward): string {
  const parts = [
    points > 0 && `${grouped(points)} 积分`,
    growth > 0 && `${grouped(growth)} 成长值`,
    makeUpCards > 0 && `${makeUpCards} 张补签卡`,
    couponTitle !== null && `“${couponTitle}”`,
  ].filter(Boolean)
  return parts.length > 1 ? `${parts.slice(0, -1).join('、')}和 ${parts[parts.length - 1]}` : parts.join('')
}

/** What a task brings, its badge named where it brings nothing else. */
export const broughtText = ({ reward, badge }: Pick<TaskItem, 'reward' | 'badge'>): string =>
  rewardText(reward) || (badge === null ? '' : '一枚徽章')

const UNITS: Record<string, string> = { times: '次', days: '天', stores: '家' }

/** A count of a newer shop's is called times. */
export const unitOf = ({ counts }: Pick<TaskItem, 'counts'>): string => UNITS[counts] ?? '次'

/** The line below a task's title. */
export function noteOf(task: TaskItem, today: BusinessDay): string {
  const { state, done, goal, detail, afterTitle, claimUntilDay, gotDay } = task
  switch (state) {
    case 'locked':
      return `先完成“${afterTitle ?? '前一个'}”`
    case 'reached':
      return claimUntilDay === null
        ? doneText(task, today)
        : `${doneText(task, today)}，${datedDayText(claimUntilDay, today)}前领`
    case 'given':
      return gotDay === null ? '得到了' : `${datedDayText(gotDay, today)} 得 ${broughtText(task)}`
    default:
      return goal > 1 ? `${done} / ${goal} · ${detail}` : detail
  }
}

/** One of a day or week that has passed stands beside the one of now, by the same name: it says when that was. */
function doneText({ kind, toDay }: TaskItem, today: BusinessDay): string {
  const daysAgo = daysBetween(toDay, today)
  if (daysAgo <= 0 || (kind !== 'daily' && kind !== 'weekly')) return '做到了'
  if (kind === 'daily') return `${daysAgo === 1 ? '昨天' : datedDayText(toDay, today)}做到了`
  return `${daysAgo <= 7 ? '上周' : `${datedDayText(addDays(toDay, 1 - weekdayOf(toDay)), today)}那周`}做到了`
}

/** Sections of the page in their order; those without tasks are left out. */
export function sectionsOf({ tasks, today }: TaskList): { title: string; note: string; tasks: TaskItem[] }[] {
  const of = (kind: string) => tasks.filter((task) => task.kind === kind && !isChallenge(task))
  const newcomers = of('newcomer')
  const made = newcomers.filter(({ state }) => state === 'given').length
  const known = ['daily', 'weekly', 'newcomer']
  const others = tasks.filter((task) => !known.includes(task.kind) && !isChallenge(task))
  const untilDay = others[0]?.toDay
  return [
    { title: '今天', note: '零点换新', tasks: of('daily') },
    { title: '这一周', note: '周一换新', tasks: of('weekly') },
    { title: '这一季', note: untilDay ? `到 ${datedDayText(untilDay, today)}` : '', tasks: others },
    { title: '刚来的时候', note: `做了 ${made} / ${newcomers.length}`, tasks: newcomers },
  ].filter(({ tasks: listed }) => listed.length > 0)
}

/** The task that is to stand first, while the member can still do something about it; null where none is. */
export const leadOf = ({ tasks }: TaskList, key: string | null): TaskItem | null =>
  tasks.find((task) => task.key === key && (task.state === 'open' || task.state === 'reached')) ?? null

const DOTS_MAX = 42

/** One of some weeks that counts days is drawn as its days. */
export const isChallenge = ({ kind, counts, fromDay, toDay, state }: TaskItem): boolean =>
  kind === 'season' &&
  (counts === 'days' || counts === 'times') &&
  state !== 'locked' &&
  daysBetween(fromDay, toDay) >= 6 &&
  daysBetween(fromDay, toDay) < DOTS_MAX

/** '今天第 15 天，已经算上' */
export function challengeDayText({ fromDay, days }: TaskItem, today: BusinessDay): string {
  return `今天第 ${daysBetween(fromDay, today) + 1} 天${days.includes(today) ? '，已经算上' : ''}`
}

/** Below a badge: when it came, or how far it is. */
export function badgeNote({ gotDay, done, goal }: BadgeItem, today: BusinessDay): string {
  if (gotDay !== null) return datedDayText(gotDay, today)
  return done > 0 && done < goal ? `还差 ${goal - done}` : `${done} / ${goal}`
}
