import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { keepAnswer } from '../../api/kept-answers'
import { aCoupon, aWallet, DAY_MS, endOf, NOW, someRules } from '../../testing/coupon-answers'
import { type Scripted, scriptReplies } from '../../testing/replies'
import Taro, { resetTaro } from '../../testing/taro'
import CouponsPage from './index'

beforeEach(resetTaro)

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const tap = (name: string | RegExp) => act(async () => fireEvent.click(button(name)))
const openTab = (name: string) => act(async () => fireEvent.click(screen.getByRole('tab', { name })))

async function open(...script: Scripted[]) {
  const sent = scriptReplies(...script)
  render(<CouponsPage />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('shows the shape of the wallet until the shop answers', () => {
  scriptReplies('never')
  render(<CouponsPage />)
  expect(screen.getByLabelText('正在加载')).toBeTruthy()
})

test('a coupon says what it takes off, until when, and where; the whole card opens it, once', async () => {
  await open({ reply: aWallet([aCoupon({ rules: someRules({ conditions: { weekdays: [5, 6] } }) })]) })
  expect(screen.getByRole('tab', { name: '可用 1' })).toBeTruthy()
  const card = button('周末茶券，8 元 满 30 可用，11月30日 23:59 前，周五、周六，全部门店，去使用')
  fireEvent.click(card)
  fireEvent.click(card)
  expect(Taro.navigateTo.mock.calls).toEqual([[{ url: `/pages/coupon/index?id=${aCoupon().couponId}` }]])
  await act(async () => {})
})

test('the shop’s order stays: soonest ending first, with the day in words when it is near', async () => {
  const coupons = [
    aCoupon({ couponId: 'a', untilAt: endOf(20) }),
    aCoupon({ couponId: 'b', untilAt: endOf(21) }),
    aCoupon({ couponId: 'c', untilAt: endOf(30) }),
    aCoupon({ couponId: 'd', untilAt: endOf(30) + 365 * DAY_MS }),
  ]
  await open({ reply: aWallet(coupons) })
  const cards = screen.getAllByRole('button', { name: /^周末茶券/ })
  // A non-breaking space keeps a figure and its unit together.
  expect(cards.map((card) => card.textContent?.replace(/\u00a0/g, ' '))).toEqual([
    expect.stringContaining('今天 23:59 到期'),
    expect.stringContaining('明天 23:59 到期'),
    expect.stringContaining('11月30日 23:59 前'),
    expect.stringContaining('2027年11月30日 23:59 前'),
  ])
})

test('one that has not started and one that lies at a till say so, and offer no use', async () => {
  const coupons = [
    aCoupon({ couponId: 'a', status: 'locked' }),
    aCoupon({ couponId: 'b', fromAt: NOW + 9 * DAY_MS, untilAt: NOW + 30 * DAY_MS }),
  ]
  await open({ reply: aWallet(coupons) })
  expect(screen.getByText('正在收银台使用')).toBeTruthy()
  expect(screen.getByText('11月29日 起可用')).toBeTruthy()
  expect(screen.getByText('还没到可用日期，再等 9 天')).toBeTruthy()
  expect(screen.queryByText('去使用')).toBeNull()
})

test('outside its days and hours it says when it can be used next', async () => {
  const hours = [{ from: '09:00', until: '11:30' }]
  await open({ reply: aWallet([aCoupon({ rules: someRules({ conditions: { hours } }) })]) })
  expect(screen.getByText('明天 09:00 起可用')).toBeTruthy()
  expect(screen.queryByText('去使用')).toBeNull()
})

test.each([
  [{ kind: 'percentOff', percentOff: 15, maxOffFen: 2000 } as const, '8.5 折 满 30 可用', '最多减 20 元，全部门店'],
  [
    { kind: 'exchange', productName: '乌龙茶一杯', productKey: null, valueFen: 1800, priceFen: 0 } as const,
    '兑 乌龙茶一杯',
    '满 30 元可用，全部门店',
  ],
  [{ kind: 'gift', giftName: '茶点', valueFen: 500 } as const, '赠 茶点', '满 30 元可用，全部门店'],
  [{ kind: 'freeDelivery', maxOffFen: 500 } as const, '免 配送费', '最多减 5 元，满 30 元可用，全部门店'],
])('each kind of offer has its face: %o', async (offer, face, conditions) => {
  await open({ reply: aWallet([aCoupon({ rules: someRules({ offer }) })]) })
  expect(button(new RegExp(`，${face}，`))).toBeTruthy()
  expect(screen.getByText(conditions)).toBeTruthy()
})

test('used and ended coupons are asked for when looked at, and say what became of them', async () => {
  const redeemed = { at: NOW - DAY_MS, storeId: 'st_east', discountFen: 800 }
  await open(
    { reply: aWallet([]) },
    { reply: aWallet([aCoupon({ status: 'redeemed', redeemed })]) },
    {
      reply: aWallet([
        aCoupon({ couponId: 'a', status: 'expired', untilAt: endOf(18) }),
        aCoupon({ couponId: 'b', status: 'voided', voidedAt: NOW - DAY_MS }),
      ]),
    },
  )
  await openTab('已用')
  expect(screen.getByText('11月19日 15:00 已用')).toBeTruthy()
  expect(screen.getByText('省了 8 元')).toBeTruthy()
  await openTab('已失效')
  expect(screen.getByText('11月18日 23:59 过期')).toBeTruthy()
  expect(screen.getByText('11月19日 15:00 被商家作废')).toBeTruthy()
})

test('an empty wallet leads to the centre', async () => {
  await open({ reply: aWallet([]) })
  expect(screen.getByText('还没有可用的券')).toBeTruthy()
  fireEvent.click(button('去领券'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/coupon-centre/index' })
  await act(async () => {})
})

test('more coupons follow page by page, asked for once however often it is tapped', async () => {
  const first = aWallet([aCoupon({ couponId: 'a' })], '000000000000001:a')
  // One more of the first page slips into the second when another has just ended.
  const second = aWallet([aCoupon({ couponId: 'a' }), aCoupon({ couponId: 'b' })])
  const sent = await open({ reply: first }, { reply: second })
  expect(screen.getByRole('tab', { name: '可用' })).toBeTruthy()
  const more = button('看更多')
  fireEvent.click(more)
  await act(async () => fireEvent.click(more))
  expect(screen.getAllByRole('button', { name: /^周末茶券/ })).toHaveLength(2)
  expect(sent).toHaveLength(2)
  expect(sent[1]).toMatchObject({ input: { tab: 'usable', cursor: '000000000000001:a' } })
  expect(screen.queryByRole('button', { name: '看更多' })).toBeNull()
})

test('what went wrong is said, with one tap to try again', async () => {
  await open({ refuse: 'BUSY' }, { reply: aWallet([aCoupon()]) })
  expect(screen.getByRole('alert').textContent).toContain('现在人有点多')
  await tap('再试一次')
  expect(screen.getByText('周末茶券')).toBeTruthy()
})

test('without network the wallet shows what was known, dated', async () => {
  keepAnswer('query:coupon.listMine:{"tab":"usable"}', {
    data: aWallet([aCoupon()]),
    receivedAt: NOW - DAY_MS,
  })
  await open('lost', 'lost')
  expect(await screen.findByText('显示的是 11月19日 15:00 的数据')).toBeTruthy()
  expect(screen.getByText('周末茶券')).toBeTruthy()
})

test('leads to the centre and to the field for a printed code', async () => {
  await open({ reply: aWallet([]) })
  fireEvent.click(button('领券中心'))
  expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/pages/coupon-centre/index' })
  await act(async () => {})
  fireEvent.click(button('输入兑换码'))
  expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/pages/coupon-centre/index?exchange=1' })
  await act(async () => {})
})
