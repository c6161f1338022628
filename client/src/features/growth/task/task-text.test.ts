import { day } from '../../../testing/days'
import { badgeNote, broughtText, challengeDayText, isChallenge, noteOf, sectionsOf, type TaskItem } from './task-text'

const TODAY = day('2026-11-21')

const aTaskItem = (part: Partial<TaskItem> = {}): TaskItem => ({
  key: 'five-days',
  window: '2026-11-16',
  title: '签到满 5 天',
  detail: '一周里签到',
  kind: 'weekly',
  fromDay: day('2026-11-16'),
  toDay: day('2026-11-22'),
  goal: 5,
  done: 2,
  counts: 'days',
  days: [],
  state: 'open',
  afterTitle: null,
  reward: { points: 10, growth: 0, makeUpCards: 0, couponTitle: null },
  badge: null,
  claimUntilDay: null,
  gotDay: null,
  isAtOnce: false,
  ...part,
})

test('a task says how far it is, what comes first, until when it can be claimed, and what it has brought', () => {
  expect(noteOf(aTaskItem(), TODAY)).toBe('2 / 5 · 一周里签到')
  expect(noteOf(aTaskItem({ goal: 1, done: 0 }), TODAY)).toBe('一周里签到')
  expect(noteOf(aTaskItem({ state: 'locked', afterTitle: '头一杯' }), TODAY)).toBe('先完成“头一杯”')
  expect(noteOf(aTaskItem({ state: 'reached', claimUntilDay: day('2026-12-21') }), TODAY)).toBe('做到了，12月21日前领')
  const passed = { state: 'reached', claimUntilDay: day('2026-12-15') } as const
  const lastWeek = { ...passed, fromDay: day('2026-11-09'), toDay: day('2026-11-15') }
  expect(noteOf(aTaskItem(lastWeek), TODAY)).toBe('上周做到了，12月15日前领')
  // Its rule was new in the middle of that week.
  const weekBefore = { ...passed, window: '2026-11-02', fromDay: day('2026-11-05'), toDay: day('2026-11-08') }
  expect(noteOf(aTaskItem(weekBefore), TODAY)).toBe('11月2日那周做到了，12月15日前领')
  const onDay = (of: string) => aTaskItem({ ...passed, kind: 'daily', fromDay: day(of), toDay: day(of) })
  expect(noteOf(onDay('2026-11-20'), TODAY)).toBe('昨天做到了，12月15日前领')
  expect(noteOf(onDay('2026-11-19'), TODAY)).toBe('11月19日做到了，12月15日前领')
  expect(noteOf(aTaskItem({ state: 'given', gotDay: day('2026-11-09') }), TODAY)).toBe('11月9日 得 10 积分')
})

test('a reward is named with all its parts, and a badge where there is nothing else', () => {
  const reward = { points: 60, growth: 5, makeUpCards: 1, couponTitle: '20 元券' }
  expect(broughtText({ reward, badge: null })).toBe('60 积分、5 成长值、1 张补签卡和 “20 元券”')
  const nothing = { points: 0, growth: 0, makeUpCards: 0, couponTitle: null }
  expect(broughtText({ reward: nothing, badge: 'cup' })).toBe('一枚徽章')
})

test('tasks stand under when they can be done, newcomers with how many are made; an unknown kind is shown too', () => {
  const newcomer = aTaskItem({ kind: 'newcomer', state: 'given' })
  const strange = aTaskItem({ kind: 'lunar' as never, toDay: day('2026-12-04') })
  const list = { today: TODAY, badges: [], tasks: [newcomer, strange, aTaskItem(), aTaskItem({ kind: 'newcomer' })] }
  expect(sectionsOf(list).map(({ title, note, tasks }) => [title, note, tasks.length])).toEqual([
    ['这一周', '周一换新', 1],
    ['这一季', '到 12月4日', 1],
    ['刚来的时候', '做了 1 / 2', 2],
  ])
})

test('a challenge of some weeks is drawn as its days', () => {
  const challenge = aTaskItem({ kind: 'season', fromDay: day('2026-11-07'), toDay: day('2026-12-04'), days: [TODAY] })
  expect([isChallenge(challenge), isChallenge(aTaskItem())]).toEqual([true, false])
  expect(challengeDayText(challenge, TODAY)).toBe('今天第 15 天，已经算上')
})

test('a badge says when it came, or how far it is', () => {
  const badge = { task: 'a', title: '三家店', badge: 'store', gotDay: null, goal: 3, done: 2 } as const
  expect(badgeNote(badge, TODAY)).toBe('还差 1')
  expect(badgeNote({ ...badge, done: 0 }, TODAY)).toBe('0 / 3')
  expect(badgeNote({ ...badge, gotDay: day('2026-10-28') }, TODAY)).toBe('10月28日')
})
