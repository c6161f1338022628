import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { withCheck } from '#shared/kernel/checked-code'
import { aCentre, aCentreTemplate, aCoupon, DAY_MS, NOW, someRules } from '../../testing/coupon-answers'
import { type Scripted, scriptReplies } from '../../testing/replies'
import Taro, { resetTaro, router, showAgain } from '../../testing/taro'
import CouponCentrePage from './index'

beforeEach(resetTaro)

const CODE = withCheck('ABCDEFGHJKM')

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const tap = (name: string | RegExp) => act(async () => fireEvent.click(button(name)))

async function open(...script: Scripted[]) {
  const sent = scriptReplies(...script)
  render(<CouponCentrePage />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

const soldOut = aCentreTemplate({
  left: 0,
  outcome: 'soldOut',
  refusal: 'COUPON_SOLD_OUT',
  why: [{ rule: 'stock', verdict: 'fail', actual: 0, needed: 1, fix: { kind: 'chooseOther' } }],
})
const had = aCentreTemplate({
  owned: 1,
  outcome: 'refused',
  refusal: 'CLAIM_LIMIT_REACHED',
  why: [{ rule: 'perMember', verdict: 'fail', actual: 1, needed: 1, fix: { kind: 'chooseOther' } }],
})
const forAmber = aCentreTemplate({
  templateId: 'tpl_amber',
  rules: someRules({ title: '琥珀礼' }),
  outcome: 'refused',
  refusal: 'CLAIM_NOT_FOR_YOU',
  why: [
    { rule: 'live', verdict: 'pass', actual: 'live', needed: 'live', fix: null },
    {
      rule: 'tier',
      verdict: 'fail',
      actual: 'jade',
      needed: ['amber'],
      fix: { kind: 'reachTier', tierKeys: ['amber'] },
    },
  ],
})
const friend = aCentreTemplate({
  templateId: 'tpl_friend',
  rules: someRules({ title: '老友券' }),
  way: 'points',
  pricePoints: 600,
})

test('shows the shape of the list until the shop answers', () => {
  scriptReplies('never')
  render(<CouponCentrePage />)
  expect(screen.getByLabelText('正在加载')).toBeTruthy()
})

test('says so when there is nothing to claim', async () => {
  await open({ reply: aCentre([]) })
  expect(screen.getByText('现在没有可以领的券')).toBeTruthy()
})

test('says for each what it is good for, how long, and how many are left', async () => {
  await open({ reply: aCentre([aCentreTemplate({ perMember: 3, owned: 1 })]) })
  expect(screen.getByText('领取后 7 天内有效')).toBeTruthy()
  expect(screen.getByText('还剩 42 张')).toBeTruthy()
  expect(screen.getByText('每人限 3 张，已领 1 张')).toBeTruthy()
})

test('the rules are one tap away, in plain words', async () => {
  const rules = someRules({
    conditions: { storeIds: ['st_east'] },
    texts: { detail: '', howToUse: '', refund: '退单后券退回' },
  })
  await open({ reply: aCentre([aCentreTemplate({ rules })]) })
  await tap('周末茶券，使用规则')
  expect(screen.getByRole('dialog', { name: '周末茶券' })).toBeTruthy()
  for (const line of ['减 8 元', '满 30 元可用', '适用门店：东湖店', '退单后券退回'])
    expect(screen.getByText(line)).toBeTruthy()
  await tap('关闭')
  expect(screen.queryByRole('dialog')).toBeNull()
})

describe('claiming', () => {
  test('is one tap: felt, said in place, and the coupon is one tap further', async () => {
    const sent = await open(
      { reply: aCentre([aCentreTemplate()]) },
      { reply: { coupon: aCoupon() } },
      { reply: aCentre([had]) },
    )
    await tap('领取周末茶券')
    expect(sent[1]).toMatchObject({ action: 'coupon.claim', input: { templateId: 'tpl_weekend' } })
    expect(screen.getByText('已放进我的券')).toBeTruthy()
    expect(Taro.vibrateShort).toHaveBeenCalledTimes(1)
    expect(Taro.showModal).not.toHaveBeenCalled()
    // It keeps its place, although the shop now says that there is no second one.
    expect(screen.getByText('可以领取')).toBeTruthy()
    fireEvent.click(button('使用周末茶券'))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/pages/coupon/index?id=${aCoupon().couponId}` })
    await act(async () => {})
  })

  test('a repeated tap while it runs does nothing', async () => {
    const sent = await open({ reply: aCentre([aCentreTemplate()]) }, 'never')
    fireEvent.click(button('领取周末茶券'))
    await tap('领取周末茶券')
    expect(sent).toHaveLength(2)
    expect(button('领取周末茶券').getAttribute('aria-busy')).toBe('true')
  })

  test('the last one may be gone meanwhile: it says so, and the list is the shop’s again', async () => {
    const sent = await open(
      { reply: aCentre([aCentreTemplate()]) },
      { refuse: 'COUPON_SOLD_OUT' },
      { reply: aCentre([soldOut]) },
    )
    await tap('领取周末茶券')
    expect(screen.getByText('已经领完了。看看领券中心的其他券')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '领取周末茶券' })).toBeNull()
    expect(screen.getByText('已领完')).toBeTruthy()
    expect(Taro.vibrateShort).not.toHaveBeenCalled()
    expect(sent.map(({ action }) => action)).toEqual(['coupon.listCentre', 'coupon.claim', 'coupon.listCentre'])
  })

  test('without a reply it says so, and the retry is the same act', async () => {
    const sent = await open(
      { reply: aCentre([aCentreTemplate()]) },
      'lost',
      'lost',
      { reply: { coupon: aCoupon() } },
      { reply: aCentre([had]) },
    )
    await tap('领取周末茶券')
    expect(screen.getByText('网络不太顺畅，没有收到回应。再试一次，不会重复')).toBeTruthy()
    await tap('领取周末茶券')
    expect(screen.getByText('已放进我的券')).toBeTruthy()
    const claims = sent.filter(({ action }) => action === 'coupon.claim')
    expect(new Set(claims.map(({ requestId }) => requestId)).size).toBe(1)
  })

  test('the next time that the page is shown, what was claimed lies with what is had', async () => {
    await open(
      { reply: aCentre([aCentreTemplate()]) },
      { reply: { coupon: aCoupon() } },
      { reply: aCentre([had]) },
      { reply: aCentre([had]) },
    )
    await tap('领取周末茶券')
    await act(async () => showAgain())
    expect(screen.queryByText('已放进我的券')).toBeNull()
    expect(screen.getByText('每人限 1 张，已领 1 张')).toBeTruthy()
    fireEvent.click(button('看我的券'))
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/coupons/index' })
  })
})

test('sold out is said, without a button', async () => {
  await open({ reply: aCentre([soldOut]) })
  expect(screen.getByText('现在领不了')).toBeTruthy()
  expect(screen.getByText('已领完')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /领取/ })).toBeNull()
})

test('not for me says for whom, what would help, and leads there', async () => {
  await open({ reply: aCentre([forAmber]) })
  expect(screen.getByText('仅限琥珀会员')).toBeTruthy()
  expect(screen.getByText('升到琥珀即可，可在等级页看差多少')).toBeTruthy()
  fireEvent.click(button('看等级'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/tiers/index' })
  await act(async () => {})
})

test('one that opens later says when', async () => {
  const fix = { kind: 'wait', untilAt: NOW + DAY_MS } as const
  const why = [{ rule: 'claimStarted', verdict: 'fail', actual: NOW, needed: NOW + DAY_MS, fix } as const]
  await open({ reply: aCentre([aCentreTemplate({ outcome: 'refused', refusal: 'CLAIM_NOT_STARTED', why })]) })
  expect(screen.getByText('11月21日开始领取')).toBeTruthy()
  expect(screen.getByText('明天 15:00 再来')).toBeTruthy()
})

describe('for points', () => {
  test('shows price and balance, and asks before points are spent', async () => {
    const sent = await open(
      { reply: aCentre([friend]) },
      { reply: { coupon: aCoupon({ templateId: 'tpl_friend' }), balance: 686 } },
      { reply: aCentre([{ ...friend, owned: 1 }], { points: 686 }) },
    )
    expect(screen.getByText('600 积分')).toBeTruthy()
    expect(screen.getByText('你有 1,286 积分')).toBeTruthy()
    await tap('兑换老友券')
    expect(screen.getByText('1,286')).toBeTruthy()
    expect(screen.getByText('686')).toBeTruthy()
    expect(sent).toHaveLength(1)
    await tap('用 600 积分兑换')
    expect(sent[1]).toMatchObject({ action: 'coupon.buy', input: { templateId: 'tpl_friend' } })
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByText('已放进我的券')).toBeTruthy()
    expect(screen.getByText('你有 686 积分')).toBeTruthy()
  })

  test('a refusal is said where it was confirmed', async () => {
    await open({ reply: aCentre([friend]) }, { refuse: 'POINTS_SHORT', details: { missing: 20 } })
    await tap('兑换老友券')
    await tap('用 600 积分兑换')
    expect(screen.getByText('积分不够，还差 20 积分。攒够积分再来')).toBeTruthy()
    expect(screen.getByRole('dialog')).toBeTruthy()
  })

  test('points that do not suffice: how many are missing, and where they come from', async () => {
    const fix = { kind: 'earnPoints', missing: 200 } as const
    const why = [{ rule: 'points', verdict: 'fail', actual: 400, needed: 600, fix } as const]
    await open({ reply: aCentre([{ ...friend, outcome: 'refused', refusal: 'POINTS_SHORT', why }], { points: 400 }) })
    expect(screen.getByText('还差 200 积分，攒够再来兑换')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '兑换老友券' })).toBeNull()
    fireEvent.click(button('去签到'))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/check-in/index' })
    await act(async () => {})
  })
})

test('what went wrong is said, with one tap to try again', async () => {
  await open({ refuse: 'INTERNAL' }, { reply: aCentre([aCentreTemplate()]) })
  expect(screen.getByRole('alert').textContent).toContain('出了点问题')
  await tap('再试一次')
  expect(button('领取周末茶券')).toBeTruthy()
})

describe('an exchange code', () => {
  async function type(text: string) {
    await tap('输入兑换码')
    fireEvent.change(screen.getByLabelText('兑换码'), { target: { value: text } })
  }

  test('brings its coupon, one tap away, said once', async () => {
    const gift = aCoupon({ couponId: 'gift', rules: someRules({ title: '生日礼' }) })
    const sent = await open(
      { reply: aCentre([]) },
      { reply: { coupon: gift } },
      { reply: aCentre([]) },
      { reply: aCentre([]) },
    )
    await type(`${CODE.slice(0, 4)}-${CODE.slice(4).toLowerCase()}`)
    await tap('兑换')
    expect(sent[1]).toMatchObject({ action: 'coupon.exchange', input: { code: CODE } })
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByText('兑到一张生日礼')).toBeTruthy()
    expect(button('使用生日礼')).toBeTruthy()
    expect(Taro.vibrateShort).toHaveBeenCalledTimes(1)
    await act(async () => showAgain())
    expect(screen.queryByText('兑到一张生日礼')).toBeNull()
  })

  test('a second tap while it runs asks nothing', async () => {
    const sent = await open({ reply: aCentre([]) }, 'never')
    await type(CODE)
    fireEvent.click(button('兑换'))
    await tap('兑换')
    expect(sent).toHaveLength(2)
    expect(button('兑换').getAttribute('aria-busy')).toBe('true')
  })

  test.each([
    [CODE.slice(0, 11), '兑换码有 12 位，对照卡片再数一数'],
    [`${CODE.slice(0, 11)}${CODE.endsWith('2') ? '3' : '2'}`, '兑换码输错了。对照卡片再输一遍，码里没有 0、1、I、L、O'],
    ['ABCDEFGHJKM0', '兑换码输错了。对照卡片再输一遍，码里没有 0、1、I、L、O'],
  ])('%s is found mistyped on the phone and costs no try', async (typed, words) => {
    const sent = await open({ reply: aCentre([]) })
    await type(typed)
    await tap('兑换')
    expect(screen.getByRole('alert').textContent).toBe(words)
    expect(sent).toHaveLength(1)
    // The message disappears as soon as the code is corrected.
    fireEvent.change(screen.getByLabelText('兑换码'), { target: { value: CODE } })
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('a code that is used up says so and stays to be corrected', async () => {
    await open({ reply: aCentre([]) }, { refuse: 'CODE_ALREADY_USED' })
    await type(CODE)
    await tap('兑换')
    expect(screen.getByRole('alert').textContent).toBe('这个兑换码已经用过了。每个码只能用一次')
    expect(screen.getByRole('dialog')).toBeTruthy()
  })

  test('too many tries say how long to wait', async () => {
    await open({ reply: aCentre([]) }, { refuse: 'TOO_MANY_REQUESTS' })
    await type(CODE)
    await tap('兑换')
    expect(screen.getByRole('alert').textContent).toBe('试的次数太多了。过一小时再试，码不会失效')
  })

  test('the field is open at once when that is what the page was opened for', async () => {
    router.params = { exchange: '1' }
    await open({ reply: aCentre([]) })
    expect(screen.getByRole('dialog', { name: '输入兑换码' })).toBeTruthy()
  })
})
