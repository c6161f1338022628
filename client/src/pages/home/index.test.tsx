import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { BusinessDay } from '#shared/kernel/business-day'
import { keepAnswer } from '../../api/kept-answers'
import { useHomeStore } from '../../features/front/home/home-store'
import { noteTouch } from '../../session/record-touch'
import { useSession } from '../../session/use-session'
import { aHomeAnswer, aPerformed, aReward, aStanding } from '../../testing/answers'
import { day } from '../../testing/days'
import { aProfile } from '../../testing/profile-answers'
import { type Scripted, scriptReplies } from '../../testing/replies'
import Taro, { resetTaro, showAgain } from '../../testing/taro'
import HomePage from './index'

// These send requests as well; `shelf.test.tsx` is about them.
jest.mock('../../features/loyalty/coupon/ClaimShelf', () => ({ ClaimShelf: () => null }))
jest.mock('../../features/loyalty/coupon/WelcomeLine', () => ({ WelcomeLine: () => null }))

beforeEach(() => {
  resetTaro()
  useHomeStore.setState({ answer: null, error: null, loading: false })
  useSession.setState({ member: null, entrance: {} })
})

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const lastOf = <T,>(list: T[]) => list[list.length - 1]

async function open(...script: Scripted[]) {
  const sent = scriptReplies(...script)
  render(<HomePage />)
  await waitFor(() => expect(useHomeStore.getState().loading).toBe(false))
  return sent
}

test('shows the shape of the card until the shop answers', async () => {
  let arrive: (answer: unknown) => void = () => {}
  scriptReplies(new Promise((resolve) => (arrive = resolve)))
  render(<HomePage />)
  expect(screen.getAllByLabelText('正在加载').length).toBeGreaterThan(0)
  expect(screen.queryByRole('button')).toBeNull()
  await act(async () => arrive(aHomeAnswer()))
  expect(screen.queryByLabelText('正在加载')).toBeNull()
  expect(screen.getByText('林间')).toBeTruthy()
})

test('signs in with where the visit came from, once, and tells the session who it is', async () => {
  useSession.setState({ entrance: { scene: 1047, key: 'table-3' } })
  const sent = await open({ reply: aHomeAnswer() })
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({ action: 'home.open', input: { entrance: { scene: 1047, key: 'table-3' } } })
  expect(useSession.getState().member).toMatchObject({ memberCode: '7K3QANXX20', tier: { name: '翡翠' } })
})

test('a new visitor is welcomed in a line and has the first check-in one tap away', async () => {
  await open({ reply: aHomeAnswer({ isNew: true, welcomePoints: 20, points: 20, nickname: null }) })
  expect(screen.getByText(/入会礼 20 积分已到账/)).toBeTruthy()
  expect(screen.getByText('会员 XX20')).toBeTruthy()
  expect(button('签到，得 2 积分')).toBeTruthy()
})

test('the welcome is not said again the next time that the page is shown', async () => {
  await open({ reply: aHomeAnswer({ isNew: true, welcomePoints: 20 }) }, { reply: aHomeAnswer() })
  await act(async () => showAgain())
  expect(screen.queryByText(/入会礼/)).toBeNull()
})

describe('the card', () => {
  test('says tier and its end, points, and what is missing for the next tier', async () => {
    await open({ reply: aHomeAnswer() })
    expect(button('等级：翡翠 · 至 2027年3月')).toBeTruthy()
    expect(button('积分 1286')).toBeTruthy()
    expect(screen.getByRole('progressbar', { name: '成长值 640 / 1,000，再得 360 升琥珀' })).toBeTruthy()
  })

  test('says which points end soon', async () => {
    await open({ reply: aHomeAnswer({ endingSoon: { points: 90, day: day('2026-11-30') } }) })
    expect(screen.getByText('90 积分 11月30日到期')).toBeTruthy()
  })

  test('at the top it says what keeps the tier', async () => {
    const keep = { growthNeeded: 2000, missingGrowth: 200, untilDay: day('2026-12-20') }
    const standing = aStanding({ tierKey: 'ink', growth: 3200, next: null, keep, untilDay: day('2026-12-20') })
    await open({ reply: aHomeAnswer({ standing, tier: { key: 'ink', name: '墨金', palette: 'ink' } }) })
    expect(screen.getByText('保级还差 200 成长值')).toBeTruthy()
    expect(screen.getByRole('progressbar', { name: '成长值 3,200，保级还差 200' })).toBeTruthy()
  })

  test('leads to code, points and tiers; a double tap opens one page', async () => {
    await open({ reply: aHomeAnswer() })
    fireEvent.click(button('出示会员码'))
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/code/index' })
    fireEvent.click(button(/^积分/))
    fireEvent.click(button(/^积分/))
    expect(Taro.navigateTo.mock.calls).toEqual([[{ url: '/pages/points/index' }]])
    await act(async () => {})
    fireEvent.click(button(/^等级/))
    expect(Taro.navigateTo).toHaveBeenLastCalledWith({ url: '/pages/tiers/index' })
    await act(async () => {})
  })
})

describe('checking in', () => {
  test('happens in place: felt, counted, and what comes next is said', async () => {
    const after = aHomeAnswer(
      { points: 1288 },
      { isDoneToday: true, streakDays: 5, nextReward: { inDays: 2, days: 7, points: 15, makeUpCards: 1 } },
    )
    const sent = await open({ reply: aHomeAnswer() }, { reply: aPerformed() }, { reply: after })
    await act(async () => fireEvent.click(button('签到，得 2 积分')))
    expect(screen.getByText('已签到，得到 2 积分')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /签到，得/ })).toBeNull()
    expect(button('积分 1288')).toBeTruthy()
    expect(await screen.findByText('再签 2 天，得 15 积分和 1 张补签卡')).toBeTruthy()
    expect(screen.getByLabelText('今天 已签到 +2')).toBeTruthy()
    expect(screen.getByRole('link', { name: '今日签到：已连续 5 天' })).toBeTruthy()
    expect(Taro.vibrateShort).toHaveBeenCalledTimes(1)
    expect(Taro.showModal).not.toHaveBeenCalled()
    expect(sent.map(({ action }) => action)).toEqual(['home.open', 'check-in.perform', 'home.open'])
  })

  test('a repeated tap while it runs does nothing', async () => {
    let answer: (performed: unknown) => void = () => {}
    const performing = new Promise((resolve) => (answer = resolve))
    const sent = await open({ reply: aHomeAnswer() }, performing, { reply: aHomeAnswer({}, { isDoneToday: true }) })
    const checkIn = button('签到，得 2 积分')
    fireEvent.click(checkIn)
    fireEvent.click(checkIn)
    fireEvent.click(checkIn)
    expect(checkIn.getAttribute('aria-busy')).toBe('true')
    await act(async () => answer(aPerformed()))
    expect(sent.filter(({ action }) => action === 'check-in.perform')).toHaveLength(1)
  })

  test('when another phone was first, it is simply done', async () => {
    await open(
      { reply: aHomeAnswer() },
      { refuse: 'ALREADY_CHECKED_IN' },
      { reply: aHomeAnswer({}, { isDoneToday: true }) },
    )
    await act(async () => fireEvent.click(button('签到，得 2 积分')))
    expect(await screen.findByText('今天已签到')).toBeTruthy()
    expect(screen.queryByText(/已经签到过/)).toBeNull()
  })

  test('without a reply it says so, and the retry is the same act', async () => {
    const sent = await open({ reply: aHomeAnswer() }, 'lost', 'lost', { reply: aPerformed() }, { reply: aHomeAnswer() })
    await act(async () => fireEvent.click(button('签到，得 2 积分')))
    expect(await screen.findByText('网络不太顺畅，没有收到回应。再试一次，不会重复')).toBeTruthy()
    await act(async () => fireEvent.click(button('签到，得 2 积分')))
    expect(await screen.findByText('已签到，得到 2 积分')).toBeTruthy()
    const acts = sent.filter(({ action }) => action === 'check-in.perform')
    expect(new Set(acts.map(({ requestId }) => requestId)).size).toBe(1)
    expect(acts).toHaveLength(3)
  })

  test('a ladder reward of today is part of the button, and explained', async () => {
    const todaysRewards = [aReward(), aReward({ kind: 'streak', points: 15, makeUpCards: 1 })]
    const nextReward = { inDays: 1, days: 7, points: 15, makeUpCards: 1 }
    await open({ reply: aHomeAnswer({}, { todaysRewards, nextReward }) })
    expect(button('签到，得 17 积分和 1 张补签卡')).toBeTruthy()
    expect(screen.getByText('其中 15 积分和 1 张补签卡是阶梯奖励')).toBeTruthy()
  })

  test('a day that a card can mend leads to the calendar, with the question open', async () => {
    await open({ reply: aHomeAnswer({}, { makeUpDay: day('2026-11-15') }) })
    fireEvent.click(button('补签 11月15日，接上连续签到'))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/check-in/index?makeUp=2026-11-15' })
    await act(async () => {})
  })
})

test('a tier that was reached is told in a line, not in a dialog', async () => {
  const amber = aStanding({
    tierKey: 'amber',
    next: { key: 'ink', name: '墨金', threshold: 3000, missingGrowth: 1999 },
  })
  await open(
    { reply: aHomeAnswer() },
    { reply: aPerformed({ tierReached: { key: 'amber', name: '琥珀' } }) },
    { reply: aHomeAnswer({ tier: { key: 'amber', name: '琥珀', palette: 'amber' }, standing: amber }) },
  )
  await act(async () => fireEvent.click(button('签到，得 2 积分')))
  expect(await screen.findByText('升到琥珀会员了')).toBeTruthy()
})

test('a tier that was lost is not congratulated', async () => {
  const lower = aStanding({ tierKey: 'paper', next: { key: 'jade', name: '翡翠', threshold: 300, missingGrowth: 80 } })
  await open(
    { reply: aHomeAnswer() },
    {
      reply: aHomeAnswer({
        tier: { key: 'paper', name: '素纸', palette: 'paper' },
        standing: { ...lower, untilDay: null, keep: null },
      }),
    },
  )
  await act(async () => showAgain())
  expect(button(/素纸会员/)).toBeTruthy()
  expect(screen.queryByText(/升到/)).toBeNull()
})

describe('the question about recording', () => {
  test.each([
    ['同意', true],
    ['不用', false],
  ])('%s is kept, and the question goes', async (word, isGranted) => {
    const sent = await open({ reply: aHomeAnswer({ askConsent: 'analytics' }) }, { reply: aProfile() })
    await act(async () => fireEvent.click(button(word)))
    expect(lastOf(sent)).toMatchObject({ action: 'member.setConsent', input: { purpose: 'analytics', isGranted } })
    expect(screen.queryByText('可以记录你看过哪些页面吗')).toBeNull()
  })

  test('stays, with a sentence, when the answer did not arrive', async () => {
    await open({ reply: aHomeAnswer({ askConsent: 'analytics' }) }, 'lost', 'lost')
    await act(async () => fireEvent.click(button('不用')))
    expect(await screen.findByText(/没有收到回应/)).toBeTruthy()
    expect(button('同意')).toBeTruthy()
  })
})

describe('an entrance', () => {
  async function arriveBy(target: string | null) {
    const told = { damaged: { target, storeId: null } }
    const sent = await open({ reply: aHomeAnswer() }, told)
    await waitFor(() => expect(lastOf(sent)?.action).toBe('entrance.recordTouch'))
    await act(async () => {})
  }
  beforeEach(() => noteTouch({ scene: 1047, key: '7K2M9QXR' }, {}, true))

  test.each([
    ['invite', '/pages/invite/index'],
    ['check-in', '/pages/check-in/index'],
    ['coupon-centre', '/pages/coupon-centre/index'],
  ])('leads on to %s once the visitor is a member', async (target, url) => {
    await arriveBy(target)
    expect(Taro.navigateTo.mock.calls).toEqual([[{ url }]])
  })

  test.each([['code'], ['coupons']])('leads on to the tab %s', async (target) => {
    await arriveBy(target)
    expect(Taro.switchTab).toHaveBeenCalledWith({ url: `/pages/${target}/index` })
  })

  test.each([[null], ['home'], ['a-page-of-a-newer-version']])('of %s stays at home', async (target) => {
    await arriveBy(target)
    expect(Taro.navigateTo).not.toHaveBeenCalled()
    expect(Taro.switchTab).not.toHaveBeenCalled()
  })
})

describe('invitations', () => {
  const invited = {
    needs: 'purchase' as const,
    minFen: 2000,
    points: 50,
    hasCoupon: true,
    untilDay: day('2026-12-20'),
    rewardDay: null as BusinessDay | null,
  }

  test('a line leads there while friends are welcome', async () => {
    await open({ reply: aHomeAnswer({ isInviteOpen: true }) })
    await act(async () => fireEvent.click(button('邀请有礼')))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/invite/index' })
  })

  test('there is no line while nobody new is counted', async () => {
    await open({ reply: aHomeAnswer() })
    expect(screen.queryByText('邀请有礼')).toBeNull()
  })

  test('one line says of which task a step is left, and leads to the tasks', async () => {
    const almost = { title: '一周三杯', goal: 3, untilDay: day('2026-11-22') }
    await open({ reply: aHomeAnswer({ tasks: { isOpen: true, almost } }) })
    await act(async () => fireEvent.click(button(/“一周三杯”还差一步/)))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/tasks/index' })
  })

  test.each([
    [invited, '朋友邀请你来的。12月20日 23:59 前首次消费实付满 20 元，你可得 50 积分和一张券，朋友也有一份'],
    [
      { ...invited, needs: 'check-in' as const, hasCoupon: false },
      '朋友邀请你来的。12月20日 23:59 前到店扫店内的码并签到一次，你可得 50 积分，朋友也有一份',
    ],
    [
      { ...invited, needs: 'phone' as const, points: 0 },
      '朋友邀请你来的。12月20日 23:59 前绑定自己的手机号，你可得 一张券，朋友也有一份',
    ],
    [{ ...invited, rewardDay: day('2026-11-27') }, '朋友的邀请已达标，你的 50 积分和一张券 11月27日到账'],
  ])('whoever came through a friend reads what both get and what for: %#', async (promised, text) => {
    await open({ reply: aHomeAnswer({ invited: promised }) })
    expect(screen.getByText(text)).toBeTruthy()
    // Nobody new is counted, so there are no rules to read.
    expect(screen.queryByText('看规则')).toBeNull()
  })

  test('the rules are one tap away while they are in force', async () => {
    await open({ reply: aHomeAnswer({ isInviteOpen: true, invited }) })
    await act(async () => fireEvent.click(button('看规则')))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/invite/index' })
  })
})

describe('without network', () => {
  test('a first visit says what happened and offers one retry', async () => {
    await open('lost', 'lost', { reply: aHomeAnswer() })
    expect(screen.getByRole('alert').textContent).toContain('网络不太顺畅')
    expect(screen.getByText(/^编号/)).toBeTruthy()
    await act(async () => fireEvent.click(button('再试一次')))
    expect(await screen.findByText('林间')).toBeTruthy()
  })

  test('a known member sees what was known, dated, and can still act', async () => {
    keepAnswer('home', { data: aHomeAnswer(), receivedAt: Date.UTC(2026, 10, 19, 1, 41) })
    await open('lost', 'lost', { reply: aHomeAnswer({ points: 1300 }) })
    expect(screen.getByText('显示的是 11月19日 09:41 的数据')).toBeTruthy()
    expect(button('积分 1286')).toBeTruthy()
    expect(document.querySelector('.stale')?.textContent).toContain('林间')
    await act(async () => fireEvent.click(button('刷新')))
    await waitFor(() => expect(screen.queryByText(/显示的是/)).toBeNull())
    expect(button('积分 1300')).toBeTruthy()
  })
})

test('an answer of another day does not bring a finished check-in with it', async () => {
  await open(
    { reply: aHomeAnswer() },
    { reply: aPerformed() },
    { reply: aHomeAnswer({}, { isDoneToday: true }) },
    { reply: aHomeAnswer({ today: day('2026-11-21') }) },
  )
  await act(async () => fireEvent.click(button('签到，得 2 积分')))
  await act(async () => showAgain())
  expect(await screen.findByRole('button', { name: '签到，得 2 积分' })).toBeTruthy()
})
