import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { quiet, resetQuiet, type Scripted, scriptReplies } from '../../../testing/replies'
import {
  aConfirmed,
  aCouponAtTill,
  aFoundMember,
  anUndone,
  aPreview,
  aPurchase,
  aQuoted,
  aStaff,
  EAST,
  WEST,
} from '../../../testing/staff-answers'
import Taro, { resetTaro } from '../../../testing/taro'
import CounterPage from './index'

beforeEach(resetTaro)
afterEach(async () => {
  // A counter that is left releases what it has reserved; that request must not reach the next test.
  scriptReplies({ reply: { isFree: true } })
  await act(async () => cleanup())
})

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const press = async (name: string | RegExp) => {
  const found = await screen.findByRole('button', { name })
  await act(async () => fireEvent.click(found))
}
const pressKeys = async (...names: string[]) => {
  for (const name of names) await press(name)
}
const scan = async (result: string) => {
  Taro.scanCode.mockResolvedValueOnce({ result })
  await press('扫会员码')
}

async function open(staff: Scripted, ...script: Scripted[]) {
  const sent = scriptReplies(staff, ...script)
  render(<CounterPage />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

/** The member is scanned, 46.50 is typed and priced. */
async function price(...script: Scripted[]) {
  const sent = await open({ reply: aStaff() }, { reply: aPreview() }, ...script)
  await scan('CL1.7K2M9QXR4TB8WC')
  await pressKeys('4', '6', '小数点', '5')
  await press('下一步 ¥46.50')
  return sent
}

async function sell(...script: Scripted[]) {
  const sent = await price({ reply: aQuoted() }, ...script)
  await press('确认入账，实收 ¥46.50')
  return sent
}

const WEEKEND = aCouponAtTill({ isChosen: true })
const weekendId = WEEKEND.coupon.couponId
const TEN_OFF = aCouponAtTill({ discountFen: 465 }, '会员月礼', 'monthly')
const tenOffId = TEN_OFF.coupon.couponId
const LATER = aCouponAtTill(
  {
    outcome: 'unusable',
    refusal: 'COUPON_NOT_USABLE',
    discountFen: 0,
    why: [
      {
        rule: 'minSpend',
        verdict: 'fail',
        actual: 4650,
        needed: 6000,
        fix: { kind: 'spendMore', missingFen: 1350 },
      },
      { rule: 'worth', verdict: 'fail', actual: 0, needed: 1, fix: { kind: 'chooseOther' } },
    ],
  },
  '满六十减十',
  'sixty',
)

/** Three coupons, of which the weekend's is chosen and reserved. */
function withCoupons() {
  return aQuoted(
    {
      coupons: [WEEKEND, TEN_OFF, LATER],
      best: { couponIds: [weekendId], discountFen: 800, giftFen: 0 },
      lockedUntilAt: Date.UTC(2026, 10, 20, 6, 37),
    },
    {
      discountFen: 800,
      payableFen: 3850,
      coupons: [{ couponId: weekendId, title: '周末茶券', discountFen: 800, gift: null }],
      pointsEarned: 42,
      growthEarned: 38,
    },
  )
}

test('what the guest has brought is confirmed by a tap, and stays confirmed on the next page', async () => {
  const cup = { subject: 'own-cup', title: '自带杯', points: 5, growth: 0 }
  quiet['task.listConfirmable'] = { reply: { subjects: [cup] }, inputs: [] }
  const answer = { title: '自带杯', points: 5, growth: 0 }
  const sent = await open({ reply: aStaff() }, { reply: aPreview() }, { reply: answer }, { reply: aQuoted() })
  await scan('CL1.7K2M9QXR4TB8WC')
  await press('算上自带杯')
  expect(screen.getByText('已算上，+5 积分')).toBeTruthy()
  const { proof } = aFoundMember()
  const confirmed = sent.find(({ action }) => action === 'task.confirmAct')
  expect(confirmed?.input).toEqual({ memberCode: proof, storeId: EAST.storeId, subject: 'own-cup' })
  await pressKeys('4', '6', '小数点', '5')
  await press('下一步 ¥46.50')
  expect(screen.getByText('已算上，+5 积分')).toBeTruthy()
  resetQuiet()
})

test('asks after the sale whether a tag is right, and says thanks for the answer', async () => {
  const question = { checkId: 'chk_0123456789abcd', key: 'window-seat', name: '爱坐窗边' }
  quiet['tag.askCheck'] = { reply: { question }, inputs: [] }
  const confirmed = aConfirmed({ purchase: aPurchase({ receiptNumber: 'A-12' }) })
  const sent = await open(
    { reply: aStaff() },
    { reply: aPreview() },
    { reply: aQuoted() },
    { reply: confirmed },
    {
      reply: {},
    },
  )
  await scan('7K2M9QXR4TB8WC')
  expect(screen.queryByText(/标签抽查/)).toBeNull()
  await pressKeys('5')
  await press('下一步 ¥5.00')
  await press('确认入账，实收 ¥46.50')
  expect(await screen.findByText('标签抽查：“爱坐窗边”说得对吗？')).toBeTruthy()
  await press('爱坐窗边：不对')
  expect(sent.at(-1)).toMatchObject({
    action: 'tag.answerCheck',
    input: { checkId: question.checkId, key: 'window-seat', answer: 'wrong', storeId: EAST.storeId },
  })
  expect(screen.getByText(/记下了/)).toBeTruthy()
  resetQuiet()
})

test('says what the guest’s tier takes off by itself, and why another benefit takes nothing', async () => {
  const benefits = [
    { key: 'goods', title: '翡翠会员 9 折', discountFen: 465, note: null },
    { key: 'delivery', title: '翡翠会员免配送费', discountFen: 0, note: '这一单没有配送费' },
  ]
  await price({ reply: aQuoted({}, { benefits, discountFen: 465 }) })
  expect(await screen.findByText('−¥4.65')).toBeTruthy()
  expect(screen.getByText('这一单没有配送费')).toBeTruthy()
})

const choice = (name: string) => screen.getByRole('switch', { name })
const tap = (name: string) => act(async () => fireEvent.click(choice(name)))

describe('before the first customer', () => {
  test('shows its shape until the shop has said who works here', () => {
    scriptReplies('never')
    render(<CounterPage />)
    expect(screen.getByLabelText('正在加载')).toBeTruthy()
  })

  test('is nothing for a member, and says how one becomes staff', async () => {
    await open({ reply: { staff: null } })
    expect(screen.getByText('这里是店员用的')).toBeTruthy()
    await press('去首页')
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/home/index' })
  })

  test('staff without an open store are told whom to ask', async () => {
    await open({ reply: aStaff({ stores: [] }) })
    expect(screen.getByText('请联系总部，把你分配到门店')).toBeTruthy()
  })

  test('an error can be tried again', async () => {
    await open({ refuse: 'BUSY' }, { reply: aStaff() })
    await press('再试一次')
    expect(button('扫会员码')).toBeTruthy()
  })

  test('staff of several stores say where they are, once for this phone', async () => {
    await open({ reply: aStaff({ stores: [EAST, WEST] }) })
    await press('西店')
    expect(Taro.setNavigationBarTitle).toHaveBeenLastCalledWith({ title: '收银台 · 西店' })
    await press('换门店，现在是西店')
    await press('东店')
    expect(Taro.setNavigationBarTitle).toHaveBeenLastCalledWith({ title: '收银台 · 东店' })
  })
})

describe('finding the member', () => {
  test('asks for the scanned code at this store and shows who it is', async () => {
    const sent = await open({ reply: aStaff() }, { reply: aPreview() })
    await scan('CL1.7K2M9QXR4TB8WC')
    expect(Taro.scanCode).toHaveBeenCalledWith(expect.objectContaining({ onlyFromCamera: true }))
    expect(sent[1]).toMatchObject({
      action: 'purchase.preview',
      input: { memberCode: '7K2M9QXR4TB8WC', storeId: 'str_east' },
    })
    expect(screen.getByText('林间')).toBeTruthy()
    expect(screen.getByText('翡翠')).toBeTruthy()
    expect(screen.getByText('1,286 积分 · 尾号 77 · 上次 11月18日')).toBeTruthy()
    expect(screen.getByText('1.1 倍，确认后到账')).toBeTruthy()
    expect(screen.getByText('没有券')).toBeTruthy()
  })

  test('says how many coupons may help, before there is an amount', async () => {
    const promising = aCouponAtTill({ outcome: 'open', discountFen: null })
    await open({ reply: aStaff() }, { reply: aPreview({ coupons: [promising, LATER] }) })
    await scan('7K2M9QXR4TB8WC')
    expect(screen.getByText('1 张，看金额能不能用')).toBeTruthy()
  })

  test('takes a typed code as people write it', async () => {
    const sent = await open({ reply: aStaff() }, { reply: aPreview() })
    fireEvent.change(screen.getByRole('textbox'), { target: { value: '7k2m 9qxr 4tb8 wc' } })
    await press('查找会员')
    expect(sent[1]?.input).toEqual({ memberCode: '7K2M9QXR4TB8WC', storeId: 'str_east' })
  })

  test('asks nothing for a code that cannot be one', async () => {
    const sent = await open({ reply: aStaff() })
    fireEvent.change(screen.getByRole('textbox'), { target: { value: '7K2M' } })
    await press('查找会员')
    expect(screen.getByText('会员码是 14 位数字和字母，再对一遍')).toBeTruthy()
    await scan('https://example.com')
    expect(screen.getByText('这不是会员码。请会员打开会员码页面，再扫一次')).toBeTruthy()
    expect(sent).toHaveLength(1)
  })

  test('a camera that brings nothing leaves the page as it was', async () => {
    const sent = await open({ reply: aStaff() })
    Taro.scanCode.mockRejectedValueOnce({ errMsg: 'scanCode:fail cancel' })
    await press('扫会员码')
    expect(sent).toHaveLength(1)
    expect(screen.queryByRole('status')).toBeNull()
  })

  test.each([
    [{ refuse: 'MEMBER_NOT_FOUND' }, '没有这个会员码。请会员打开会员码页面，再扫一次'],
    [{ refuse: 'WRONG_STORE' }, '这不是你负责的门店。换回自己的门店再试'],
    [{ refuse: 'CODE_TOO_OLD' }, '这个码已经过期，可能是截图。请会员打开会员码页面，出示当前的码'],
    [{ refuse: 'SHOWN_CODE_USED' }, '这个码已经用过一次。等会员的码换新后（不到半分钟）再扫'],
    [{ refuse: 'TOO_MANY_WRONG_CODES' }, '输错的次数太多。休息几分钟，或请另一位店员处理'],
  ])('%p says what to do', async (refusal, sentence) => {
    await open({ reply: aStaff() }, refusal)
    await scan('7K2M9QXR4TB8WC')
    expect(screen.getByText(sentence)).toBeTruthy()
    expect(button('扫会员码')).toBeTruthy()
  })

  test('is asked once while the answer is under way', async () => {
    const sent = await open({ reply: aStaff() }, 'never')
    await scan('7K2M9QXR4TB8WC')
    await press('扫会员码')
    expect(screen.getByText('正在查找')).toBeTruthy()
    expect(sent).toHaveLength(2)
  })
})

describe('what it comes to', () => {
  test('needs an amount', async () => {
    const sent = await open({ reply: aStaff() }, { reply: aPreview() })
    await scan('7K2M9QXR4TB8WC')
    await press('先输入金额')
    await pressKeys('4', '删除一位')
    expect(button('先输入金额').getAttribute('aria-disabled')).toBe('true')
    expect(sent).toHaveLength(2)
  })

  test('is asked with the proof in place of the code, under the request id of this customer', async () => {
    const sent = await price({ reply: aQuoted() })
    expect(sent[2]).toMatchObject({
      action: 'purchase.preview',
      input: { memberCode: aFoundMember().proof, storeId: 'str_east', amountFen: 4650 },
    })
    expect(sent[2]?.requestId).toBe(sent[1]?.requestId)
    expect(screen.getByText('+51 积分（1.1 倍），+46 成长值')).toBeTruthy()
    expect(screen.queryByText('券')).toBeNull()
  })

  test('has the best choice made, and says of every other coupon whether and why', async () => {
    await price({ reply: withCoupons() })
    expect(choice('周末茶券 −¥8.00').getAttribute('aria-checked')).toBe('true')
    expect(choice('会员月礼 −¥4.65').getAttribute('aria-checked')).toBe('false')
    expect(screen.getByText('选它会换下已选的券')).toBeTruthy()
    expect(screen.getByText('满 60 元可用，现在 46.50 元。再加 13.50 元即可')).toBeTruthy()
    expect(screen.getByText('不可用')).toBeTruthy()
    expect(button('确认核销，实收 ¥38.50')).toBeTruthy()
    expect(screen.getByText('优惠 ¥8.00，+42 积分（1.1 倍），+38 成长值')).toBeTruthy()
  })

  test('another coupon of the same kind takes the place of the chosen one, and the way back is one tap', async () => {
    const swapped = aQuoted(
      {
        coupons: [{ ...WEEKEND, isChosen: false }, { ...TEN_OFF, isChosen: true }, LATER],
        best: { couponIds: [weekendId], discountFen: 800, giftFen: 0 },
        lockedUntilAt: Date.UTC(2026, 10, 20, 6, 37),
      },
      { discountFen: 465, payableFen: 4185 },
    )
    const sent = await price({ reply: withCoupons() }, { reply: swapped }, { reply: withCoupons() })
    await tap('会员月礼 −¥4.65')
    expect(sent[3]?.input).toMatchObject({ couponIds: [tenOffId] })
    await act(async () => fireEvent.click(screen.getByRole('link', { name: '券：用推荐的' })))
    expect(sent[4]?.input).toMatchObject({ couponIds: [weekendId] })
    expect(button('确认核销，实收 ¥38.50')).toBeTruthy()
  })

  test('a coupon can be left out', async () => {
    const sent = await price(
      { reply: withCoupons() },
      { reply: aQuoted({ coupons: [{ ...WEEKEND, isChosen: false }] }) },
    )
    await tap('周末茶券 −¥8.00')
    expect(sent[3]?.input).toMatchObject({ couponIds: [] })
    expect(button('确认入账，实收 ¥46.50')).toBeTruthy()
  })

  test('a choice that is refused leaves the one before, and says what to do', async () => {
    await price({ reply: withCoupons() }, { refuse: 'COUPON_LOCKED', details: {} })
    await tap('会员月礼 −¥4.65')
    expect(screen.getByText('这张券正在另一个收银台使用。请在那边完成或取消')).toBeTruthy()
    expect(choice('周末茶券 −¥8.00').getAttribute('aria-checked')).toBe('true')
  })

  test('many that cannot be used are folded into one line', async () => {
    const many = Array.from({ length: 4 }, (_, index) => aCouponAtTill({ ...LATER, coupon: other(index) }))
    await price({ reply: aQuoted({ coupons: many }) })
    expect(screen.queryByText('不可用')).toBeNull()
    await press('另有 4 张这一单不能用')
    expect(screen.getAllByText('不可用')).toHaveLength(4)
  })

  test('starts with the coupon whose code was scanned, and without it where it does not fit', async () => {
    const sent = await open(
      { reply: aStaff() },
      { reply: aPreview({ coupons: [{ ...LATER, outcome: 'open', isChosen: true }] }) },
      { refuse: 'COUPON_NOT_USABLE' },
      { reply: aQuoted({ coupons: [LATER] }) },
    )
    await scan('CL1.7K2M9QXR4TB8WC2345')
    expect(sent[1]?.input).toMatchObject({ memberCode: '7K2M9QXR4TB8WC2345' })
    await pressKeys('4', '6')
    await press('下一步 ¥46.00')
    expect(sent[2]?.input).toMatchObject({ couponIds: [LATER.coupon.couponId] })
    expect(sent[3]?.input).not.toHaveProperty('couponIds')
    expect(screen.getByText('不可用')).toBeTruthy()
    expect(button('确认入账，实收 ¥46.50')).toBeTruthy()
  })

  test('without an answer can be tried again', async () => {
    await price('lost', 'lost', { reply: aQuoted() })
    expect(screen.getByText('没有收到回应。再试一次')).toBeTruthy()
    await press('下一步 ¥46.50')
    expect(button('确认入账，实收 ¥46.50')).toBeTruthy()
  })

  test('a proof that grew old leads back to the code', async () => {
    await price({ refuse: 'PROOF_LAPSED' })
    expect(screen.getByText('离上次扫码太久了。请会员再出示一次会员码')).toBeTruthy()
    await press('换一位')
    expect(button('扫会员码')).toBeTruthy()
  })

  test('the amount can be changed, and is priced anew', async () => {
    const sent = await price({ reply: withCoupons() }, { reply: aQuoted() })
    await press('本单金额 ¥46.50，修改')
    await pressKeys('删除一位')
    await press('下一步 ¥46.00')
    expect(sent[3]?.input).toMatchObject({ amountFen: 4600 })
    expect(sent[3]?.input).not.toHaveProperty('couponIds')
  })
})

function other(index: number) {
  const { coupon } = LATER
  return { ...coupon, couponId: `${coupon.couponId}-${index}` }
}

describe('what was reserved', () => {
  test('is given back when another customer comes first', async () => {
    const sent = await price({ reply: withCoupons() }, { reply: { isFree: true } }, { reply: aPreview() })
    await press('换一位')
    expect(sent[3]).toMatchObject({
      action: 'purchase.cancelPreview',
      input: { couponIds: [weekendId] },
      requestId: sent[2]?.requestId,
    })
    await scan('7K2M9QXR4TB8WC')
    expect(sent[4]?.requestId).not.toBe(sent[2]?.requestId)
    expect(button('先输入金额')).toBeTruthy()
  })

  test('is given back when the counter is left', async () => {
    const sent = await price({ reply: withCoupons() }, { reply: { isFree: true } })
    await act(async () => cleanup())
    expect(sent[3]?.action).toBe('purchase.cancelPreview')
  })

  test('is not, once it is used', async () => {
    const sent = await price({ reply: withCoupons() }, { reply: aConfirmed() })
    await press('确认核销，实收 ¥38.50')
    await act(async () => cleanup())
    expect(sent).toHaveLength(4)
  })
})

describe('confirming', () => {
  test('sends what was shown, and shows what the server says has happened', async () => {
    const sent = await price(
      { reply: withCoupons() },
      {
        reply: aConfirmed({
          purchase: aPurchase({
            amountFen: 3850,
            discountFen: 800,
            coupons: [{ couponId: weekendId, title: '周末茶券', discountFen: 800, gift: null }],
          }),
        }),
      },
    )
    await press('确认核销，实收 ¥38.50')
    expect(sent[3]).toMatchObject({
      action: 'purchase.confirm',
      input: {
        memberCode: aFoundMember().proof,
        storeId: 'str_east',
        amountFen: 4650,
        couponIds: [weekendId],
        payableFen: 3850,
      },
      requestId: sent[2]?.requestId,
    })
    expect(screen.getByText('已入账 ¥38.50')).toBeTruthy()
    expect(screen.getByText('+51 积分')).toBeTruthy()
    expect(screen.getByText('用券 1 张')).toBeTruthy()
    expect(screen.getByText('1,337')).toBeTruthy()
    expect(screen.getByText('686（+46）')).toBeTruthy()
    expect(Taro.vibrateShort).toHaveBeenCalledTimes(1)
  })

  test('tells of a tier that was reached and of a gift to hand over', async () => {
    const gift = { couponId: 'c', title: '赠券', discountFen: 0, gift: '茶点一份' }
    await sell({
      reply: aConfirmed({
        tierReached: { key: 'amber', name: '琥珀' },
        purchase: aPurchase({ coupons: [gift] }),
      }),
    })
    expect(screen.getByText('升到琥珀会员，告诉客人一声')).toBeTruthy()
    expect(screen.getByText('别忘了给客人：茶点一份')).toBeTruthy()
  })

  test('happens once, however often it is pressed', async () => {
    const sent = await sell('never')
    await press('确认入账，实收 ¥46.50')
    expect(button('确认入账，实收 ¥46.50').getAttribute('aria-busy')).toBe('true')
    expect(sent).toHaveLength(4)
  })

  test('without an answer only the very same can be confirmed again', async () => {
    const sent = await sell('lost', 'lost', { reply: aConfirmed() })
    expect(screen.getByText('没有收到回应，可能已经入账。再点一次确认，不会重复')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /修改/ })?.getAttribute('aria-disabled')).toBe('true')
    await press('看今日记录')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/staff/today/index' })
    await press('再确认一次，实收 ¥46.50')
    expect(new Set(sent.slice(3).map(({ requestId }) => requestId)).size).toBe(1)
    expect(screen.getByText('已入账 ¥46.50')).toBeTruthy()
  })

  test('a price that changed meanwhile is shown before anything happens', async () => {
    const sent = await sell(
      { refuse: 'QUOTE_CHANGED', details: { payableFen: 4500 } },
      { reply: aQuoted({}, { payableFen: 4500 }) },
    )
    expect(sent.map(({ action }) => action).slice(3)).toEqual(['purchase.confirm', 'purchase.preview'])
    expect(screen.getByText(/应付金额变为 ¥45/)).toBeTruthy()
    expect(button('确认入账，实收 ¥45.00')).toBeTruthy()
  })

  test('a coupon that somebody else used meanwhile makes way for the next best', async () => {
    await price(
      { reply: withCoupons() },
      { refuse: 'COUPON_ALREADY_REDEEMED' },
      { reply: aQuoted({ coupons: [LATER] }) },
    )
    await press('确认核销，实收 ¥38.50')
    expect(screen.getByText('这张券已经核销。请顾客换一张券，或不用券结账')).toBeTruthy()
    expect(button('确认入账，实收 ¥46.50')).toBeTruthy()
  })

  test.each([
    ['SHOWN_CODE_USED', '这个码已经用过一次。等会员的码换新后（不到半分钟）再扫'],
    ['PROOF_LAPSED', '离上次扫码太久了。请会员再出示一次会员码'],
  ])('%s: the code is scanned again, and the amount stays', async (code, sentence) => {
    const sent = await price(
      { reply: withCoupons() },
      { refuse: code },
      { reply: { isFree: true } },
      { reply: aPreview() },
      { reply: aQuoted() },
    )
    await press('确认核销，实收 ¥38.50')
    expect(screen.getByText(sentence)).toBeTruthy()
    expect(screen.queryByRole('button', { name: /确认核销/ })).toBeNull()
    Taro.scanCode.mockResolvedValueOnce({ result: 'CL1.7K2M9QXR4TB8WD' })
    await press('重新扫会员码')
    expect(sent.slice(4)).toMatchObject([
      { action: 'purchase.cancelPreview', input: { couponIds: [weekendId] } },
      { action: 'purchase.preview', input: { memberCode: '7K2M9QXR4TB8WD' } },
    ])
    expect(sent[5]?.requestId).not.toBe(sent[3]?.requestId)
    await press('下一步 ¥46.50')
    expect(sent[6]?.input).toMatchObject({ amountFen: 4650 })
  })

  test('a code that was used before there is a price is scanned again too', async () => {
    await open({ reply: aStaff() }, { reply: aPreview() }, { refuse: 'SHOWN_CODE_USED' })
    await scan('7K2M9QXR4TB8WC')
    await pressKeys('5')
    await press('下一步 ¥5.00')
    expect(button('重新扫会员码')).toBeTruthy()
  })

  test('carries the receipt number, once it can be one', async () => {
    const confirmed = aConfirmed({ purchase: aPurchase({ receiptNumber: 'A-12' }) })
    const sent = await open({ reply: aStaff() }, { reply: aPreview() }, { reply: aQuoted() }, { reply: confirmed })
    await scan('7K2M9QXR4TB8WC')
    await press('收银单号')
    const field = screen.getByRole('textbox', { name: '小票上的单号' })
    fireEvent.change(field, { target: { value: 'A 12' } })
    expect(screen.getByText(/中间没有空格/)).toBeTruthy()
    expect(button('好了').getAttribute('aria-disabled')).toBe('true')
    fireEvent.change(field, { target: { value: 'A-12' } })
    await press('好了')
    await pressKeys('5')
    await press('下一步 ¥5.00')
    await press('确认入账，实收 ¥46.50')
    expect(sent[3]?.input).toMatchObject({ receiptNumber: 'A-12' })
    expect(screen.getByText('A-12')).toBeTruthy()
  })
})

describe('afterwards', () => {
  test('the purchase is undone as a whole, after one question', async () => {
    const sent = await sell(
      { reply: aConfirmed() },
      {
        reply: anUndone({ debtAfter: 30, coupons: [{ couponId: weekendId, title: '周末茶券', status: 'available' }] }),
      },
    )
    await press('撤销这笔')
    expect(sent).toHaveLength(4)
    await press('确认撤销 ¥46.50')
    expect(sent[4]).toMatchObject({ action: 'purchase.undo', input: { purchaseId: 'pur-1' } })
    expect(screen.getByText('已撤销 ¥46.50')).toBeTruthy()
    expect(screen.getByText(/收回 51 积分。.*欠 30 积分/)).toBeTruthy()
    expect(screen.getByText('周末茶券已退给会员')).toBeTruthy()
    expect(screen.queryByText('撤销这笔')).toBeNull()
  })

  test('undoing without an answer can be repeated as the same request', async () => {
    const sent = await sell({ reply: aConfirmed() }, 'lost', 'lost', { reply: anUndone() })
    await press('撤销这笔')
    await press('确认撤销 ¥46.50')
    expect(screen.getByText('没有收到回应，可能已经撤销。再点一次确认，不会重复')).toBeTruthy()
    await press('确认撤销 ¥46.50')
    expect(new Set(sent.slice(4).map(({ requestId }) => requestId)).size).toBe(1)
    expect(screen.getByText('已撤销 ¥46.50')).toBeTruthy()
  })

  test('says until when, and offers nothing where it cannot be undone', async () => {
    await sell({ reply: aConfirmed() })
    expect(screen.getByText('14:47 前可以撤销')).toBeTruthy()
    cleanup()
    await sell({ reply: aConfirmed({ undoUntilAt: null }) })
    expect(screen.queryByText('撤销这笔')).toBeNull()
  })

  test('too late for a clerk, it says who still can', async () => {
    await sell({ reply: aConfirmed() }, { refuse: 'UNDO_TOO_LATE' })
    await press('撤销这笔')
    await press('确认撤销 ¥46.50')
    expect(screen.getByText('已经超过可以撤销的时间。请店长撤销，或改为退款')).toBeTruthy()
  })

  test('late, a manager is asked for the reason', async () => {
    const sent = await sell({ reply: aConfirmed() }, { refuse: 'UNDO_REASON_NEEDED' }, { reply: anUndone() })
    await press('撤销这笔')
    await press('确认撤销 ¥46.50')
    fireEvent.change(screen.getByRole('textbox', { name: '撤销原因' }), { target: { value: '金额记错' } })
    await press('确认撤销 ¥46.50')
    expect(sent[5]?.input).toEqual({ purchaseId: 'pur-1', note: '金额记错' })
    expect(screen.getByText('已撤销 ¥46.50')).toBeTruthy()
  })

  test('the next customer is one tap away, camera first, with a request id and an amount of their own', async () => {
    const sent = await sell(
      { reply: aConfirmed() },
      { reply: aPreview({ member: aFoundMember({ displayName: '何青' }) }) },
    )
    Taro.scanCode.mockResolvedValueOnce({ result: '7K2M9QXR4TB8WC' })
    await press('下一位')
    expect(sent[4]?.action).toBe('purchase.preview')
    expect(sent[4]?.requestId).not.toBe(sent[3]?.requestId)
    expect(screen.getByText('何青')).toBeTruthy()
    expect(button('先输入金额')).toBeTruthy()
  })
})

describe('goods of the catalogue', () => {
  const TEA = { key: 'tea', name: '茉莉花茶', category: '茶', priceFen: 1800, barCode: '6901234567892' }
  const BUN = { key: 'bun', name: '桂花糕', category: '点心', priceFen: 1050, barCode: null }
  const tab = (name: string | RegExp) => screen.getByRole('tab', { name })
  const turnTo = (name: string | RegExp) => act(async () => fireEvent.click(tab(name)))

  beforeEach(() => {
    const catalogue = quiet['product.listForTill']
    if (catalogue) catalogue.reply = { revision: '3', products: [TEA, BUN] }
  })
  afterEach(resetQuiet)

  async function pick(...script: Scripted[]) {
    const sent = await open({ reply: aStaff() }, { reply: aPreview() }, ...script)
    await scan('CL1.7K2M9QXR4TB8WC')
    await press(/^商品/)
    return sent
  }

  test('are picked by a tap each, and sold by key at the shop’s price', async () => {
    const sent = await pick({ reply: aQuoted() }, { reply: aConfirmed() })
    await press('茉莉花茶 18 元')
    await press('茉莉花茶 18 元，已选 1 件，再加一件')
    await press('桂花糕 10.50 元')
    await press('下一步 3 件 ¥46.50')
    const lines = [
      { productKey: 'tea', quantity: 2 },
      { productKey: 'bun', quantity: 1 },
    ]
    expect(sent[2]?.input).toEqual({ memberCode: aFoundMember().proof, storeId: 'str_east', lines })
    expect(screen.getByText('茉莉花茶 ×2、桂花糕')).toBeTruthy()
    await press('确认入账，实收 ¥46.50')
    expect(sent[3]?.input).toMatchObject({ lines, payableFen: 4650 })
  })

  test('are counted up and down, and gone at none', async () => {
    await pick()
    await press('茉莉花茶 18 元')
    await turnTo('已选 1')
    await press('多一件茉莉花茶')
    expect(button('下一步 2 件 ¥36.00')).toBeTruthy()
    await press('少一件茉莉花茶')
    await press('少一件茉莉花茶')
    expect(screen.getByText('还没有选商品')).toBeTruthy()
    expect(button('先选商品').getAttribute('aria-disabled')).toBe('true')
  })

  test('are found by bar code, and an unknown one says what to do', async () => {
    await pick()
    Taro.scanCode.mockResolvedValueOnce({ result: '6901234567892' })
    await press('扫商品条码')
    expect(button('下一步 1 件 ¥18.00')).toBeTruthy()
    Taro.scanCode.mockResolvedValueOnce({ result: '4006381333931' })
    await press('扫商品条码')
    expect(screen.getByText('没有条码 4006381333931 的商品。按名称找，或只输金额')).toBeTruthy()
  })

  test('are found by name', async () => {
    await pick()
    await act(async () => fireEvent.input(screen.getByLabelText('找商品'), { target: { value: '桂花' } }))
    expect(button('桂花糕 10.50 元')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '茉莉花茶 18 元' })).toBeNull()
  })

  test('make way for an amount alone, and are still picked on the way back', async () => {
    const sent = await pick({ reply: aQuoted() })
    await press('茉莉花茶 18 元')
    await turnTo('只输金额')
    await pressKeys('4', '6', '小数点', '5')
    await press('下一步 ¥46.50')
    expect(sent[2]?.input).toMatchObject({ amountFen: 4650 })
    await press('本单金额 ¥46.50，修改')
    await press(/^商品/)
    expect(button('下一步 1 件 ¥18.00')).toBeTruthy()
  })

  test('that are off sale by now are said, and the list is asked for anew', async () => {
    await pick({ refuse: 'PRODUCT_NOT_ON_SALE', details: { productKey: 'tea' } })
    await press('茉莉花茶 18 元')
    const asked = quiet['product.listForTill']?.inputs.length ?? 0
    await press('下一步 1 件 ¥18.00')
    expect(screen.getByText('商品 tea 已经下架。去掉它，或只输入金额')).toBeTruthy()
    expect(quiet['product.listForTill']?.inputs).toHaveLength(asked + 1)
  })

  test('are not spoken of in a shop that has none', async () => {
    resetQuiet()
    await open({ reply: aStaff() }, { reply: aPreview() })
    await scan('CL1.7K2M9QXR4TB8WC')
    expect(screen.queryByRole('button', { name: /^商品/ })).toBeNull()
  })

  test('come from the phone’s own copy, which the shop only brings up to date', async () => {
    await pick()
    await act(async () => cleanup())
    const catalogue = quiet['product.listForTill']
    if (catalogue) catalogue.reply = { revision: '3', products: null }
    await pick()
    expect(catalogue?.inputs.at(-1)).toEqual({ revision: '3' })
    expect(button('桂花糕 10.50 元')).toBeTruthy()
  })
})
