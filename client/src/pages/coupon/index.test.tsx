import { act, fireEvent, render, screen } from '@testing-library/react'
import { ASK_MS } from '../../features/loyalty/coupon/use-redemption-watch'
import { aCoupon, aCouponAnswer, DAY_MS, NOW, someRules } from '../../testing/coupon-answers'
import { type Scripted, scriptReplies } from '../../testing/replies'
import Taro, { hideNow, resetTaro, router } from '../../testing/taro'
import CouponPage from './index'

beforeEach(() => {
  jest.useFakeTimers({ now: NOW, doNotFake: ['nextTick', 'queueMicrotask'] })
  resetTaro()
  router.params = { id: 'tpl_weekend:mem_1:claim:r1' }
})
afterEach(() => jest.useRealTimers())

const code = { code: '7K3QANXX20ABCD', now: NOW, changesAt: NOW + 20_000, validUntilAt: NOW + 49_999 }
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))

const unchanged = (times: number) => Array.from({ length: times }, () => ({ reply: aCouponAnswer() }))

async function open(...script: Scripted[]) {
  const sent = scriptReplies(...script)
  const page = render(<CouponPage />)
  await pass(0)
  await pass(0)
  return { sent, page }
}

const minSpend = {
  rule: 'minSpend',
  verdict: 'open',
  actual: null,
  needed: 3000,
  fix: { kind: 'spendMore', missingFen: 3000 },
} as const

test('shows the shape of the page until the shop answers, and no code', async () => {
  await open('never')
  expect(screen.getAllByLabelText('正在加载').length).toBeGreaterThan(0)
  expect(Taro.setScreenBrightness).not.toHaveBeenCalled()
})

describe('a coupon that can be used', () => {
  test('shows its code: the member’s, changing, with its own number behind', async () => {
    const { sent } = await open(
      { reply: aCouponAnswer() },
      { reply: code },
      ...unchanged(3),
      { reply: { ...code, code: '7K3QANXX20WXYZ', now: code.changesAt } },
      ...unchanged(1),
    )
    expect(screen.getByRole('img', { name: '券二维码' })).toBeTruthy()
    expect(screen.getByRole('img', { name: '券条形码' })).toBeTruthy()
    expect(sent[0]).toMatchObject({ action: 'coupon.get', input: { couponId: 'tpl_weekend:mem_1:claim:r1' } })
    expect(screen.getByText('7K3QA NXX2 0ABCD 7K2M')).toBeTruthy()
    await pass(20_000)
    expect(screen.getByText('7K3QA NXX2 0WXYZ 7K2M')).toBeTruthy()
  })

  test('is bright while its code is in front, and as before when it is not', async () => {
    const { page } = await open({ reply: aCouponAnswer() }, { reply: code })
    expect(Taro.setScreenBrightness).toHaveBeenLastCalledWith({ value: 1 })
    await act(async () => hideNow())
    await pass(0)
    expect(Taro.setScreenBrightness).toHaveBeenLastCalledWith({ value: 0.5 })
    page.unmount()
  })

  test('says what it still depends on, its rules in plain words, and its stores', async () => {
    const rules = someRules({
      conditions: { weekdays: [6, 7], exceptCategories: ['礼盒'] },
      texts: { detail: '周末来坐坐', howToUse: '', refund: '' },
    })
    await open({ reply: aCouponAnswer({ rules }, { why: [minSpend] }) }, { reply: code })
    // Once as a warning, and once among the rules.
    expect(screen.getAllByText('满 30 元可用')).toHaveLength(2)
    expect(screen.getByText('再选 30 元即可')).toBeTruthy()
    for (const line of ['可用日：周六、周日', '不适用商品：礼盒', '同类券每单限用 1 张', '周末来坐坐']) {
      expect(screen.getByText(line)).toBeTruthy()
    }
    expect(screen.getByText('东湖店')).toBeTruthy()
    expect(screen.getByText('东湖路 8 号')).toBeTruthy()
  })

  test('without network it says why there is no code, and asks again', async () => {
    await open({ reply: aCouponAnswer() }, 'lost', 'lost', { reply: code })
    expect(screen.getByText('周末茶券')).toBeTruthy()
    expect(screen.getByRole('alert').textContent).toContain('网络不太顺畅')
    await act(async () => fireEvent.click(button('再试一次')))
    expect(screen.getByText('7K3QA NXX2 0ABCD 7K2M')).toBeTruthy()
  })
})

describe('at the till', () => {
  const locked = aCouponAnswer({ status: 'locked' }, { outcome: 'unusable', refusal: 'COUPON_LOCKED' })
  const used = aCouponAnswer(
    { status: 'redeemed', redeemed: { at: NOW + 9_000, storeId: 'st_east', discountFen: 800 } },
    { outcome: 'unusable', refusal: 'COUPON_ALREADY_REDEEMED', now: NOW + 10_000 },
  )

  test('the page says by itself that the coupon was used, and then asks no more', async () => {
    const { sent } = await open({ reply: aCouponAnswer() }, { reply: code }, { reply: locked }, { reply: used })
    await pass(ASK_MS)
    expect(screen.queryByText('7K3QA NXX2 0ABCD 7K2M')).toBeNull()
    await pass(ASK_MS)
    expect(screen.getByText('省了 8 元')).toBeTruthy()
    await pass(60_000)
    expect(sent.map(({ action }) => action)).toEqual(['coupon.get', 'member.getCode', 'coupon.get', 'coupon.get'])
  })

  test('nothing is asked while another page is in front', async () => {
    const { sent } = await open({ reply: aCouponAnswer() }, { reply: code })
    await act(async () => hideNow())
    await pass(4 * ASK_MS)
    expect(sent).toHaveLength(2)
  })
})

describe('a coupon that cannot be used now', () => {
  test('says why and when, shows no code and asks for none', async () => {
    const fromAt = NOW + 9 * DAY_MS
    const why = [
      {
        rule: 'started',
        verdict: 'fail',
        actual: NOW,
        needed: fromAt,
        fix: { kind: 'wait', untilAt: fromAt },
      } as const,
      minSpend,
    ]
    const { sent } = await open({
      reply: aCouponAnswer({ fromAt }, { why, outcome: 'unusable', refusal: 'COUPON_NOT_USABLE' }),
    })
    expect(screen.getByText('还没到使用时间，有效期从 11月29日 15:00 开始')).toBeTruthy()
    expect(screen.getByText('11月29日 15:00 再来')).toBeTruthy()
    expect(screen.queryByRole('img', { name: /二维码/ })).toBeNull()
    expect(sent).toHaveLength(1)
    expect(Taro.setScreenBrightness).not.toHaveBeenCalled()
  })

  test('leads to where the missing thing can be had', async () => {
    const fix = { kind: 'addBirthday' } as const
    const why = [{ rule: 'birthdayMonth', verdict: 'fail', actual: null, needed: 11, fix } as const]
    await open({ reply: aCouponAnswer({}, { why, outcome: 'unusable', refusal: 'COUPON_NOT_USABLE' }) })
    fireEvent.click(button('填生日'))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/profile/index' })
    await pass(0)
  })

  test('used: when, and how much it saved', async () => {
    const coupon = aCoupon({ status: 'redeemed', redeemed: { at: NOW - DAY_MS, storeId: 'st_east', discountFen: 800 } })
    await open({ reply: aCouponAnswer(coupon, { outcome: 'unusable', refusal: 'COUPON_ALREADY_REDEEMED' }) })
    expect(screen.getByText('11月19日 15:00 已用')).toBeTruthy()
    expect(screen.getByText('省了 8 元')).toBeTruthy()
    expect(screen.queryByText('可用门店')).toBeNull()
  })
})

test('a coupon that is not there says so', async () => {
  await open({ refuse: 'COUPON_NOT_FOUND' })
  expect(screen.getByRole('alert').textContent).toContain('没有找到这张券')
})
