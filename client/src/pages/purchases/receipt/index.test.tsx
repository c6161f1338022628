import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { anAsked, aRatingView, aTicketView } from '../../../testing/feedback-answers'
import { anOwnReceipt } from '../../../testing/purchase-answers'
import { type Scripted, scriptReplies } from '../../../testing/replies'
import { pullDownNow, resetTaro, router } from '../../../testing/taro'
import ReceiptPage from './index'

beforeEach(() => {
  resetTaro()
  router.params = { id: 'str_east%3AA-017' }
})

const NOT_ASKED = { reply: anAsked({ canRate: false }) }

async function open(...script: Scripted[]) {
  const sent = scriptReplies(...script, NOT_ASKED)
  render(<ReceiptPage />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('says what was paid and saved, the goods, the coupon, what it earned and the number', async () => {
  const sent = await open({ reply: anOwnReceipt() })
  expect(sent[0]).toMatchObject({ action: 'purchase.getMine', input: { purchaseId: 'str_east:A-017' } })
  expect(screen.getByLabelText('85.00 元')).toBeTruthy()
  for (const text of [
    /^常来茶铺 · .*11月20日 12:05$/,
    '原价 ¥105.00 · 省了 ¥20.00',
    '明前龙井',
    '¥30.00 × 2 · 优惠 −¥12.00',
    '¥48.00',
    '配送费',
    '周末满减券',
    '−¥20.00',
    '成长值',
    'A-017',
  ]) {
    expect(screen.getByText(text)).toBeTruthy()
  }
  expect(screen.getAllByText('+85')).toHaveLength(2)
  expect(screen.queryByText('退款')).toBeNull()
})

test('what was handed over for a coupon says what it is worth', async () => {
  await open({
    reply: anOwnReceipt({ coupons: [{ title: '升级茶礼', discountFen: 0, gift: '桂花茶包', valueFen: 1_200 }] }),
  })
  expect(screen.getByText('送桂花茶包')).toBeTruthy()
  expect(screen.getByText('值 ¥12.00')).toBeTruthy()
})

test('what the tier took off stands before the coupons', async () => {
  const benefits = [{ title: '翡翠会员 9 折', discountFen: 200 }]
  await open({ reply: anOwnReceipt({ benefits }) })
  expect(screen.getByRole('heading', { name: '等级权益和券' })).toBeTruthy()
  const page = document.body.textContent ?? ''
  expect(page.indexOf('翡翠会员 9 折−¥2.00')).toBeGreaterThan(0)
  expect(page.indexOf('翡翠会员 9 折')).toBeLessThan(page.indexOf('周末满减券'))
})

test('two benefits that are called the same, for different goods, are two rows', async () => {
  const complained = jest.spyOn(console, 'error').mockImplementation(() => {})
  const title = '翡翠会员 9 折'
  await open({
    reply: anOwnReceipt({
      benefits: [
        { title, discountFen: 200 },
        { title, discountFen: 300 },
      ],
    }),
  })
  expect(screen.getAllByText(title)).toHaveLength(2)
  expect(complained).not.toHaveBeenCalled()
  complained.mockRestore()
})

test('a tip stands beside the delivery, and alone where there was none', async () => {
  await open({ reply: anOwnReceipt({ deliveryFen: 800, tipFen: 300 }) })
  expect(screen.getByText('配送费').parentElement?.parentElement?.textContent).toContain('¥5.00')
  expect(screen.getByText('小费').parentElement?.parentElement?.textContent).toContain('¥3.00')
  cleanup()
  await open({ reply: anOwnReceipt({ lines: null, deliveryFen: 300, tipFen: 300 }) })
  expect(screen.queryByText('配送费')).toBeNull()
  expect(screen.getByText('小费')).toBeTruthy()
})

test('an amount alone has no goods, and what brought nothing says nothing of it', async () => {
  const nothing = { lines: null, deliveryFen: 0, coupons: [], pointsEarned: 0, growthEarned: 0, receiptNumber: null }
  await open({ reply: anOwnReceipt({ ...nothing, totalFen: 8_500, discountFen: 0, savedFen: 0 }) })
  expect(screen.queryAllByRole('heading')).toEqual([])
  expect(screen.queryByText(/省了|小票号/)).toBeNull()
})

test('a refund is a sum, and says what was taken and what came back to the wallet', async () => {
  const refund = {
    at: Date.UTC(2026, 10, 21, 2),
    amountFen: 3_500,
    pointsTaken: 35,
    growthTaken: 35,
    debtAfter: 10,
    coupons: [{ title: '周末满减券', status: 'available' as const }],
  }
  const line = { name: '明前龙井', unitFen: 3_000, quantity: 2, discountFen: 1_200, backUnits: 1 }
  await open({ reply: anOwnReceipt({ refundedFen: 3_500, refunds: [refund], lines: [line] }) })
  expect(screen.getByText(/^退了一部分：¥85.00 − ¥35.00 = ¥50.00$/)).toBeTruthy()
  expect(screen.getByText(/退回 1 件$/)).toBeTruthy()
  expect(screen.getByText('收回 35 积分、35 成长值；积分已用掉一部分，待补 10 积分；周末满减券已退回')).toBeTruthy()
})

test('what was undone says so', async () => {
  const undoing = { at: 0, amountFen: 8_500, pointsTaken: 0, growthTaken: 0, debtAfter: 0, coupons: [] }
  const back = { refundedFen: 8_500, savedFen: 0, isBack: true, isUndone: true, refunds: [undoing] }
  await open({ reply: anOwnReceipt(back) })
  expect(screen.getByText(/^已撤销：¥85.00 − ¥85.00 = ¥0.00$/)).toBeTruthy()
  expect(screen.getByText(/ 撤销$/)).toBeTruthy()
  expect(screen.getByText('原价 ¥105.00')).toBeTruthy()
})

test('another member’s receipt is none', async () => {
  await open({ refuse: 'PURCHASE_NOT_FOUND' }, { reply: anOwnReceipt() })
  expect(screen.getByRole('alert').textContent).toContain('没有找到这笔消费')
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '再试一次' })))
  expect(await screen.findByText('A-017')).toBeTruthy()
})

describe('how it was', () => {
  const rated = async (score: number, ...more: Scripted[]) => {
    const sent = scriptReplies(
      { reply: anOwnReceipt() },
      { reply: anAsked() },
      { reply: { rating: aRatingView(score) } },
      ...more,
    )
    render(<ReceiptPage />)
    fireEvent.click(await screen.findByLabelText(new RegExp(`^${score} 分，`)))
    await waitFor(() => expect(sent).toHaveLength(3))
    return sent
  }

  test('is one tap where it was good, and asks nothing more', async () => {
    const sent = await rated(5)
    expect(sent[2]?.input).toEqual({ purchaseId: 'str_east:A-017', score: 5, reasons: [], text: '' })
    expect(await screen.findByText('谢谢，店里看得到')).toBeTruthy()
    expect(screen.queryByText('告诉店里')).toBeNull()
  })

  test('unfolds what was not good, and says who sees it and until when', async () => {
    const told = aRatingView(2, { reasons: ['凉了'], text: '第二杯' })
    const sent = await rated(2, { reply: { rating: told } })
    expect(await screen.findByText(/店里 2 小时内有人看，24 小时内.*打几分都不影响积分/)).toBeTruthy()
    fireEvent.click(screen.getByText('凉了'))
    fireEvent.input(screen.getByLabelText('想多说一句'), { target: { value: '第二杯' }, detail: { value: '第二杯' } })
    fireEvent.click(screen.getByText('告诉店里'))
    expect(await screen.findByText('已经告诉店里')).toBeTruthy()
    expect(sent[3]?.input).toEqual({ purchaseId: 'str_east:A-017', score: 2, reasons: ['凉了'], text: '第二杯' })
  })

  test('says that the shop has answered, also where the mark was given in this very visit', async () => {
    const answered = aRatingView(2, { text: '凉了', ticket: aTicketView({ status: 'answered', answeredAt: 1 }) })
    await rated(2, { reply: anOwnReceipt() }, { reply: anAsked({ canRate: false, rating: answered }) })
    await act(async () => pullDownNow())
    expect(await screen.findByText('店里答复你了')).toBeTruthy()
  })

  test('of a mark that cannot be changed any more says why, and shows it as it stands by then', async () => {
    const asked = anAsked({ rating: aRatingView(5) })
    const over = anAsked({ canRate: false, rating: aRatingView(5, { canChange: false }) })
    scriptReplies({ reply: anOwnReceipt() }, { reply: asked }, { refuse: 'FEEDBACK_OVER' }, { reply: over })
    render(<ReceiptPage />)
    fireEvent.click(await screen.findByLabelText(/^2 分，/))
    expect(await screen.findByText(/^这里现在不能再写、再改了/)).toBeTruthy()
    expect(await screen.findByText('只给店里看，不公开')).toBeTruthy()
  })

  test('is not asked by a shop that does not listen', async () => {
    await open({ reply: anOwnReceipt() })
    expect(screen.queryByText('这次怎么样')).toBeNull()
  })
})
