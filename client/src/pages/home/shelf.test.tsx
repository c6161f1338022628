import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { keepAnswer } from '../../api/kept-answers'
import { useHomeStore } from '../../features/front/home/home-store'
import { useSession } from '../../session/use-session'
import { aHomeAnswer } from '../../testing/answers'
import { aCentre, aCentreTemplate, aCoupon, someRules } from '../../testing/coupon-answers'
import { type Scripted, scriptReplies } from '../../testing/replies'
import Taro, { resetTaro } from '../../testing/taro'
import HomePage from './index'

beforeEach(() => {
  resetTaro()
  useHomeStore.setState({ answer: null, error: null, loading: false })
  useSession.getState().setMember(null)
})

const button = (name: string | RegExp) => screen.getByRole('button', { name })

async function open(...script: Scripted[]) {
  const sent = scriptReplies(...script)
  render(<HomePage />)
  await waitFor(() => expect(useHomeStore.getState().loading).toBe(false))
  await act(async () => {})
  return sent
}

const NO_COUPONS = { reply: aCentre([]) }
const named = (title: string) => aCentreTemplate({ templateId: `tpl_${title}`, rules: someRules({ title }) })

test('coupons are asked for after home, and two that are there for a tap are shown', async () => {
  const pricy = aCentreTemplate({
    templateId: 'tpl_p',
    way: 'points',
    pricePoints: 600,
    rules: someRules({ title: '老友券' }),
  })
  const sent = await open(
    { reply: aHomeAnswer() },
    { reply: aCentre([pricy, aCentreTemplate({ outcome: 'soldOut' }), named('甲'), named('乙'), named('丙')]) },
  )
  // The shelf is drawn once it has its answer.
  const shelf = await screen.findAllByRole('button', { name: /^领取/ })
  expect(sent.map(({ action }) => action)).toEqual(['home.open', 'coupon.listCentre'])
  expect(shelf.map((each) => each.getAttribute('aria-label'))).toEqual(['领取甲', '领取乙'])
  fireEvent.click(screen.getByRole('link', { name: '可以领取：领券中心' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/coupon-centre/index' })
  await act(async () => {})
})

test('is claimed in place, by one tap', async () => {
  const had = aCentreTemplate({ outcome: 'refused', refusal: 'CLAIM_LIMIT_REACHED', owned: 1 })
  await open(
    { reply: aHomeAnswer() },
    { reply: aCentre([aCentreTemplate()]) },
    { reply: { coupon: aCoupon() } },
    { reply: aCentre([had]) },
  )
  const claim = await screen.findByRole('button', { name: '领取周末茶券' })
  await act(async () => fireEvent.click(claim))
  expect(screen.getByText('已放进我的券')).toBeTruthy()
  fireEvent.click(button('使用周末茶券'))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/pages/coupon/index?id=${aCoupon().couponId}` })
  await act(async () => {})
})

test('one that is gone meanwhile says so', async () => {
  const gone = aCentreTemplate({ outcome: 'soldOut', refusal: 'COUPON_SOLD_OUT', left: 0 })
  await open(
    { reply: aHomeAnswer() },
    { reply: aCentre([aCentreTemplate()]) },
    { refuse: 'COUPON_SOLD_OUT' },
    { reply: aCentre([gone]) },
  )
  const claim = await screen.findByRole('button', { name: '领取周末茶券' })
  await act(async () => fireEvent.click(claim))
  expect(screen.getByText('已经领完了。看看领券中心的其他券')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '领取周末茶券' })).toBeNull()
})

test.each<[string, Scripted]>([
  ['nothing to claim', { reply: aCentre([]) }],
  ['a fault', { refuse: 'INTERNAL' }],
])('with %s home is as it is without', async (_name, answer) => {
  await open({ reply: aHomeAnswer() }, answer)
  expect(screen.getByText('林间')).toBeTruthy()
  expect(screen.queryByText('可以领取')).toBeNull()
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a phone that knows the member draws home and shelf at once, and asks home alone until it is answered', async () => {
  keepAnswer('home', { data: aHomeAnswer(), receivedAt: Date.now() - 3_600_000 })
  keepAnswer('query:coupon.listCentre:{}', { data: aCentre([named('甲')]), receivedAt: Date.now() - 3_600_000 })
  let answerHome: (home: unknown) => void = () => {}
  const answer = new Promise<unknown>((resolve) => {
    answerHome = resolve
  })
  const sent = scriptReplies(answer, { reply: aCentre([named('乙')]) })
  render(<HomePage />)
  await act(async () => {})
  expect(button('领取甲')).toBeTruthy()
  expect(sent.map(({ action }) => action)).toEqual(['home.open'])
  await act(async () => answerHome(aHomeAnswer()))
  expect(await screen.findByRole('button', { name: '领取乙' })).toBeTruthy()
  expect(sent.map(({ action }) => action)).toEqual(['home.open', 'coupon.listCentre'])
})

test('a shelf that was filled a moment ago is not asked for again', async () => {
  keepAnswer('query:coupon.listCentre:{}', { data: aCentre([named('甲')]), receivedAt: Date.now() })
  const sent = await open({ reply: aHomeAnswer() })
  expect(button('领取甲')).toBeTruthy()
  expect(sent.map(({ action }) => action)).toEqual(['home.open'])
})

describe('a newcomer’s coupons', () => {
  test('are asked for once the member is made, and said in a line', async () => {
    const gift = aCoupon({ way: 'welcome' })
    const sent = await open({ reply: aHomeAnswer({ isNew: true }) }, { reply: { coupons: [gift, gift] } }, NO_COUPONS)
    expect(sent.map(({ action }) => action)).toContain('coupon.receiveWelcome')
    expect(await screen.findByText('2 张入会券已放进我的券')).toBeTruthy()
    fireEvent.click(button('去看看'))
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/coupons/index' })
  })

  test('are not mentioned where there are none', async () => {
    const sent = await open({ reply: aHomeAnswer({ isNew: true }) }, { reply: { coupons: [] } }, NO_COUPONS)
    await waitFor(() => expect(sent).toHaveLength(3))
    await act(async () => {})
    expect(screen.queryByText(/入会券/)).toBeNull()
  })

  test('are not asked for by who is known', async () => {
    const known = await open({ reply: aHomeAnswer() }, NO_COUPONS)
    await waitFor(() => expect(known.map(({ action }) => action)).toEqual(['home.open', 'coupon.listCentre']))
  })
})

test('whoever keeps “always” has one more reminder by the tap that takes a coupon; nothing more is asked at the opening', async () => {
  const templateId = 'tpl-coupon-000000000000000000000000000'
  const reminder = {
    purpose: 'coupon-ending',
    templateId,
    sendAt: '10:00',
    daysBefore: 1,
    isOn: true,
    left: 1,
  } as const
  const reminders = { reminders: [reminder], more: [], quiet: { from: '21:00', until: '09:00' } }
  keepAnswer('query:message.getReminders:{}', { data: reminders, receivedAt: Date.now() })
  const itemSettings = { [templateId]: 'accept' }
  Taro.getSetting.mockResolvedValue({ subscriptionsSetting: { mainSwitch: true, itemSettings } })
  Taro.requestSubscribeMessage.mockResolvedValueOnce({ [templateId]: 'accept' })
  const sent = await open(
    { reply: aHomeAnswer() },
    { reply: aCentre([aCentreTemplate()]) },
    { reply: { coupon: aCoupon() } },
    { reply: reminders },
    { reply: aCentre([]) },
  )
  const claim = await screen.findByRole('button', { name: '领取周末茶券' })
  expect(sent).toHaveLength(2)
  await act(async () => fireEvent.click(claim))
  await waitFor(() => expect(sent.map(({ action }) => action)).toContain('message.recordAnswers'))
  expect(Taro.requestSubscribeMessage).toHaveBeenCalledTimes(1)
  Taro.getSetting.mockResolvedValue({ subscriptionsSetting: {} })
})
