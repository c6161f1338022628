import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { type Scripted, scriptReplies } from '../../../testing/replies'
import { aBoard, aFigure } from '../../../testing/report-answers'
import { aStaff } from '../../../testing/staff-answers'
import Taro, { resetTaro } from '../../../testing/taro'
import BoardPage from './index'

beforeEach(resetTaro)

const HEADQUARTERS: Scripted = { reply: aStaff({ role: 'headquarters' }) }
const press = (name: string | RegExp) => act(async () => fireEvent.click(screen.getByRole('button', { name })))

async function open(...script: Scripted[]) {
  const sent = scriptReplies(HEADQUARTERS, ...script)
  render(<BoardPage />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('is not asked for by anybody but headquarters', async () => {
  const sent = scriptReplies({ reply: aStaff({ role: 'manager' }) })
  render(<BoardPage />)
  expect(await screen.findByText('这里是总部用的')).toBeTruthy()
  expect(sent).toHaveLength(1)
})

test('shows its shape until the shop answers', async () => {
  scriptReplies(HEADQUARTERS, 'never')
  render(<BoardPage />)
  await waitFor(() => expect(Taro.cloud.callFunction).toHaveBeenCalledTimes(2))
  expect(screen.getByLabelText('正在加载')).toBeTruthy()
})

test('shows each figure with its comparison, its trend in words and what it means', async () => {
  await open({ reply: aBoard() })
  expect(screen.getByText('112 人')).toBeTruthy()
  expect(screen.getByText('近 30 天 · 比前 30 天多 12% · 今天 3 人')).toBeTruthy()
  expect(screen.getByText('当天第一次打开小程序成为会员的人数。')).toBeTruthy()
  expect(screen.getByRole('img', { name: '新加入会员走势：从 10/21 的 0 人 到 11/19 的 1 人' })).toBeTruthy()
  expect(screen.getByRole('table', { name: '各等级会员人数' }).textContent).toContain('素纸1,2041,100')
})

test('the figures behind a trend are a table, one tap away, newest first', async () => {
  await open({ reply: aBoard() })
  expect(screen.queryByRole('table', { name: '新加入会员每天的数字' })).toBeNull()
  await press('展开新加入会员每天的数字')
  expect(screen.getAllByRole('rowheader')[0]?.textContent).toBe('11/19')
  await press('收起新加入会员每天的数字')
  expect(screen.queryByRole('table', { name: '新加入会员每天的数字' })).toBeNull()
})

test('what is not known is a dash, and a share is compared in points', async () => {
  const known = aFigure({ title: '激活率', unit: 'percent', today: null, period: 0.25, before: 0.2 })
  const unknown = aFigure({ key: 'd1', title: '次日留存', unit: 'percent', today: null, period: null, before: null })
  await open({ reply: aBoard({ figures: [known, unknown] }) })
  expect(screen.getByText('25%')).toBeTruthy()
  expect(screen.getByText('近 30 天 · 比前 30 天高 5 个百分点')).toBeTruthy()
  expect(screen.getByText('—')).toBeTruthy()
  expect(screen.getByText('近 30 天 · 还没有可比的前 30 天')).toBeTruthy()
})

test('how it stood on a day is compared with a day, not with a period', async () => {
  const figure = aFigure({ title: '月活跃会员', kind: 'state', today: 41, period: 40, before: 40 })
  await open({ reply: aBoard({ figures: [figure] }) })
  expect(screen.getByText('截至昨天 · 和 30 天前持平 · 今天 41 人')).toBeTruthy()
})

test('before the first counting says when there will be something', async () => {
  await open({ reply: aBoard({ rolledUpTo: null }) })
  expect(screen.getByText('还没有可看的数字')).toBeTruthy()
})

test('without an answer says so and tries again', async () => {
  const sent = await open('lost', 'lost', { reply: aBoard() })
  await press('再试一次')
  expect(await screen.findByText('112 人')).toBeTruthy()
  expect(sent).toHaveLength(4)
})

test('leads to the other reports', async () => {
  await open({ reply: aBoard() })
  await press('留存与复购')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/operator/retention/index' })
})
