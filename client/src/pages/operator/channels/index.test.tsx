import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { withTitles } from '../../../features/growth/entrance/channel-figures'
import { aChannel, aChannelReport, anEntrance, attributed } from '../../../testing/entrance-answers'
import { type Scripted, scriptReplies } from '../../../testing/replies'
import { aStaff } from '../../../testing/staff-answers'
import Taro, { resetTaro } from '../../../testing/taro'
import ChannelsPage from './index'

beforeEach(resetTaro)

const HEADQUARTERS: Scripted = { reply: aStaff({ name: '沈掌柜', role: 'headquarters' }) }
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const press = (name: string | RegExp) => act(async () => fireEvent.click(button(name)))
const choose = (name: string) => act(async () => fireEvent.click(screen.getByRole('tab', { name })))
const type = (label: string, value: string) =>
  act(async () => fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value } }))

/** The staff role is asked for first, then the report and the names of the entrances. */
async function open(staff: Scripted, report?: Scripted, ...more: Scripted[]) {
  const names = { reply: { entrances: [anEntrance()], nextAfterKey: null } }
  const sent = scriptReplies(staff, ...(report ? [report, names] : []), ...more)
  render(<ChannelsPage />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('is not asked for by anybody but headquarters', async () => {
  const sent = await open({ reply: aStaff({ role: 'manager' }) })
  expect(screen.getByText('这里是总部用的')).toBeTruthy()
  expect(sent).toHaveLength(1)
  await press('去首页')
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/home/index' })
})

test('says what each channel brought and cost, and how that was counted', async () => {
  const none = attributed({ joins: 0, retention30Percent: null, cacFen: null, roiPercent: null })
  const quiet = aChannel({ channel: 'search', title: '微信搜索', costFen: 0, first: none })
  await open(HEADQUARTERS, { reply: aChannelReport({ channels: [quiet, aChannel()] }) })
  // Most joins first.
  expect(screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
    '东店门口立牌',
    '微信搜索',
  ])
  for (const label of ['到访 1,240', '首次消费 5', '30 天留存 25%', '投入产出 326.7%', 'K 因子 0.23'])
    expect(screen.getAllByLabelText(label).length).toBeGreaterThan(0)
  // An unknown figure must not look like zero earnings.
  expect(screen.getByLabelText('投入产出 —')).toBeTruthy()
  expect(screen.getByText('这段时间首次成为会员的人数')).toBeTruthy()
})

test('another way of dividing shows its own figures, with a digit where joins are shared', async () => {
  const shared = aChannel({ linear: attributed({ joins: 3.25 }) })
  const sent = await open(HEADQUARTERS, { reply: aChannelReport({ channels: [shared] }) })
  await choose('平均归因')
  expect(screen.getAllByLabelText('入会 3.3').length).toBeGreaterThan(0)
  expect(sent).toHaveLength(3)
})

test('another period is another question', async () => {
  const sent = await open(HEADQUARTERS, { reply: aChannelReport() }, { reply: aChannelReport({ channels: [] }) })
  await choose('近 7 天')
  expect(await screen.findByText('这段时间还没有到访记录')).toBeTruthy()
  const spans = sent
    .filter(({ action }) => action === 'entrance.getChannelReport')
    .map(({ input }) => {
      const { fromDay, toDay } = input as { fromDay: string; toDay: string }
      return (Date.parse(toDay) - Date.parse(fromDay)) / 86_400_000 + 1
    })
  expect(spans).toEqual([30, 7])
})

test('a channel of ours is called what its entrance is called, and one of several says so', async () => {
  const report = aChannelReport({ channels: [aChannel({ title: 'store-door' })] })
  await open(HEADQUARTERS, { reply: report })
  expect(screen.getByRole('heading', { level: 3 }).textContent).toBe('东店门口立牌')
  const twice = [anEntrance(), anEntrance({ key: '8', title: '西店门口' })]
  expect(withTitles(report.channels, twice)[0]?.title).toBe('东店门口立牌等 2 个入口')
})

test('days that are still being counted are said', async () => {
  await open(HEADQUARTERS, { reply: aChannelReport({ openDays: 2 }) })
  expect(screen.getByText('其中 2 天还在统计')).toBeTruthy()
})

test('without an answer there is one tap to try again', async () => {
  await open(HEADQUARTERS, { refuse: 'BUSY' }, { reply: aChannelReport() })
  await press('再试一次')
  expect(await screen.findByText('各渠道')).toBeTruthy()
})

describe('a cost', () => {
  test('is entered for a channel and a period, in the name of who does it', async () => {
    const sent = await open(
      HEADQUARTERS,
      { reply: aChannelReport() },
      { reply: { cost: null } },
      { reply: aChannelReport() },
    )
    await press('录入成本')
    expect(screen.getByText('先填花费，例如 300')).toBeTruthy()
    await type('花费', '300')
    expect(screen.getByText('先写一句说明')).toBeTruthy()
    await type('说明', '印立牌')
    await press('保存')
    expect(sent[3]).toMatchObject({
      action: 'entrance.saveCost',
      input: { channel: 'store-door', costFen: 30_000, note: '印立牌', by: '沈掌柜' },
    })
    expect(sent.map(({ action }) => action).slice(4)).toEqual(['entrance.getChannelReport'])
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('that is refused stays, with why', async () => {
    await open(HEADQUARTERS, { reply: aChannelReport() }, { refuse: 'PERIOD_NOT_POSSIBLE' })
    await press('录入成本')
    await type('花费', '300')
    await type('说明', '印立牌')
    await press('保存')
    expect(screen.getByText(/起止日期不对/)).toBeTruthy()
    expect(screen.getByRole('dialog')).toBeTruthy()
  })
})
