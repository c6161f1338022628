import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { day } from '../../../testing/days'
import { type Scripted, scriptReplies } from '../../../testing/replies'
import { aDay, anUndone, aRefunded, aStaff, aTodaysPurchase, EAST, WEST } from '../../../testing/staff-answers'
import Taro, { resetTaro } from '../../../testing/taro'
import TodayPage from './index'

beforeEach(resetTaro)

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const press = (name: string | RegExp) => act(async () => fireEvent.click(button(name)))
const choose = (role: 'tab' | 'radio', name: string) =>
  act(async () => fireEvent.click(screen.getByRole(role, { name })))
const type = (label: string, value: string) =>
  act(async () => fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value } }))

async function open(...script: Scripted[]) {
  const sent = scriptReplies({ reply: aStaff() }, ...script)
  render(<TodayPage />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

describe('the list', () => {
  test('shows its shape until the shop answers', async () => {
    scriptReplies({ reply: aStaff() }, 'never')
    render(<TodayPage />)
    await waitFor(() => expect(Taro.cloud.callFunction).toHaveBeenCalledTimes(2))
    expect(screen.getByLabelText('正在加载')).toBeTruthy()
  })

  test('asks for this store’s day and shows its total and each purchase', async () => {
    const sent = await open({
      reply: aDay({
        totalFen: 128_655,
        purchases: [
          aTodaysPurchase({ receiptNumber: 'A12' }),
          aTodaysPurchase({ purchaseId: 'pur-2', displayName: '何青', refundedFen: 2000 }),
          aTodaysPurchase({ purchaseId: 'pur-3', displayName: '苏木', refundedFen: 4650 }),
        ],
      }),
    })
    expect(sent[1]).toMatchObject({ action: 'purchase.listToday', input: { storeId: 'str_east' } })
    expect(screen.getByLabelText('1286.55 元')).toBeTruthy()
    expect(screen.getByText('11月20日 会员入账')).toBeTruthy()
    expect(screen.getByText('3 笔，退款已减去')).toBeTruthy()
    expect(screen.getByText('14:32 · 周小满 · 单号 A12')).toBeTruthy()
    expect(screen.getByText('已退 ¥20')).toBeTruthy()
    expect(screen.getByText('已全退')).toBeTruthy()
  })

  test('that was cut says so', async () => {
    await open({ reply: aDay({ isComplete: false, totalCount: 240 }) })
    expect(screen.getByText('列出了最近 1 笔，合计是全天的')).toBeTruthy()
  })

  test('of a day without purchases leads to the counter', async () => {
    await open({ reply: aDay({ purchases: [], totalFen: 0 }) })
    expect(screen.getByText('今天还没有会员入账')).toBeTruthy()
    await press('去收银台')
    expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/staff/counter/index' })
  })

  test('goes back to the counter that it was opened from, with what is typed there', async () => {
    const pages = [{ route: 'pages/staff/counter/index' }, { route: 'pages/staff/today/index' }]
    const stack = jest.spyOn(Taro, 'getCurrentPages').mockReturnValue(pages as never)
    await open({ reply: aDay({ purchases: [], totalFen: 0 }) })
    await press('去收银台')
    expect(Taro.navigateBack).toHaveBeenCalledTimes(1)
    stack.mockRestore()
  })

  test('that could not be read can be tried again', async () => {
    await open({ refuse: 'BUSY' }, { reply: aDay() })
    await press('再试一次')
    expect(screen.getByText('林间')).toBeTruthy()
  })

  test('is another one in another store', async () => {
    const sent = scriptReplies({ reply: aStaff({ stores: [EAST, WEST] }) }, { reply: aDay() }, { reply: aDay() })
    render(<TodayPage />)
    await screen.findByRole('button', { name: '东店' })
    await press('东店')
    await press('换门店，现在是东店')
    await press('西店')
    expect(sent.slice(1).map(({ input }) => input)).toEqual([{ storeId: 'str_east' }, { storeId: 'str_west' }])
  })
})

describe('totals', () => {
  const clerk = (clerkName: string, staffId: string | null, couponCount = 0) => ({
    staffId,
    clerkName,
    totalFen: 4650,
    totalCount: 1,
    discountFen: couponCount * 800,
    couponCount,
  })

  test('are told for each clerk, when there are several', async () => {
    await open({
      reply: aDay({ clerks: [clerk('周小满', 'mem_1', 2), clerk('', null)], couponCount: 2, discountFen: 1600 }),
    })
    expect(screen.getByText('1 笔 · 用券 2 张，优惠 ¥16')).toBeTruthy()
    expect(screen.getByText('文件导入')).toBeTruthy()
    expect(screen.getByText('1 笔 · 用券 2 张，优惠 ¥16，退款已减去')).toBeTruthy()
  })

  test('of one clerk are the day’s', async () => {
    await open({ reply: aDay({ clerks: [clerk('周小满', 'mem_1')] }) })
    expect(screen.queryByText('按店员')).toBeNull()
  })
})

describe('an undoing', () => {
  const undoable = aTodaysPurchase({
    undoUntilAt: Date.UTC(2026, 10, 20, 6, 47),
    discountFen: 800,
    coupons: [{ couponId: 'c', title: '周末茶券', discountFen: 800, gift: null }],
  })

  test('is offered while its time lasts, beside the refund', async () => {
    const sent = await open({ reply: aDay({ purchases: [undoable] }) }, { reply: anUndone() }, { reply: aDay() })
    expect(screen.getByText('14:32 · 周小满 · 券 −¥8')).toBeTruthy()
    await press(/^林间/)
    expect(screen.getByText(/14:47 前可以/)).toBeTruthy()
    await press('撤销整笔')
    await press('确认撤销 ¥46.50')
    expect(sent[2]).toMatchObject({ action: 'purchase.undo', input: { purchaseId: 'pur-1' } })
    expect(screen.getByText(/退给客人 ¥46.50，收回 51 积分/)).toBeTruthy()
    await press('好了')
    expect(sent[3]?.action).toBe('purchase.listToday')
  })

  test('a refund is still one tap away', async () => {
    await open({ reply: aDay({ purchases: [undoable] }) })
    await press(/^林间/)
    await press('退款')
    expect(screen.getByRole('tab', { name: '全部退 ¥46.50' })).toBeTruthy()
  })

  test('what was undone says so and is done', async () => {
    await open({ reply: aDay({ purchases: [aTodaysPurchase({ isUndone: true, refundedFen: 4650 })] }) })
    expect(screen.getByText('已撤销')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /^林间/ })).toBeNull()
  })
})

describe('a refund', () => {
  const openRefund = async (...script: Scripted[]) => {
    const sent = await open({ reply: aDay() }, ...script)
    await press(/^林间/)
    return sent
  }

  test('of a purchase that has all been refunded is not offered', async () => {
    await open({ reply: aDay({ purchases: [aTodaysPurchase({ refundedFen: 4650 })] }) })
    expect(screen.queryByRole('button', { name: /^林间/ })).toBeNull()
  })

  test('needs a reason', async () => {
    const sent = await openRefund()
    await press('确认退款')
    expect(screen.getByText('选一个原因')).toBeTruthy()
    expect(sent).toHaveLength(2)
  })

  test('of the whole takes what is left, says what it took, and the list is asked for again', async () => {
    const rest = aTodaysPurchase({ refundedFen: 1000 })
    const sent = await open(
      { reply: aDay({ purchases: [rest] }) },
      { reply: aRefunded({ moneyFen: 3650 }) },
      { reply: aDay() },
    )
    await press(/^林间/)
    await choose('radio', '客人退货')
    await press('确认退 ¥36.50')
    expect(sent[2]).toMatchObject({
      action: 'purchase.refund',
      input: { purchaseId: 'pur-1', amountFen: 3650, note: '客人退货' },
    })
    expect(screen.getByText('退了 ¥36.50，收回 51 积分')).toBeTruthy()
    await press('好了')
    expect(sent[3]?.action).toBe('purchase.listToday')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('of a part is checked before it is sent', async () => {
    const sent = await openRefund({ reply: aRefunded() })
    await choose('tab', '退一部分')
    await choose('radio', '金额记错')
    await type('退多少', '46.51')
    expect(screen.getByText('最多还能退 ¥46.50')).toBeTruthy()
    await press('确认退款')
    await type('退多少', '1x')
    expect(screen.getByText('金额写成 12 或 12.50 这样')).toBeTruthy()
    await type('退多少', '12.5')
    await type('原因', '少做一杯')
    await press('确认退 ¥12.50')
    expect(sent.slice(2).map(({ input }) => input)).toEqual([
      { purchaseId: 'pur-1', amountFen: 1250, note: '少做一杯' },
    ])
  })

  test('without an answer can only be repeated as it was', async () => {
    const sent = await openRefund('lost', 'lost', { reply: aRefunded() })
    await choose('radio', '客人退货')
    await press('确认退 ¥46.50')
    expect(screen.getByText('没有收到回应，可能已经退款。再点一次确认，不会重复')).toBeTruthy()
    await choose('radio', '金额记错')
    await choose('tab', '退一部分')
    await press('确认退 ¥46.50')
    expect(new Set(sent.slice(2).map(({ requestId }) => requestId)).size).toBe(1)
    expect(screen.getByText('退了 ¥46.50，收回 51 积分')).toBeTruthy()
  })

  test('is sent once, however often it is confirmed', async () => {
    const sent = await openRefund('never')
    await choose('radio', '客人退货')
    await press('确认退 ¥46.50')
    await press('确认退 ¥46.50')
    expect(sent).toHaveLength(3)
  })

  test('that came too late says what is left', async () => {
    await openRefund({ refuse: 'REFUND_TOO_LARGE', details: { leftFen: 1000 } })
    await choose('radio', '客人退货')
    await press('确认退 ¥46.50')
    expect(screen.getByText('最多还能退 ¥10。改好金额再试')).toBeTruthy()
  })
})

describe('a refund by goods', () => {
  const coupons = [{ couponId: 'c', title: '周末茶券', discountFen: 2000, gift: null }]
  const anAmount = aTodaysPurchase({
    amountFen: 8000,
    discountFen: 2000,
    coupons,
    goods: { totalFen: 10_000, backFen: 0, lines: null, deliveryFen: 0, tipFen: 0 },
  })
  const line = (name: string | null, unitFen: number, quantity: number, discountFen: number, backUnits = 0) => ({
    name,
    unitFen,
    quantity,
    discountFen,
    backUnits,
  })
  const lines = aTodaysPurchase({
    amountFen: 8500,
    discountFen: 2000,
    coupons,
    goods: {
      totalFen: 10_500,
      backFen: 0,
      lines: [line('春茶', 3000, 2, 1200), line(null, 4000, 1, 800), line('茶点', 0, 1, 0, 1)],
      deliveryFen: 500,
      tipFen: 0,
    },
  })
  const openRefund = async (purchase: typeof lines, ...script: Scripted[]) => {
    const sent = await open({ reply: aDay({ purchases: [purchase] }) }, ...script)
    await press(/^林间/)
    return sent
  }
  const tabs = () => screen.getAllByRole('tab').map(({ textContent }) => textContent)
  const chosen = (name: string) => screen.getByRole('tab', { name }).getAttribute('aria-selected')

  test('comes first where a coupon was used: goods at their price bring what was paid for them', async () => {
    const sent = await openRefund(anAmount, { reply: aRefunded({ moneyFen: 4000 }) })
    expect(tabs()).toEqual(['退商品', '退金额'])
    expect(chosen('退商品')).toBe('true')
    await press('确认退款')
    expect(screen.getByText('先说退哪些商品')).toBeTruthy()
    await type('退回商品的原价', '100.01')
    expect(screen.getByText('没有退回的商品原价共 ¥100')).toBeTruthy()
    await type('退回商品的原价', '50')
    expect(screen.getByText(/^退给客人 ¥40.00/)).toBeTruthy()
    await press('确认退款')
    expect(screen.getByText('选一个原因')).toBeTruthy()
    await choose('radio', '客人退货')
    await press('确认退 ¥40.00')
    expect(sent.slice(2)).toMatchObject([
      {
        action: 'purchase.refund',
        input: { purchaseId: 'pur-1', goods: { kind: 'worth', goodsFen: 5000 }, note: '客人退货' },
      },
    ])
    expect(sent[2]?.input).not.toHaveProperty('amountFen')
    expect(screen.getByText('退了 ¥40.00，收回 51 积分')).toBeTruthy()
  })

  test('names units where the purchase was rung with them, and the delivery', async () => {
    const sent = await openRefund(lines, { reply: aRefunded({ moneyFen: 6100 }) })
    expect(screen.getByText('原价 ¥30，可退 2 件')).toBeTruthy()
    expect(screen.getByText('已全部退回')).toBeTruthy()
    await press('多退一件春茶')
    await press('多退一件春茶')
    // Not more than were bought.
    await press('多退一件春茶')
    await press('少退一件春茶')
    await press('多退一件第 2 行')
    await act(async () => fireEvent.click(screen.getByRole('switch', { name: '配送费 ¥5 也退' })))
    await choose('radio', '客人退货')
    await press('确认退 ¥61.00')
    expect(sent[2]?.input).toEqual({
      purchaseId: 'pur-1',
      goods: {
        kind: 'units',
        lines: [
          { line: 0, quantity: 1 },
          { line: 1, quantity: 1 },
        ],
        isDeliveryBack: true,
      },
      note: '客人退货',
    })
  })

  test('stands behind the plain amount where no coupon was used', async () => {
    const goods = { totalFen: 4650, backFen: 0, lines: null, deliveryFen: 0, tipFen: 0 }
    await openRefund(aTodaysPurchase({ goods }))
    expect(tabs()).toEqual(['退金额', '退商品', '全部退 ¥46.50', '退一部分'])
    expect(chosen('退金额')).toBe('true')
    await choose('tab', '退商品')
    expect(screen.getByRole('textbox', { name: '退回商品的原价' })).toBeTruthy()
  })

  test('leaves the amount one tap away', async () => {
    const sent = await openRefund(anAmount, { reply: aRefunded() })
    await type('退回商品的原价', '50')
    await choose('tab', '退金额')
    await choose('radio', '金额记错')
    await press('确认退 ¥80.00')
    expect(sent[2]?.input).toEqual({ purchaseId: 'pur-1', amountFen: 8000, note: '金额记错' })
  })

  test('without an answer can only be repeated as it was', async () => {
    const sent = await openRefund(lines, 'lost', 'lost', { reply: aRefunded() })
    await press('多退一件春茶')
    await choose('radio', '客人退货')
    await press('确认退 ¥24.00')
    await press('多退一件春茶')
    await choose('tab', '退金额')
    await press('确认退 ¥24.00')
    const acts = sent.slice(2).map(({ requestId, input }) => JSON.stringify({ requestId, input }))
    expect(acts).toHaveLength(3)
    expect(new Set(acts).size).toBe(1)
  })

  test('that came too late says how many are left', async () => {
    await openRefund(lines, { refuse: 'REFUND_TOO_LARGE', details: { line: 0, leftUnits: 1 } })
    await press('多退一件春茶')
    await press('多退一件春茶')
    await choose('radio', '客人退货')
    await press('确认退 ¥48.00')
    expect(screen.getByText('这种商品最多还能退 1 件。改好件数再试')).toBeTruthy()
  })
})

test('another day is chosen, and its purchases are refunded there', async () => {
  const sent = await open(
    { reply: aDay() },
    {
      reply: {
        ...aDay({ day: day('2026-11-18'), purchases: [aTodaysPurchase({ displayName: '何青' })] }),
        nextBeforeAt: null,
      },
    },
    { reply: aRefunded() },
  )
  const picker = document.querySelector('input[data-mode="date"]') as HTMLInputElement
  await act(async () => fireEvent.change(picker, { target: { value: day('2026-11-18') } }))
  expect(sent[2]).toMatchObject({
    action: 'purchase.listOfDay',
    input: { storeId: 'str_east', day: day('2026-11-18') },
  })
  await press(/^何青/)
  await choose('radio', '客人退货')
  await press('确认退 ¥46.50')
  expect(sent[3]).toMatchObject({ action: 'purchase.refund', input: { purchaseId: 'pur-1', amountFen: 4650 } })
})

test('a purchase that cost nothing comes back whole, with its coupon', async () => {
  const free = aTodaysPurchase({ amountFen: 0, isBack: false, undoUntilAt: null })
  const coupons = [{ couponId: 'c', title: '周末茶券', status: 'available' as const }]
  const sent = await open(
    { reply: aDay({ purchases: [free] }) },
    { reply: aRefunded({ moneyFen: 0, pointsTaken: 0, coupons }) },
  )
  await press(/^林间/)
  await choose('radio', '客人退货')
  await press('确认退 ¥0.00')
  expect(sent[2]?.input).toEqual({ purchaseId: 'pur-1', amountFen: 0, note: '客人退货' })
  expect(screen.getByText(/周末茶券已退给会员/)).toBeTruthy()
})

describe('a purchase that is brought back', () => {
  const found = (...purchases: ReturnType<typeof aTodaysPurchase>[]) => ({
    today: day('2026-11-20'),
    fromDay: day('2026-08-20'),
    purchases,
    isComplete: true,
    proof: null,
  })
  const OLD = aTodaysPurchase({
    purchaseId: 'str_east:A-17',
    displayName: '何青',
    receiptNumber: 'A-17',
    at: Date.UTC(2026, 10, 3, 6, 32),
  })

  test('is found by the number of its receipt, and refunded', async () => {
    const sent = await open(
      { reply: aDay({ purchases: [] }) },
      { reply: found(OLD) },
      { reply: aRefunded() },
      { reply: found() },
      { reply: aDay({ purchases: [] }) },
    )
    await type('小票上的单号', ' A-17 ')
    await press('按单号找')
    expect(sent[2]).toMatchObject({
      action: 'purchase.findAtTill',
      input: { storeId: 'str_east', receiptNumber: 'A-17' },
    })
    expect(screen.getByText(/^11月3日 14:32/)).toBeTruthy()
    await press(/^何青/)
    await choose('radio', '客人退货')
    await press('确认退 ¥46.50')
    expect(sent[3]).toMatchObject({ action: 'purchase.refund', input: { purchaseId: 'str_east:A-17' } })
    await press('好了')
    expect(sent.slice(4).map(({ action }) => action)).toEqual(['purchase.findAtTill', 'purchase.listToday'])
  })

  test('is found by its member’s code, and looked at again by the proof of that', async () => {
    const proof = 'v1.bm9uY2U.dGFn.dGV4dA'
    const sent = await open(
      { reply: aDay({ purchases: [] }) },
      { reply: { ...found(OLD), proof } },
      { reply: { ...found(OLD), proof } },
      { reply: aDay({ purchases: [] }) },
    )
    Taro.scanCode.mockResolvedValueOnce({ result: 'CL1.7K2M9QXR4TB8WC' })
    await press('扫会员码，看他在本店的消费')
    expect(sent[2]?.input).toEqual({ storeId: 'str_east', memberCode: '7K2M9QXR4TB8WC' })
    await press(/^何青/)
    await press('关闭')
    expect(sent[3]?.input).toEqual({ storeId: 'str_east', memberCode: proof })
  })

  test('that is not there, or not any more, says who can help', async () => {
    await open({ reply: aDay({ purchases: [] }) }, { reply: found() })
    await type('小票上的单号', 'A-18')
    await press('按单号找')
    expect(screen.getByText('2026-08-20 以后没有这样的消费。更早的请联系总部')).toBeTruthy()
  })

  test('with goods offers them first', async () => {
    const line = { name: '茉莉花茶', unitFen: 2325, quantity: 2, discountFen: 0, backUnits: 0 }
    const goods = { totalFen: 4650, backFen: 0, lines: [line], deliveryFen: 0, tipFen: 0 }
    const sent = await open({ reply: aDay({ purchases: [aTodaysPurchase({ goods })] }) }, { reply: aRefunded() })
    await press(/^林间/)
    await press('多退一件茉莉花茶')
    await choose('radio', '客人退货')
    await press('确认退 ¥23.25')
    expect(sent[2]?.input).toMatchObject({ goods: { kind: 'units', lines: [{ line: 0, quantity: 1 }] } })
  })
})
