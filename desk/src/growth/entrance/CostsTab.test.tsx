import { fireEvent, screen, waitFor } from '@testing-library/react'
import type { BusinessDay } from '#shared/kernel/business-day'
import { type Answers, renderFor } from '../../testing/render-for'
import { CostsTab } from './CostsTab'

const day = (text: string) => text as BusinessDay
const COST = {
  ...{ channel: 'article', fromDay: day('2026-11-01'), toDay: day('2026-11-30'), costFen: 30_000 },
  ...{ note: '推文排期', by: '王运营', at: 0 },
}
const NOW = Date.parse('2026-11-30T12:00:00+08:00')
const brought = { joins: 4, firstPurchases: 2, joinsWith30Days: 0, retained30: 0, retention30Percent: null }
const row = { ...brought, revenueFen: 60_000, cacFen: 7_500, roiPercent: 100 }
const ANSWERS: Answers = {
  'entrance.list': () => ({ entrances: [], nextAfterKey: null }),
  'entrance.listCosts': () => ({ costs: [COST], isComplete: true }),
  'entrance.saveCost': () => ({ cost: null }),
  'entrance.getChannelReport': ({ fromDay, toDay }) => ({
    ...{ fromDay: day(fromDay), toDay: day(toDay), lookbackDays: 30, kFactor: null, definitions: [], openDays: 0 },
    channels: [
      { channel: 'article', title: '公众号', visits: 9, costFen: 30_000, first: row, last: row, linear: row },
      { channel: 'direct', title: '其他', visits: 9, costFen: 0, first: row, last: row, linear: row },
    ],
    countedAt: null,
  }),
}

test('only channels that cost something are weighed, by member and by first purchase', async () => {
  renderFor({ now: NOW }, <CostsTab />, ANSWERS)
  const table = await screen.findByRole('table', { name: '值不值' })
  const cells = [...table.querySelectorAll('tbody tr')].map((tr) => [...tr.children].map((td) => td.textContent))
  expect(cells).toEqual([['公众号', '¥300', '4', '¥75.00', '2', '¥150.00', '¥600', '+100%']])
})

test('a cost that is corrected keeps its channel and days, and is sent in fen', async () => {
  const { inputsOf } = renderFor({ now: NOW }, <CostsTab />, ANSWERS)
  fireEvent.click(await screen.findByRole('button', { name: '改' }))
  fireEvent.change(screen.getByLabelText('花了多少'), { target: { value: '120.5' } })
  fireEvent.click(screen.getByRole('button', { name: '记下 ¥120.50' }))
  await waitFor(() => expect(inputsOf('entrance.saveCost')).toHaveLength(1))
  const { channel, fromDay, toDay, note } = COST
  expect(inputsOf('entrance.saveCost')).toEqual([{ channel, fromDay, toDay, note, costFen: 12_050, by: '小乔' }])
})

test('a new one says first what is missing', async () => {
  const { inputsOf } = renderFor({ now: NOW }, <CostsTab />, ANSWERS)
  fireEvent.click(await screen.findByRole('button', { name: '记一笔花费' }))
  fireEvent.click(screen.getByRole('button', { name: '记下 ¥0.00' }))
  expect(screen.getByText('选渠道')).toBeTruthy()
  expect(inputsOf('entrance.saveCost')).toEqual([])
})

test('one that is taken away is sent as nothing, with the reason', async () => {
  const { inputsOf } = renderFor({ now: NOW }, <CostsTab />, ANSWERS)
  fireEvent.click(await screen.findByRole('button', { name: '删掉' }))
  fireEvent.click(screen.getByRole('button', { name: '删掉这笔花费' }))
  expect(inputsOf('entrance.saveCost')).toEqual([])
  fireEvent.change(screen.getByLabelText('原因'), { target: { value: '记错了' } })
  fireEvent.click(screen.getByRole('button', { name: '删掉这笔花费' }))
  await waitFor(() => expect(inputsOf('entrance.saveCost')).toMatchObject([{ costFen: 0, note: '记错了' }]))
})
