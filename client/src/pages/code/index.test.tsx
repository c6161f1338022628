import { act, fireEvent, render, screen } from '@testing-library/react'
import { keepAnswer } from '../../api/kept-answers'
import { useHomeStore } from '../../features/front/home/home-store'
import { RETRY_MS } from '../../features/people/member-code/use-shown-code'
import { RECEIPT_ASK_MS } from '../../features/till/purchase/use-receipt'
import { aHomeAnswer } from '../../testing/answers'
import { quiet, resetQuiet, type Scripted, scriptReplies } from '../../testing/replies'
import Taro, { hideNow, resetTaro, showAgain } from '../../testing/taro'
import CodePage from './index'

const NOW = Date.UTC(2026, 10, 20, 7)

/** 20 seconds before the code changes, 50 before it is worthless. */
function aCode(code: string) {
  return { code, now: NOW, changesAt: NOW + 20_000, validUntilAt: NOW + 49_999 }
}

const FIRST = '7K3QANXX20ABCD'
const SECOND = '7K3QANXX20WXYZ'

beforeEach(() => {
  // Only timers are faked: promises resolve at once.
  jest.useFakeTimers({ now: NOW, doNotFake: ['nextTick', 'queueMicrotask'] })
  resetTaro()
  resetQuiet()
  useHomeStore.setState({ answer: null, error: null, loading: false })
})
afterEach(() => jest.useRealTimers())

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))

async function open(...script: Scripted[]) {
  const sent = scriptReplies(...script)
  const page = render(<CodePage />)
  // First who it is, then the code.
  await pass(0)
  await pass(0)
  return { sent, page, asked: (action: string) => sent.filter((request) => request.action === action) }
}

test('shows the code for both kinds of scanner, as text, and the points', async () => {
  await open({ reply: aHomeAnswer() }, { reply: aCode(FIRST) })
  expect(screen.getByRole('img', { name: '会员二维码' })).toBeTruthy()
  expect(screen.getByRole('img', { name: '会员条形码' })).toBeTruthy()
  expect(screen.getByText('7K3QA NXX2 0ABCD')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '积分 1286' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/points/index' })
  await pass(0)
})

test('a new visitor becomes a member first, and then gets a code', async () => {
  const { sent } = await open({ reply: aHomeAnswer({ isNew: true }) }, { reply: aCode(FIRST) })
  expect(sent.map(({ action }) => action)).toEqual(['home.open', 'member.getCode'])
})

test('the code changes with its step and not before', async () => {
  const { asked } = await open({ reply: aHomeAnswer() }, { reply: aCode(FIRST) }, { reply: aCode(SECOND) })
  await pass(19_000)
  expect(screen.getByText('7K3QA NXX2 0ABCD')).toBeTruthy()
  await pass(1_000)
  expect(screen.getByText('7K3QA NXX2 0WXYZ')).toBeTruthy()
  expect(asked('member.getCode')).toHaveLength(2)
})

test('a line shows what is left of the half minute, also after coming back', async () => {
  await open({ reply: aHomeAnswer() }, { reply: aCode(FIRST) }, { reply: aHomeAnswer() })
  const line = () => document.querySelector<HTMLElement>('.left')
  expect(line()?.style.animationDelay).toBe('-10000ms')
  await act(async () => hideNow())
  await pass(5_000)
  await act(async () => showAgain())
  await pass(0)
  expect(line()?.style.animationDelay).toBe('-15000ms')
})

test('while nobody looks nothing is asked; coming back, a code that is still good is still shown', async () => {
  const { asked } = await open({ reply: aHomeAnswer() }, { reply: aCode(FIRST) }, { reply: aHomeAnswer() })
  await act(async () => hideNow())
  await pass(10_000)
  await act(async () => showAgain())
  await pass(0)
  expect(screen.getByText('7K3QA NXX2 0ABCD')).toBeTruthy()
  expect(asked('member.getCode')).toHaveLength(1)
})

test('an hour later the old code is not shown, not even until the new one comes', async () => {
  await open({ reply: aHomeAnswer() }, { reply: aCode(FIRST) }, { reply: aHomeAnswer() }, 'never')
  await act(async () => hideNow())
  await pass(3_600_000)
  await act(async () => showAgain())
  expect(screen.queryByText('7K3QA NXX2 0ABCD')).toBeNull()
  expect(screen.getByLabelText('正在生成会员码')).toBeTruthy()
})

describe('a screenshot', () => {
  const takeScreenshot = () => act(async () => Taro.onUserCaptureScreen.mock.calls.at(-1)?.[0]())

  test('makes the code worthless and brings another one', async () => {
    const { asked } = await open({ reply: aHomeAnswer() }, { reply: aCode(FIRST) }, { reply: aCode(SECOND) })
    await takeScreenshot()
    expect(asked('member.renewCode')).toMatchObject([{ input: { code: FIRST } }])
    expect(screen.getByText('7K3QA NXX2 0WXYZ')).toBeTruthy()
  })

  test('opened anew within the same half minute, the page shows the burnt code to nobody', async () => {
    const { page } = await open({ reply: aHomeAnswer() }, { reply: aCode(FIRST) }, { reply: aCode(SECOND) })
    await takeScreenshot()
    page.unmount()
    useHomeStore.setState({ answer: null, error: null, loading: false })
    const again = await open({ reply: aHomeAnswer() }, { reply: aCode(FIRST) }, 'never')
    expect(again.asked('member.renewCode')).toMatchObject([{ input: { code: FIRST } }])
    expect(screen.queryByText('7K3QA NXX2 0ABCD')).toBeNull()
    expect(screen.getByLabelText('正在生成会员码')).toBeTruthy()
  })

  test('where the step has no other code, none is shown until the next step', async () => {
    await open(
      { reply: aHomeAnswer() },
      { reply: aCode(FIRST) },
      { refuse: 'TOO_MANY_REQUESTS' },
      { reply: aCode(SECOND) },
    )
    await takeScreenshot()
    expect(screen.queryByText('7K3QA NXX2 0ABCD')).toBeNull()
    await pass(20_000)
    expect(screen.getByText('7K3QA NXX2 0WXYZ')).toBeTruthy()
  })
})

test('the screen is bright while the code is in front, and as before when it is not', async () => {
  const { page } = await open({ reply: aHomeAnswer() }, { reply: aCode(FIRST) }, { reply: aHomeAnswer() })
  expect(Taro.setScreenBrightness).toHaveBeenLastCalledWith({ value: 1 })
  await act(async () => hideNow())
  expect(Taro.setScreenBrightness).toHaveBeenLastCalledWith({ value: 0.5 })
  await act(async () => showAgain())
  expect(Taro.setScreenBrightness).toHaveBeenLastCalledWith({ value: 1 })
  page.unmount()
  await pass(0)
  expect(Taro.setScreenBrightness).toHaveBeenLastCalledWith({ value: 0.5 })
})

describe('without network', () => {
  test('a code that is still good stays, undimmed, and the next one is asked for again', async () => {
    const { asked } = await open({ reply: aHomeAnswer() }, { reply: aCode(FIRST) }, 'lost', 'lost', {
      reply: aCode(SECOND),
    })
    await pass(20_000)
    expect(screen.getByText('7K3QA NXX2 0ABCD')).toBeTruthy()
    await pass(RETRY_MS)
    expect(screen.getByText('7K3QA NXX2 0WXYZ')).toBeTruthy()
    expect(asked('member.getCode')).toHaveLength(4)
  })

  test('a code that no till takes any more is taken away, and it says why', async () => {
    const lost = Array.from({ length: 20 }, () => 'lost' as const)
    await open({ reply: aHomeAnswer() }, { reply: aCode(FIRST) }, ...lost)
    await pass(50_000)
    expect(screen.queryByText('7K3QA NXX2 0ABCD')).toBeNull()
    expect(screen.getByRole('alert').textContent).toContain('网络不太顺畅')
  })

  test('a start shows what is known of the member, says why there is no code, and tries again', async () => {
    keepAnswer('home', { data: aHomeAnswer(), receivedAt: Date.UTC(2026, 10, 19, 1, 41) })
    // Home and the code, each requested twice.
    await open('lost', 'lost', 'lost', 'lost', { reply: aCode(FIRST) })
    expect(screen.getByText('显示的是 11月19日 09:41 的数据')).toBeTruthy()
    expect(screen.getByText('林间')).toBeTruthy()
    await act(async () => fireEvent.click(screen.getByRole('button', { name: '再试一次' })))
    expect(screen.getByText('7K3QA NXX2 0ABCD')).toBeTruthy()
    // A scanner could not read a dimmed code.
    expect(document.querySelector('.stale')).toBeNull()
  })
})

describe('the receipt', () => {
  const receipt = {
    purchaseId: 'pur-1',
    storeName: '东店',
    amountFen: 3_910,
    discountFen: 800,
    benefits: [],
    coupons: [{ title: '周末茶券', discountFen: 800, gift: null, valueFen: null }],
    pointsEarned: 43,
    growthEarned: 39,
    balance: 1_329,
    tierReached: null,
    at: NOW + 4_000,
  }
  const asked = () => quiet['purchase.getReceipt']?.inputs ?? []
  const sell = () => {
    quiet['purchase.getReceipt'] = { reply: { now: NOW + 5_000, receipt }, inputs: asked() }
  }

  test('takes the place of the code by itself, with what was paid, saved and earned', async () => {
    await open({ reply: aHomeAnswer() }, { reply: aCode(FIRST) }, { reply: aHomeAnswer({ points: 1_329 }) })
    await pass(RECEIPT_ASK_MS)
    expect(asked()).toEqual([{ afterAt: NOW }])
    expect(screen.getByText('7K3QA NXX2 0ABCD')).toBeTruthy()
    sell()
    await pass(RECEIPT_ASK_MS)
    expect(screen.getByRole('status', { name: '已入账 39.10 元' })).toBeTruthy()
    for (const text of ['周末茶券', '−¥8.00', '+43', '+39', '1,329']) expect(screen.getByText(text)).toBeTruthy()
    expect(screen.queryByText('7K3QA NXX2 0ABCD')).toBeNull()
    expect(Taro.vibrateShort).toHaveBeenCalledTimes(1)
  })

  test('is asked for no more while it is shown; closed, the code is back and waits for the next sale', async () => {
    await open(
      { reply: aHomeAnswer() },
      { reply: aCode(FIRST) },
      { reply: aHomeAnswer() },
      { reply: aCode(SECOND) },
      { reply: aCode(FIRST) },
    )
    sell()
    await pass(RECEIPT_ASK_MS)
    await pass(3 * RECEIPT_ASK_MS)
    expect(asked()).toHaveLength(1)
    quiet['purchase.getReceipt'] = { reply: { now: NOW, receipt: null }, inputs: [] }
    await act(async () => fireEvent.click(screen.getByRole('button', { name: '好了' })))
    expect(screen.getByRole('img', { name: '会员二维码' })).toBeTruthy()
    await pass(RECEIPT_ASK_MS)
    expect(asked()).toEqual([{ afterAt: NOW + 4_000 }])
  })

  test('is not asked for while nobody looks', async () => {
    await open({ reply: aHomeAnswer() }, { reply: aCode(FIRST) }, 'never', 'never')
    await act(async () => hideNow())
    await pass(60_000)
    expect(asked()).toEqual([])
  })
})
