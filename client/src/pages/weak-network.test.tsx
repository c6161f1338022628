import { act, render, screen, waitFor } from '@testing-library/react'
import { forgetAnswers } from '../api/kept-answers'
import { useHomeStore } from '../features/front/home/home-store'
import { aHomeAnswer, aTierList } from '../testing/answers'
import { scriptReplies } from '../testing/replies'
import Taro, { changeNetwork, pullDownNow, resetTaro, shared } from '../testing/taro'
import { SLOW_AFTER_MS } from '../ui/use-slow'
import CouponCentrePage from './coupon-centre'
import HomePage from './home'
import TiersPage from './tiers'

jest.mock('../features/loyalty/coupon/ClaimShelf', () => ({ ClaimShelf: () => null }))
jest.mock('../features/loyalty/coupon/WelcomeLine', () => ({ WelcomeLine: () => null }))

const SLOW = '网络有点慢，还在等店里的回应'

beforeEach(() => {
  forgetAnswers()
  resetTaro()
  useHomeStore.setState({ answer: null, error: null, loading: false })
})
afterEach(() => jest.useRealTimers())

test('after three seconds without an answer the page says what it waits for', async () => {
  jest.useFakeTimers()
  scriptReplies('never', 'never')
  render(<TiersPage />)
  await act(async () => void jest.advanceTimersByTime(SLOW_AFTER_MS - 1))
  expect(screen.queryByText(SLOW)).toBeNull()
  await act(async () => void jest.advanceTimersByTime(1))
  expect(screen.getByText(SLOW)).toBeTruthy()
})

test('what failed for want of a network is asked again when the phone has one, and not while it has none', async () => {
  const sent = scriptReplies('lost', 'lost', { reply: aTierList() })
  render(<TiersPage />)
  await waitFor(() => expect(screen.queryByText(/网络不太顺畅/)).toBeTruthy())
  await act(async () => changeNetwork(false))
  expect(sent).toHaveLength(2)
  await act(async () => changeNetwork(true))
  await waitFor(() => expect(screen.queryByText('我的成长')).toBeTruthy())
  await act(async () => changeNetwork(true))
  expect(sent.filter(({ action }) => action === 'tier.list')).toHaveLength(3)
})

test('home comes back with the network too', async () => {
  scriptReplies('lost', 'lost', { reply: aHomeAnswer() }, { reply: { target: null } })
  render(<HomePage />)
  await waitFor(() => expect(screen.queryByText(/网络不太顺畅/)).toBeTruthy())
  await act(async () => changeNetwork(true))
  await waitFor(() => expect(screen.queryByText('林间')).toBeTruthy())
})

test('a page that is pulled down asks again and lets go when the answer is there', async () => {
  const sent = scriptReplies({ reply: aTierList() }, { reply: aTierList() })
  render(<TiersPage />)
  await waitFor(() => expect(screen.queryByText('我的成长')).toBeTruthy())
  await act(async () => pullDownNow())
  await waitFor(() => expect(Taro.stopPullDownRefresh).toHaveBeenCalledTimes(1))
  expect(sent).toHaveLength(2)
})

test.each([
  ['home', HomePage],
  ['coupon-centre', CouponCentrePage],
  ['tiers', TiersPage],
])('%s is shared as the shop: no reward, no promise, nothing of the member', (_page, Page) => {
  scriptReplies('never', 'never')
  render(<Page />)
  const card = shared() as { title: string; path: string; imageUrl: string }
  expect(card).toEqual({ title: expect.any(String), path: '/pages/home/index', imageUrl: expect.any(String) })
  expect(card.title).not.toMatch(/[送领奖礼]|积分|券/)
})
