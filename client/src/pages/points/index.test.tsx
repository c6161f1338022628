import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { keepAnswer } from '../../api/kept-answers'
import { aBalance, anEntry } from '../../testing/answers'
import { day, month } from '../../testing/days'
import { type Scripted, scriptReplies } from '../../testing/replies'
import Taro, { resetTaro } from '../../testing/taro'
import PointsPage from './index'

beforeEach(resetTaro)

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const entries = (...list: ReturnType<typeof anEntry>[]) => ({ entries: list, nextBeforeSeq: null as number | null })

/** The balance is asked for first, then the ledger. */
async function open(balance: Scripted, ledger: Scripted, ...more: Scripted[]) {
  const sent = scriptReplies(balance, ledger, ...more)
  render(<PointsPage />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('shows the shape of the page until the shop answers', () => {
  scriptReplies('never', 'never')
  render(<PointsPage />)
  expect(screen.getAllByLabelText('正在加载')).toHaveLength(2)
})

test('says what can be spent and what ends soon', async () => {
  const endingSoon = { endsMonth: month('2026-11'), endsDay: day('2026-11-30'), points: 90 }
  await open({ reply: aBalance({ endingSoon }) }, { reply: entries(anEntry(1)) })
  expect(screen.getByLabelText('可用积分 1286')).toBeTruthy()
  expect(screen.getByText('90 积分 11月30日 23:59 前有效')).toBeTruthy()
  expect(screen.queryByText(/待补/)).toBeNull()
})

test('explains points that are owed', async () => {
  await open({ reply: aBalance({ available: 0, debt: 30, lots: [] }) }, { reply: entries(anEntry(1)) })
  expect(screen.getByText('待补 30 积分')).toBeTruthy()
  expect(screen.getByText(/之后得到的积分会先补上它/)).toBeTruthy()
})

test('lists when points end, the first three until more are asked for', async () => {
  const lots = [day('2026-11-30'), day('2026-12-31'), day('2027-01-31')].map((endsDay) => ({
    endsMonth: month(endsDay.slice(0, 7)),
    endsDay,
    points: 10,
  }))
  await open(
    { reply: aBalance({ lots: [...lots, { endsMonth: null, endsDay: null, points: 5 }] }) },
    { reply: entries() },
  )
  expect(screen.getByText('2026年11月30日 23:59 前')).toBeTruthy()
  expect(screen.queryByText('长期有效')).toBeNull()
  fireEvent.click(screen.getByRole('link', { name: '有效期：全部 4 批' }))
  expect(screen.getByText('长期有效')).toBeTruthy()
})

test('each entry says why, when and how much; an unknown reason falls back to its kind', async () => {
  const at = Date.UTC(2020, 0, 31, 16)
  await open(
    { reply: aBalance() },
    {
      reply: entries(
        anEntry(5, { reason: 'purchase', points: 1200, growth: 58 }),
        anEntry(4, { reason: 'lucky-leaf', kind: 'spend', points: -5, growth: 0 }),
        anEntry(3, { reason: 'constructor', kind: 'adjust', points: 7, growth: 0, note: '补发' }),
        anEntry(2, { reason: 'check-in', points: 0, growth: 1 }),
        anEntry(1, { reason: 'welcome', points: 20, growth: 0, at }),
      ),
    },
  )
  expect(screen.getByText('+1,200')).toBeTruthy()
  expect(screen.getByText(/成长值 \+58$/)).toBeTruthy()
  expect(screen.getByText('使用')).toBeTruthy()
  expect(screen.getByText('−5')).toBeTruthy()
  expect(screen.getByText('调整')).toBeTruthy()
  expect(screen.getByText(/· 补发$/)).toBeTruthy()
  expect(screen.getByText('成长值 +1')).toBeTruthy()
  // By the shop's days, and with the year, because it is not this one.
  expect(screen.getByText('2020年2月1日 00:00')).toBeTruthy()
})

test('what a purchase brought leads to its receipt; other entries lead nowhere', async () => {
  const bought = anEntry(2, { reason: 'purchase', points: 85, purchaseId: 'p-1' })
  await open({ reply: aBalance() }, { reply: entries(bought, anEntry(1)) })
  fireEvent.click(button('消费，看小票'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/purchases/receipt/index?id=p-1' })
  expect(screen.queryByRole('button', { name: /签到/ })).toBeNull()
  await act(async () => {})
})

test('a new member sees what would bring points', async () => {
  await open({ reply: aBalance({ available: 0, lots: [] }) }, { reply: entries() })
  expect(screen.getByText('还没有积分记录')).toBeTruthy()
  fireEvent.click(button('去签到'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/check-in/index' })
  await act(async () => {})
})

describe('older entries', () => {
  const first = { entries: [anEntry(4), anEntry(3)], nextBeforeSeq: 3 }

  test('follow page by page, asked for once however often it is tapped', async () => {
    const second = { entries: [anEntry(2, { reason: 'welcome' }), anEntry(1)], nextBeforeSeq: null }
    const sent = await open({ reply: aBalance() }, { reply: first }, { reply: second })
    const more = button('看更早的')
    fireEvent.click(more)
    fireEvent.click(more)
    expect(await screen.findByText('入会礼')).toBeTruthy()
    expect(sent[2]).toMatchObject({ action: 'points.listEntries', input: { beforeSeq: 3 } })
    expect(sent).toHaveLength(3)
    expect(screen.getByText('没有更早的记录了')).toBeTruthy()
  })

  test('say so when they do not arrive; what is there stays', async () => {
    await open({ reply: aBalance() }, { reply: first }, 'lost', 'lost', { reply: entries(anEntry(2), anEntry(1)) })
    await act(async () => fireEvent.click(button('看更早的')))
    expect(await screen.findByText(/没有收到回应/)).toBeTruthy()
    expect(screen.getAllByText('签到')).toHaveLength(2)
    await act(async () => fireEvent.click(button('看更早的')))
    await waitFor(() => expect(screen.getAllByText('签到')).toHaveLength(4))
  })
})

test('one part that fails does not hide the other', async () => {
  await open({ refuse: 'BUSY' }, { reply: entries(anEntry(1)) }, { reply: aBalance() })
  expect(screen.getByRole('alert').textContent).toContain('现在人有点多')
  expect(screen.getByText('签到')).toBeTruthy()
  await act(async () => fireEvent.click(button('再试一次')))
  expect(await screen.findByLabelText('可用积分 1286')).toBeTruthy()
})

test('without network both parts show what was known, dated', async () => {
  const receivedAt = Date.UTC(2026, 10, 19, 1, 41)
  keepAnswer('query:points.getBalance:{}', { data: aBalance(), receivedAt })
  keepAnswer('query:points.listEntries:{}', { data: entries(anEntry(1)), receivedAt })
  await open('lost', 'lost', 'lost', 'lost')
  await waitFor(() => expect(screen.getAllByText('显示的是 11月19日 09:41 的数据')).toHaveLength(2))
  expect(screen.getByLabelText('可用积分 1286')).toBeTruthy()
})
