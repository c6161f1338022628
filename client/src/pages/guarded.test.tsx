import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ComponentType } from 'react'
import { forgetAnswers, keepAnswer } from '../api/kept-answers'
import { forgetFaults } from '../api/report-fault'
import { useHomeStore } from '../features/front/home/home-store'
import { useSession } from '../session/use-session'
import { EVERY_KEPT_ANSWER } from '../testing/every-kept-answer'
import Taro, { resetTaro } from '../testing/taro'
import { withoutEachField } from '../testing/without-each-field'
import CheckInPage from './check-in'
import CouponCentrePage from './coupon-centre'
import CouponsPage from './coupons'
import { guarded } from './guarded'
import HomePage from './home'
import InvitePage from './invite'
import MePage from './me'
import BoardPage from './operator/board'
import PointsPage from './points'
import PurchasesPage from './purchases'
import TiersPage from './tiers'

/** A page, the answer that it is drawn from, and where that answer is kept. */
const PAGES: [page: string, Page: ComponentType, action: string, key: string][] = [
  ['home', HomePage, 'home.open', 'home'],
  ['check-in', CheckInPage, 'check-in.getCalendar', 'query:check-in.getCalendar:{}'],
  ['check-in', CheckInPage, 'message.getReminders', 'query:message.getReminders:{}'],
  ['points', PointsPage, 'points.getBalance', 'query:points.getBalance:{}'],
  ['points', PointsPage, 'points.listEntries', 'query:points.listEntries:{}'],
  ['tiers', TiersPage, 'tier.list', 'query:tier.list:{}'],
  ['tiers', TiersPage, 'benefit.listMine', 'query:benefit.listMine:{}'],
  ['coupon-centre', CouponCentrePage, 'coupon.listCentre', 'query:coupon.listCentre:{}'],
  ['coupons', CouponsPage, 'coupon.listMine', 'query:coupon.listMine:{"tab":"usable"}'],
  ['purchases', PurchasesPage, 'purchase.listMine', 'query:purchase.listMine:{}'],
  ['purchases', PurchasesPage, 'purchase.sumMine', 'query:purchase.sumMine:{}'],
  ['purchases', PurchasesPage, 'recommendation.listMine', 'query:recommendation.listMine:{}'],
  ['invite', InvitePage, 'referral.getInvite', 'query:referral.getInvite:{}'],
  ['me', MePage, 'member.getProfile', 'query:member.getProfile:{}'],
  ['me', MePage, 'home.listPlaces', 'query:home.listPlaces:{}'],
  ['me', MePage, 'staff.getMine', 'query:staff.getMine:{}'],
  ['operator/board', BoardPage, 'report.getBoard', 'query:report.getBoard:{}'],
]

let answers = EVERY_KEPT_ANSWER
let asked: string[] = []
/** Events are sent some seconds after they happened; on a busy machine that may be before the test checks. */
let sentEvents: unknown[] = []

beforeEach(() => {
  // React logs every fault that a boundary catches.
  jest.spyOn(console, 'error').mockImplementation(() => {})
  begin()
})
afterEach(() => jest.restoreAllMocks())

function begin() {
  forgetAnswers()
  forgetFaults()
  resetTaro()
  useHomeStore.setState({ answer: null, error: null, loading: false })
  useSession.setState({ member: null, entrance: {} })
  answers = EVERY_KEPT_ANSWER
  asked = []
  sentEvents = []
  Taro.cloud.callFunction.mockImplementation(async ({ data }) => {
    const { action, requestId, input } = data as { action: string; requestId: string; input: unknown }
    asked.push(action)
    if (action === 'event.record') sentEvents.push(input)
    return { result: { ok: true, data: answers[action] ?? { target: null }, requestId } }
  })
}

const isDrawn = () => (document.body.textContent ?? '').trim() !== ''
const failure = () => screen.queryByText('这一页没能显示出来，我们已经记下了')
const faultsTold = () => JSON.stringify([Taro.getStorageSync('event-queue'), sentEvents])

describe.each(PAGES)('%s', (page, Page, action, key) => {
  test(`an earlier release's ${action} is not drawn: the shop is asked`, async () => {
    Taro.setStorageSync(key, {
      data: withoutEachField(EVERY_KEPT_ANSWER[action])[0]?.value,
      receivedAt: Date.UTC(2026, 10, 19),
    })
    render(<Page />)
    await waitFor(() => expect(asked).toContain(action))
    await waitFor(() => expect(isDrawn()).toBe(true))
    expect([failure(), faultsTold().includes('app.failed')]).toEqual([null, false])
  })

  test(`whatever ${action} leaves out, the page is never white, and says that it failed`, async () => {
    for (const { path, value } of withoutEachField(EVERY_KEPT_ANSWER[action])) {
      begin()
      answers = { ...EVERY_KEPT_ANSWER, [action]: value }
      const { unmount } = render(<Page />)
      // Requests that wait for others come one after another.
      for (let round = 0; round < 3; round += 1) await act(async () => {})
      expect([path, isDrawn()]).toEqual([path, true])
      if (failure()) expect(faultsTold()).toContain(`"page":"${page}"`)
      unmount()
    }
  })
})

test('a page that could not be drawn is one tap away from the right answer', async () => {
  answers = { ...EVERY_KEPT_ANSWER, 'tier.list': {} }
  render(<TiersPage />)
  await waitFor(() => expect(failure()).toBeTruthy())
  answers = EVERY_KEPT_ANSWER
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '再试一次' })))
  await waitFor(() => expect(screen.queryByText('我的成长')).toBeTruthy())
  expect(failure()).toBeNull()
})

test('home asks the shop anew after it could not be drawn', async () => {
  answers = { ...EVERY_KEPT_ANSWER, 'home.open': {} }
  render(<HomePage />)
  await waitFor(() => expect(failure()).toBeTruthy())
  answers = EVERY_KEPT_ANSWER
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '再试一次' })))
  await waitFor(() => expect(screen.queryByText('林间')).toBeTruthy())
})

test('what was kept and cannot be drawn is dropped, and the page heals without a tap', async () => {
  keepAnswer('query:tier.list:{}', { data: {}, receivedAt: 1 })
  render(<TiersPage />)
  await waitFor(() => expect(screen.queryByText('我的成长')).toBeTruthy())
  expect(faultsTold()).toContain('"kind":"render","page":"tiers"')
})

test('a page that goes on failing is not drawn for ever: it says so once, and waits for a tap', async () => {
  const draw = jest.fn((): never => {
    throw new TypeError('林间 has no tier')
  })
  const Broken = guarded('broken', draw)
  keepAnswer('home', { data: EVERY_KEPT_ANSWER['home.open'], receivedAt: 1 })
  render(<Broken />)
  const drawn = draw.mock.calls.length
  expect(failure()).toBeTruthy()
  // React tries each drawing twice more before it gives up.
  expect(drawn).toBeLessThanOrEqual(9)
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '再试一次' })))
  expect(failure()).toBeTruthy()
  expect(draw.mock.calls.length).toBeGreaterThan(drawn)
  // Reported once, and without the error's message, which may contain somebody's name.
  expect(faultsTold().match(/app\.failed/g)).toHaveLength(1)
  expect(faultsTold()).toContain('"error":"TypeError"')
  expect(faultsTold()).not.toContain('林间')
})
