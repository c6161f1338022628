import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { keepAnswer } from '../../api/kept-answers'
import { aCalendar, aPerformed } from '../../testing/answers'
import { day, month } from '../../testing/days'
import { quiet, resetQuiet, type Scripted, scriptReplies } from '../../testing/replies'
import Taro, { resetTaro, router } from '../../testing/taro'
import CheckInPage from './index'

beforeEach(resetTaro)

const button = (name: string | RegExp) => screen.getByRole('button', { name })

async function open(...script: Scripted[]) {
  const sent = scriptReplies(...script)
  render(<CheckInPage />)
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('shows the shape of the page until the shop answers', async () => {
  scriptReplies('never')
  render(<CheckInPage />)
  expect(screen.getAllByLabelText('正在加载').length).toBeGreaterThan(0)
})

test('says the streak, its steps in words, the stamps, the month and the rules', async () => {
  await open({ reply: aCalendar() })
  expect(screen.getByLabelText('已连续签到 4 天')).toBeTruthy()
  expect(screen.getByLabelText('3 天 +5 积分 已得')).toBeTruthy()
  expect(screen.getByLabelText(/^7 天 \+15 积分.*下一档$/)).toBeTruthy()
  expect(screen.getByText('2026年11月')).toBeTruthy()
  expect(screen.getByLabelText('11月19日 已签到')).toBeTruthy()
  // Three more check-ins, including today's, end on the 22nd.
  expect(screen.getByLabelText('11月22日 可得15 积分和 1 张补签卡')).toBeTruthy()
  expect(screen.getByText('已签 4 天')).toBeTruthy()
  expect(screen.getByText(/最近 7 天里漏掉的日子，每月至多 3 次/)).toBeTruthy()
})

test('the newcomers’ days stand there only while they are open', async () => {
  const newcomers = { days: 3, doneDays: 1, lastDay: day('2026-11-29'), rewards: [5, 5, 8] }
  await open({ reply: aCalendar({ newcomers }) })
  expect(screen.getByText('新人 3 天')).toBeTruthy()
  expect(screen.getByText('11月29日 23:59 前')).toBeTruthy()
  expect(screen.getByLabelText('1天 已签到 +5')).toBeTruthy()
  expect(screen.getByLabelText('2天 待签到 +5')).toBeTruthy()
})

describe('checking in', () => {
  test('counts the streak up at once and asks for the new calendar', async () => {
    const done = aCalendar({
      isDoneToday: true,
      streakDays: 5,
      nextReward: { inDays: 2, days: 7, points: 15, makeUpCards: 1 },
    })
    const sent = await open({ reply: aCalendar() }, { reply: aPerformed() }, { reply: done })
    await act(async () => fireEvent.click(button('签到，得 2 积分')))
    expect(screen.getByText('已签到，得到 2 积分')).toBeTruthy()
    expect(screen.getByLabelText('已连续签到 5 天')).toBeTruthy()
    expect(await screen.findByText('再签 2 天，得 15 积分和 1 张补签卡')).toBeTruthy()
    expect(sent.map(({ action }) => action)).toEqual([
      'check-in.getCalendar',
      'check-in.perform',
      'check-in.getCalendar',
    ])
  })

  test('is refused calmly when it was done elsewhere', async () => {
    await open({ reply: aCalendar() }, { refuse: 'ALREADY_CHECKED_IN' }, { reply: aCalendar({ isDoneToday: true }) })
    await act(async () => fireEvent.click(button('签到，得 2 积分')))
    expect(await screen.findByText('今天已签到')).toBeTruthy()
  })
})

describe('making a day up', () => {
  const ask = () => fireEvent.click(button('11月15日 可以补签'))
  const sheet = () => within(screen.getByRole('dialog', { name: '补签 11月15日' }))

  test('asks first: what it does and what it costs', async () => {
    const sent = await open({ reply: aCalendar() })
    ask()
    expect(sheet().getByText('现有 1 张')).toBeTruthy()
    expect(sheet().getByText('3 次')).toBeTruthy()
    fireEvent.click(button('关闭'))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(sent).toHaveLength(1)
  })

  test('happens once, however often it is tapped, and shows the mended calendar', async () => {
    let answer: (made: unknown) => void = () => {}
    const made = new Promise((resolve) => (answer = resolve))
    const sent = await open({ reply: aCalendar() }, made, { reply: aCalendar({ streakDays: 9, makeUpCards: 0 }) })
    ask()
    const confirm = button('用 1 张补签卡补签')
    fireEvent.click(confirm)
    fireEvent.click(confirm)
    await act(async () => answer({ ...aPerformed({ streakDays: 9, pointsEarned: 15 }), makeUpCards: 0 }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(Taro.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '已补签，得到 15 积分' }))
    expect(await screen.findByText('补签卡 0 张')).toBeTruthy()
    expect(sent.filter(({ action }) => action === 'check-in.makeUp')).toMatchObject([
      { input: { day: day('2026-11-15') } },
    ])
  })

  test.each([
    ['MAKE_UP_NO_CARD', '没有补签卡了。得到补签卡后再补'],
    ['MAKE_UP_DAY_NOT_OPEN', '这一天不能补签。看看日历上还能补哪一天'],
    ['MAKE_UP_DAY_TAKEN', '这一天已经签到过了。不用补，刷新日历看看'],
    ['MAKE_UP_LIMIT_REACHED', '这个月的补签次数用完了。下个月可以继续补签'],
  ])('refused with %s it says why and does not offer the same again', async (code, sentence) => {
    await open({ reply: aCalendar() }, { refuse: code }, { reply: aCalendar() })
    ask()
    await act(async () => fireEvent.click(button('用 1 张补签卡补签')))
    expect(await screen.findByText(sentence)).toBeTruthy()
    expect(screen.queryByRole('button', { name: '用 1 张补签卡补签' })).toBeNull()
    fireEvent.click(button('知道了'))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('without a reply the same act can be tried again', async () => {
    const sent = await open(
      { reply: aCalendar() },
      'lost',
      'lost',
      { reply: { ...aPerformed(), makeUpCards: 0 } },
      { reply: aCalendar() },
    )
    ask()
    await act(async () => fireEvent.click(button('用 1 张补签卡补签')))
    expect(await screen.findByText(/没有收到回应/)).toBeTruthy()
    await act(async () => fireEvent.click(button('用 1 张补签卡补签')))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const made = sent.filter(({ action }) => action === 'check-in.makeUp')
    expect(new Set(made.map(({ requestId }) => requestId)).size).toBe(1)
  })

  test('coming from home’s hint, the question stands open', async () => {
    router.params = { makeUp: day('2026-11-15') }
    await open({ reply: aCalendar() })
    expect(screen.getByRole('dialog', { name: '补签 11月15日' })).toBeTruthy()
  })
})

describe('the months before', () => {
  test('open back to the first stamp and no further', async () => {
    const october = aCalendar({ month: month('2026-10'), totalDays: 6 })
    october.days.forEach((each) => {
      each.isCheckedIn = each.day <= day('2026-10-02')
      each.canMakeUp = false
    })
    const sent = await open({ reply: aCalendar({ totalDays: 6 }) }, { reply: october })
    expect(button('下个月').getAttribute('aria-disabled')).toBe('true')
    await act(async () => fireEvent.click(button('上个月')))
    expect(sent[1]).toMatchObject({ action: 'check-in.getCalendar', input: { month: month('2026-10') } })
    expect(await screen.findByLabelText('10月2日 已签到')).toBeTruthy()
    expect(button('上个月').getAttribute('aria-disabled')).toBe('true')
    await act(async () => fireEvent.click(button('下个月')))
    expect(screen.getByLabelText('11月19日 已签到')).toBeTruthy()
    expect(sent).toHaveLength(2)
  })

  test('are not offered when there is nothing in them', async () => {
    await open({ reply: aCalendar({ totalDays: 4 }) })
    expect(button('上个月').getAttribute('aria-disabled')).toBe('true')
  })

  test('say so when they do not arrive, and can be asked for again', async () => {
    const october = aCalendar({ month: month('2026-10'), totalDays: 6 })
    await open({ reply: aCalendar({ totalDays: 6 }) }, 'lost', 'lost', { reply: october })
    await act(async () => fireEvent.click(button('上个月')))
    expect(await screen.findByText(/没有收到回应/)).toBeTruthy()
    await act(async () => fireEvent.click(button('重试')))
    await waitFor(() => expect(screen.queryByText(/没有收到回应/)).toBeNull())
  })
})

test('whoever is no member yet is shown the way', async () => {
  await open({ refuse: 'NOT_A_MEMBER' })
  expect(screen.getByText('你还不是会员')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull()
  fireEvent.click(button('去首页'))
  expect(Taro.switchTab).toHaveBeenCalledWith({ url: '/pages/home/index' })
})

test('without network the last calendar is shown, dated', async () => {
  const kept = { data: aCalendar(), receivedAt: Date.UTC(2026, 10, 19, 1, 41) }
  keepAnswer('query:check-in.getCalendar:{}', kept)
  await open('lost', 'lost')
  expect(await screen.findByText('显示的是 11月19日 09:41 的数据')).toBeTruthy()
  expect(screen.getByLabelText('已连续签到 4 天')).toBeTruthy()
})

test('without network and without memory it says what happened', async () => {
  await open('lost', 'lost', { reply: aCalendar() })
  await act(async () => fireEvent.click(button('再试一次')))
  expect(await screen.findByText('2026年11月')).toBeTruthy()
})

describe('being reminded tomorrow', () => {
  const TEMPLATE = 'tpl-check-in-00000000000000000000000000'
  const reminder = {
    purpose: 'check-in-next',
    templateId: TEMPLATE,
    sendAt: '09:00',
    daysBefore: 0,
    isOn: false,
    left: 0,
  }
  const offer = (over: object = {}) => {
    const reply = { reminders: [{ ...reminder, ...over }], more: [], quiet: { from: '21:00', until: '09:00' } }
    quiet['message.getReminders'] = { reply, inputs: [] }
    return reply
  }
  afterEach(resetQuiet)

  test('is asked for after the check-in, with nothing awaited before WeChat’s question', async () => {
    const reply = offer()
    Taro.requestSubscribeMessage.mockResolvedValueOnce({ [TEMPLATE]: 'accept' })
    const sent = await open({ reply: aCalendar({ isDoneToday: true }) }, { reply })
    fireEvent.click(button('明天提醒我'))
    expect(Taro.requestSubscribeMessage).toHaveBeenCalledTimes(1)
    expect(await screen.findByText(/会提醒你/)).toBeTruthy()
    expect(sent[1]).toMatchObject({
      input: { purpose: 'check-in-next', answers: [{ templateId: TEMPLATE, answer: 'accept' }] },
    })
  })

  test('is promised once the shop has kept it; until then it says why, and the next tap sends the same again', async () => {
    const reply = offer()
    Taro.requestSubscribeMessage.mockResolvedValueOnce({ [TEMPLATE]: 'accept' })
    const sent = await open({ reply: aCalendar({ isDoneToday: true }) }, { refuse: 'BUSY' }, { reply })
    await act(async () => fireEvent.click(button('明天提醒我')))
    expect(await screen.findByText(/过几秒再试一次/)).toBeTruthy()
    expect(screen.queryByText(/会提醒你/)).toBeNull()
    await act(async () => fireEvent.click(button('明天提醒我')))
    expect(await screen.findByText(/会提醒你/)).toBeTruthy()
    expect(Taro.requestSubscribeMessage).toHaveBeenCalledTimes(1)
    expect(sent[2]?.input).toEqual(sent[1]?.input)
  })

  test('不用 is remembered, and nothing is asked before the check-in', async () => {
    offer()
    await open({ reply: aCalendar({ isDoneToday: true }) })
    await act(async () => fireEvent.click(button('不用')))
    expect(screen.queryByText('明天提醒我')).toBeNull()
    scriptReplies({ reply: aCalendar({ isDoneToday: true }) })
    const { container } = render(<CheckInPage />)
    await waitFor(() => expect(container.querySelector('[aria-label="正在加载"]')).toBeNull())
    expect(screen.queryByText('明天提醒我')).toBeNull()
  })

  test('whoever keeps “always” has one more by the tap that checks in, and sees nothing', async () => {
    const reply = offer({ isOn: true, left: 1 })
    Taro.getSetting.mockResolvedValue({
      subscriptionsSetting: { mainSwitch: true, itemSettings: { [TEMPLATE]: 'accept' } },
    })
    Taro.requestSubscribeMessage.mockResolvedValueOnce({ [TEMPLATE]: 'accept' })
    const sent = await open(
      { reply: aCalendar() },
      { reply: aPerformed() },
      { reply },
      { reply: aCalendar({ isDoneToday: true }) },
    )
    await act(async () => fireEvent.click(button('签到，得 2 积分')))
    await waitFor(() => expect(sent.map(({ action }) => action)).toContain('message.recordAnswers'))
    expect(sent.filter(({ action }) => action === 'check-in.perform')).toHaveLength(1)
    Taro.getSetting.mockResolvedValue({ subscriptionsSetting: {} })
  })
})
