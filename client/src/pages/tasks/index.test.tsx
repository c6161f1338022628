import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ActionOutput } from '../../api/call'
import { day } from '../../testing/days'
import { quiet, resetQuiet, type Scripted, scriptReplies } from '../../testing/replies'
import { resetTaro } from '../../testing/taro'
import TasksPage from './index'

beforeEach(resetTaro)
afterEach(resetQuiet)

async function open(...script: Scripted[]) {
  const sent = scriptReplies(...script)
  await act(async () => void render(<TasksPage />))
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

type List = ActionOutput<'task.list'>
const reward = { points: 10, growth: 0, makeUpCards: 0, couponTitle: null }
const reached: List['tasks'][number] = {
  key: 'five-days',
  window: '2026-11-16',
  title: '签到满 5 天',
  detail: '一周里签到',
  kind: 'weekly',
  fromDay: day('2026-11-16'),
  toDay: day('2026-11-22'),
  goal: 5,
  done: 5,
  counts: 'days',
  days: [],
  state: 'reached',
  afterTitle: null,
  reward,
  badge: null,
  claimUntilDay: day('2026-12-21'),
  gotDay: null,
  isAtOnce: false,
}
const list: List = {
  today: day('2026-11-21'),
  tasks: [reached],
  badges: [{ task: 'cup', title: '头一杯', badge: 'cup', gotDay: day('2026-10-28'), goal: 1, done: 1 }],
}

test('a task that is done is claimed by a tap, and then it is said what it has brought', async () => {
  const given: List = {
    ...list,
    tasks: [{ ...reached, state: 'given', gotDay: day('2026-11-21'), claimUntilDay: null }],
  }
  const sent = await open({ reply: list }, { reply: { title: '签到满 5 天', reward, badge: null } }, { reply: given })
  expect(screen.getByText('做到了，12月21日前领')).toBeTruthy()
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '领取' })))
  await waitFor(() => expect(screen.getByText('11月21日 得 10 积分')).toBeTruthy())
  expect(sent.map(({ action }) => action)).toEqual(['task.list', 'task.claim', 'task.list'])
  expect(sent[1]?.input).toEqual({ task: 'five-days', window: '2026-11-16' })
})

const cup: List['tasks'][number] = {
  ...reached,
  key: 'cup',
  title: '自带杯',
  kind: 'daily',
  state: 'open',
  done: 0,
  goal: 1,
}
const firstIs = (content: string) => {
  quiet['experiment.findShown'] = { reply: { shown: { content, experimentId: null } }, inputs: [] }
}
const titles = () => screen.getAllByText(/^(签到满 5 天|自带杯)$/).map(({ textContent }) => textContent)

test('the task that is to stand first does, once, and the others stand as always', async () => {
  await open({ reply: { ...list, tasks: [reached, cup] } })
  expect(titles()).toEqual(['自带杯', '签到满 5 天'])
  expect(screen.queryByText('先看这一件')).toBeNull()
  firstIs('five-days')
  await open({ reply: { ...list, tasks: [reached, cup] } })
  expect(screen.getAllByText('先看这一件')).toHaveLength(1)
  expect(titles().slice(-2)).toEqual(['签到满 5 天', '自带杯'])
})

test.each(['asNow', 'gone', 'given'])('first is %s: nothing is moved', async (content) => {
  firstIs(content)
  await open({
    reply: { ...list, tasks: [{ ...reached, key: 'given', state: 'given', gotDay: day('2026-11-20') }, cup] },
  })
  expect(screen.queryByText('先看这一件')).toBeNull()
})

test('badges say when they came and how many there are; nothing compares them', async () => {
  await open({ reply: list })
  expect(screen.getByText('得到 1 枚，只给自己看')).toBeTruthy()
  expect(screen.getByText('10月28日')).toBeTruthy()
})

test('a shop without tasks says so, and where points come from all the same', async () => {
  await open({ reply: { ...list, tasks: [], badges: [] } })
  expect(screen.getByText('店里现在没有任务')).toBeTruthy()
  expect(screen.queryByText('任务怎么算')).toBeNull()
})
