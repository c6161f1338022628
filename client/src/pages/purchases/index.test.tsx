import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { anOwnPurchase } from '../../testing/purchase-answers'
import { quiet, resetQuiet, type Scripted, scriptReplies } from '../../testing/replies'
import Taro, { resetTaro } from '../../testing/taro'
import PurchasesPage from './index'

beforeEach(resetTaro)

const page = (purchases: ReturnType<typeof anOwnPurchase>[], nextBeforeAt: number | null = null) => ({
  reply: { purchases, nextBeforeAt },
})

async function open(...script: Scripted[]) {
  const sent = scriptReplies(...script)
  await act(async () => void render(<PurchasesPage />))
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('what the year has saved so far stands above, and nothing while nothing was saved', async () => {
  quiet['purchase.sumMine'] = { reply: { year: 2026, purchases: 6, paidFen: 20_232, savedFen: 2_068 }, inputs: [] }
  await open(page([anOwnPurchase()]))
  expect(screen.getByText('2026 年省了')).toBeTruthy()
  expect(screen.getByLabelText('20.68 元')).toBeTruthy()
  expect(screen.getByText('买了 6 次 · 付了 ¥202.32')).toBeTruthy()
  cleanup()
  resetQuiet()
  await open(page([anOwnPurchase()]))
  expect(screen.queryByText('2026 年省了')).toBeNull()
})

test('the usual stands above and leads to the code; something new below, until it is not wanted', async () => {
  const tea = {
    productKey: 'tea',
    name: '明前龙井',
    priceFen: 3_000,
    count: 6,
    lastDay: '2026-11-28',
    gapDays: null,
    dueDay: null,
  }
  const cup = { productKey: 'cup', name: '竹节杯', priceFen: 8_800, becauseName: '明前龙井' }
  quiet['recommendation.listMine'] = { reply: { isPersonal: true, again: [tea], mayLike: [cup] }, inputs: [] }
  const sent = await open(page([anOwnPurchase()]), { reply: { productKey: 'cup' } })
  fireEvent.click(screen.getByRole('button', { name: /^明前龙井，买过 6 次，.*¥30.00，出示会员码$/ }))
  expect(Taro.switchTab).toHaveBeenCalled()
  expect(screen.getByText('¥88.00 · 常和「明前龙井」一起买')).toBeTruthy()
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: '不再推荐竹节杯' })))
  expect(screen.queryByText('可能喜欢')).toBeNull()
  expect(sent.at(-1)).toMatchObject({ action: 'recommendation.hide', input: { productKey: 'cup' } })
  resetQuiet()
})

test('several can be hidden at once, each is told to the shop, and one that was not kept comes back and says why', async () => {
  const liked = ['竹节杯', '建水紫陶杯', '茶巾'].map((name, index) => ({
    productKey: `p${index}`,
    name,
    priceFen: 8_800,
    becauseName: null,
  }))
  quiet['recommendation.listMine'] = { reply: { isPersonal: true, again: [], mayLike: liked }, inputs: [] }
  let answerFirst = (_answer: unknown) => {}
  const first = new Promise((resolve) => {
    answerFirst = resolve
  })
  const sent = await open(page([anOwnPurchase()]), first, { refuse: 'BUSY' })
  const hide = (name: string) =>
    act(async () => void fireEvent.click(screen.getByRole('button', { name: `不再推荐${name}` })))
  await hide('竹节杯')
  await hide('建水紫陶杯')
  expect(sent.slice(1).map(({ input }) => input)).toEqual([{ productKey: 'p0' }, { productKey: 'p1' }])
  await act(async () => answerFirst({ productKey: 'p0' }))
  expect(await screen.findByText('建水紫陶杯')).toBeTruthy()
  expect(screen.getByText(/过几秒再试一次/)).toBeTruthy()
  expect(screen.queryByText('竹节杯')).toBeNull()
  resetQuiet()
})

test('each purchase says what, when, where and how much, and leads to its receipt', async () => {
  await open(page([anOwnPurchase({ purchaseId: 'str_east:A/017' })]))
  expect(screen.getByText('2026年11月')).toBeTruthy()
  fireEvent.click(
    screen.getByRole('button', { name: /^明前龙井 等 3 件，.*11月20日 12:05 · 常来茶铺，¥85.00，看小票$/ }),
  )
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/purchases/receipt/index?id=str_east%3AA%2F017' })
  await act(async () => {})
})

test.each([
  ['an amount alone', { goodsName: null, goodsCount: 0 }, /^常来茶铺，/],
  ['an amount at a store that is gone', { goodsName: null, goodsCount: 0, storeName: null }, /^到店消费，/],
  ['one piece', { goodsCount: 1 }, /^明前龙井，/],
  ['a day from a file', { isDayOnly: true }, /11月20日 · 常来茶铺，/],
  ['a part that came back', { refundedFen: 4_000 }, /已退 ¥40.00，¥45.00，/],
  ['all that came back', { refundedFen: 8_500, isBack: true }, /，已退款，/],
  ['a mistake of the till', { refundedFen: 8_500, isBack: true, isUndone: true }, /，已撤销，/],
])('%s', async (_title, part, name) => {
  await open(page([anOwnPurchase(part)]))
  expect(screen.getByRole('button', { name })).toBeTruthy()
})

test('months stand apart, older pages follow, and the end is said', async () => {
  const november = anOwnPurchase()
  const october = anOwnPurchase({ purchaseId: 'purchase-0', at: Date.UTC(2026, 9, 31, 15), goodsName: '茉莉花茶' })
  const sent = await open(page([november], november.at), page([october]))
  fireEvent.click(screen.getByRole('button', { name: '看更早的' }))
  expect(await screen.findByText('2026年10月')).toBeTruthy()
  expect(sent[1]).toMatchObject({ action: 'purchase.listMine', input: { beforeAt: november.at } })
  expect(screen.getByText('没有更早的记录了')).toBeTruthy()
})

test('who has bought nothing is told how it would come here', async () => {
  await open(page([]))
  expect(screen.getByText('还没有消费记录')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '出示会员码' }))
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/code/index' })
  await act(async () => {})
})
