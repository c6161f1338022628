import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import type { Act } from './actor'
import { agreeTo } from './agree'

/** What clerks confirm at the till of the demo shop. */
export const OWN_CUP = 'own-cup'

const ANY = { minFen: null, storeIds: null, subject: null }
const BY_CUP = { ...ANY, subject: OWN_CUP }
const NOTHING = { points: 0, growth: 0, makeUpCards: 0, couponKey: null }
const CHALLENGE_DAYS = 28

const growthOf = (startDay: BusinessDay) => ({
  rules: [
    {
      ...{ key: 'own-cup', title: '自带杯', act: 'confirmed', condition: BY_CUP, points: 5, growth: 0 },
      cap: { day: 1, month: 20, life: null },
      ...{ startDay, endDay: null },
    },
    {
      ...{ key: 'new-store', title: '去另一家店', act: 'new-store', condition: ANY, points: 0, growth: 20 },
      cap: { day: 1, month: null, life: 5 },
      ...{ startDay, endDay: null },
    },
  ],
  confirmed: [{ key: OWN_CUP, title: '自带杯' }],
})

const USUAL = { condition: ANY, counts: 'times', after: null, give: 'by-tap', onUndo: 'take-back', badge: null }

const tasksOf = (challengeDay: BusinessDay) => ({
  tasks: [
    {
      ...USUAL,
      ...{ key: 'four-days', title: '常来 28 天', detail: '28 天里来 4 天', act: 'purchase', goal: 4, counts: 'days' },
      period: { kind: 'season', fromDay: challengeDay, toDay: addDays(challengeDay, CHALLENGE_DAYS - 1) },
      reward: { ...NOTHING, points: 60 },
      badge: 'leaf',
    },
    {
      ...USUAL,
      ...{
        key: 'five-stamps',
        title: '签到满 5 天',
        detail: '一周里签到 5 天',
        act: 'check-in',
        goal: 5,
        counts: 'days',
      },
      period: { kind: 'weekly' },
      reward: { ...NOTHING, points: 10 },
    },
    {
      ...USUAL,
      ...{ key: 'two-cups', title: '自带杯 2 次', detail: '店员扫码时算上', act: 'confirmed', goal: 2 },
      ...{ period: { kind: 'weekly' }, condition: BY_CUP, reward: { ...NOTHING, points: 20 } },
    },
    {
      ...USUAL,
      ...{ key: 'first-cup', title: '头一杯', detail: '入会 30 天内买一次', act: 'purchase', goal: 1, give: 'at-once' },
      ...{ period: { kind: 'newcomer', withinDays: 30 }, reward: { ...NOTHING, growth: 30 }, badge: 'cup' },
    },
    {
      ...USUAL,
      ...{ key: 'profile', title: '写好资料', detail: '填好昵称和生日', act: 'profile', goal: 1, give: 'at-once' },
      ...{ period: { kind: 'newcomer', withinDays: 60 }, reward: { ...NOTHING, points: 20 } },
    },
    {
      ...USUAL,
      ...{ key: 'second-store', title: '去第二家店坐坐', detail: '在另一家店买一次', act: 'new-store', goal: 1 },
      ...{ period: { kind: 'newcomer', withinDays: 60 }, reward: { ...NOTHING, growth: 30 }, badge: 'store' },
    },
  ],
})

/** As an operator does: what members do makes them grow, and tasks with a challenge that begins on a day. */
export async function openTasks(ops: Act, { from, challengeDay }: { from: BusinessDay; challengeDay: BusinessDay }) {
  await agreeTo(ops, 'growth', growthOf(from), '自带杯、去另一家店')
  await agreeTo(ops, 'tasks', tasksOf(challengeDay), '任务中心')
}
