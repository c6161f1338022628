import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { withCheck } from '#shared/kernel/checked-code'
import { whyNotText } from '../../features/loyalty/points-shop/shop-text'
import { aCentre, aCentreTemplate, aCoupon } from '../../testing/coupon-answers'
import { aPickUp, aPointsShop, someShopGoods } from '../../testing/points-shop-answers'
import { type Scripted, scriptReplies } from '../../testing/replies'
import Taro, { resetTaro, router } from '../../testing/taro'
import PickUpsPage from './history'
import PointsShopPage from './index'
import PickUpPage from './pick-up'

beforeEach(resetTaro)

const tap = (name: string | RegExp) => act(async () => fireEvent.click(screen.getByRole('button', { name })))

async function open(Page: () => React.ReactNode, ...script: Scripted[]) {
  const sent = scriptReplies(...script)
  render(<Page />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}
const openShop = (shop = aPointsShop(), ...more: Scripted[]) =>
  open(PointsShopPage as () => React.ReactNode, { reply: shop }, { reply: aCentre([]) }, ...more)

test('shows what there is to spend, what ends soon, and what the store has', async () => {
  await openShop()
  for (const words of ['222 积分到11月30日', '还差 130 积分', '1 件待取']) expect(screen.getByText(words)).toBeTruthy()
  expect(screen.getAllByText('8 包 · 每月 1 份 · 本店剩 12 份')).toHaveLength(2)
  expect(screen.queryByRole('button', { name: '兑换随行杯' })).toBeNull()
})

test('why it cannot be had, also for a reason that this release does not know', () => {
  const why = (verdict: string) => whyNotText(someShopGoods({ verdict: verdict as never }))
  expect(['limitReached', 'monthLimitReached', 'notForTier', 'ofTomorrow'].map(why)).toEqual([
    '你已经换满',
    '下个月再换',
    '等级还没到',
    '现在不能换',
  ])
})

test('points are spent after one question, and the code is shown', async () => {
  const reply = { pickUp: aPickUp(), balance: 370, endingBefore: null }
  const sent = await openShop(aPointsShop(), { reply })
  await tap('兑换桂花乌龙茶包')
  expect(screen.getByText('370 积分')).toBeTruthy()
  expect(sent).toHaveLength(2)
  await tap('用 300 积分兑换')
  expect(sent[2]).toMatchObject({ action: 'points-shop.exchange', input: { goodsId: 'gds_tea', storeId: 'str_east' } })
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/pages/points-shop/pick-up/index?id=${aPickUp().pickUpId}` })
})

test('the last one may be gone: it is said where it was confirmed', async () => {
  await openShop(aPointsShop(), { refuse: 'GOODS_OUT_OF_STOCK' })
  await tap('兑换桂花乌龙茶包')
  await tap('用 300 积分兑换')
  expect(screen.getByText('这家店刚换完了。换一家店，或看看别的')).toBeTruthy()
})

test('another store is chosen once for this phone', async () => {
  const sent = await openShop(aPointsShop(), { reply: aPointsShop({ storeId: 'str_west' }) })
  await tap('门店：东店，换一家')
  await tap('西店')
  expect(sent[2]).toMatchObject({ action: 'points-shop.getShop', input: { storeId: 'str_west' } })
  expect(Taro.setStorageSync).toHaveBeenCalledWith('changlai.points-shop.store', 'str_west')
})

test('coupons for points stand above the goods and are bought as in the centre', async () => {
  const friend = aCentreTemplate({ templateId: 'tpl_friend', way: 'points', pricePoints: 400 })
  const bought = { coupon: aCoupon({ templateId: 'tpl_friend' }), balance: 270 }
  const again = [{ reply: aPointsShop() }, { reply: aCentre([friend]) }]
  const sent = await open(
    PointsShopPage as () => React.ReactNode,
    { reply: aPointsShop() },
    { reply: aCentre([friend]) },
    { reply: bought },
    ...again,
  )
  await tap('兑换周末茶券')
  await tap('用 400 积分兑换')
  expect(sent[2]).toMatchObject({ action: 'coupon.buy', input: { templateId: 'tpl_friend' } })
  expect(screen.getByText('已放进我的券')).toBeTruthy()
})

test('a shop without goods says so', async () => {
  await openShop(aPointsShop({ goods: [], stores: [], storeId: null }))
  expect(screen.getByText('店里还没有积分能换的商品')).toBeTruthy()
})

describe('a pick-up', () => {
  const code = withCheck('8K2M5')
  const openTicket = (pickUp = aPickUp({ code }), ...more: Scripted[]) => {
    router.params = { id: pickUp.pickUpId }
    return open(
      PickUpPage as () => React.ReactNode,
      { reply: { pickUp, storeAddress: '总府路 12 号', storePhone: '02888886666' } },
      ...more,
    )
  }

  test('shows its code to be scanned and read aloud, where it is and until when', async () => {
    await openTicket()
    expect(screen.getByText(`${code.slice(0, 4)} ${code.slice(4)}`)).toBeTruthy()
    for (const words of ['总府路 12 号', '11月28日营业结束前取', '没来取，300 积分自动退回'])
      expect(screen.getByText(words)).toBeTruthy()
  })

  test('is given up after one question', async () => {
    const over = aPickUp({ status: 'returned', why: 'member', code: null })
    const sent = await openTicket(
      aPickUp({ code }),
      { reply: { pickUp: over, balance: 670 } },
      { reply: { pickUp: over, storeAddress: '', storePhone: null } },
    )
    await tap('不要了，退回 300 积分')
    expect(sent).toHaveLength(1)
    await tap('退回 300 积分')
    expect(sent[1]).toMatchObject({ action: 'points-shop.cancel' })
    expect(screen.getByText('已取消，积分已退回')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /不要了/ })).toBeNull()
  })

  test.each([
    [{ status: 'collected' as const }, '已取走'],
    [{ status: 'returned' as const, why: 'late' as const }, '没来取，积分已退回'],
  ])('%p is over and has no code', async (change, words) => {
    await openTicket(aPickUp({ code: null, ...change }))
    expect(screen.getByText(words)).toBeTruthy()
    expect(screen.queryByText(code.slice(0, 4))).toBeNull()
  })
})

test('what waits stands above what is over, and older ones are one tap away', async () => {
  const over = aPickUp({ pickUpId: 'pku_request-number-2', title: '随行杯', status: 'collected', code: null })
  const sent = await open(
    PickUpsPage as () => React.ReactNode,
    { reply: { pickUps: [over, aPickUp()], nextBefore: 5 } },
    { reply: { pickUps: [], nextBefore: null } },
  )
  expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual(['待取', '以前的'])
  await tap('看更早的')
  expect(sent[1]?.input).toEqual({ before: 5 })
})
