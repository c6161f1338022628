import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import type { ActionOutput } from '../../../api/call'
import { quiet, resetQuiet, type Scripted, scriptReplies } from '../../../testing/replies'
import Taro, { resetTaro } from '../../../testing/taro'
import OccasionPage from './index'

beforeEach(resetTaro)

const HOUR = 3_600_000
const starts = Date.now() + 72 * HOUR

function anOccasion(change: Partial<ActionOutput<'booking.get'>> = {}): ActionOutput<'booking.get'> {
  return {
    occasionId: 'occ_1',
    title: '凤凰单丛品茶',
    text: '三种香型，一泡一泡喝过去。\n不收费。',
    place: '二楼',
    storeId: 'str_east',
    storeName: '春熙路店',
    picture: 'pot',
    startsAt: starts,
    endsAt: starts + 1.5 * HOUR,
    places: 12,
    placesLeft: 3,
    waiting: 0,
    status: 'planned',
    mine: null,
    tierNames: null,
    isForMe: true,
    opensAt: starts - 100 * HOUR,
    closesAt: starts,
    cancelUntilAt: starts - 20 * HOUR,
    movedAt: null,
    reason: null,
    ahead: null,
    ...change,
  }
}

async function open(...script: Scripted[]) {
  const sent = scriptReplies(...script)
  await act(async () => void render(<OccasionPage />))
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('says when, where and how many places, and one tap takes one', async () => {
  const sent = await open({ reply: anOccasion() }, { reply: anOccasion({ mine: 'booked', placesLeft: 2 }) })
  expect(screen.getByText('12 个位子，还有 3 个')).toBeTruthy()
  expect(screen.getByText('大约 90 分钟')).toBeTruthy()
  fireEvent.click(screen.getByText('报名 1 位'))
  await waitFor(() => expect(screen.getByText('已报名，到了请店员扫会员码')).toBeTruthy())
  expect(screen.getByText('12 个位子，还有 2 个')).toBeTruthy()
  expect(sent[1]).toMatchObject({ action: 'booking.signUp' })
})

test('when it is full one waits, and is told how many are before', async () => {
  const full = { placesLeft: 0, waiting: 2 }
  await open({ reply: anOccasion(full) }, { reply: anOccasion({ ...full, waiting: 3, mine: 'waiting', ahead: 2 }) })
  fireEvent.click(screen.getByText('候补 1 位'))
  await waitFor(() => expect(screen.getByText('候补中，前面还有 2 位')).toBeTruthy())
})

test('a place is given back after one more look, and not any more when the shop counts on it', async () => {
  await open({ reply: anOccasion({ mine: 'booked' }) }, { reply: anOccasion({ mine: 'cancelled' }) })
  fireEvent.click(screen.getByText('来不了，取消报名'))
  fireEvent.click(screen.getByText('取消报名', { selector: '[role="button"] *, [role="button"]' }))
  await waitFor(() => expect(screen.getByText('报名 1 位')).toBeTruthy())
})

test.each([
  [{ status: 'calledOff', reason: '老师病了' }, '这次活动取消了'],
  [{ status: 'calledOff', reason: '老师病了', mine: 'booked' }, '这次活动取消了'],
  [{ closesAt: 1 }, '报名已经截止'],
  [{ isForMe: false, tierNames: ['琥珀'] }, '这次是给别的等级的会员的'],
  [{ mine: 'booked', cancelUntilAt: 1 }, '已报名，到了请店员扫会员码'],
] as const)('%j: what stands in the place of the act', async (change, words) => {
  await open({ reply: anOccasion(change as never) })
  expect(screen.getByText(words)).toBeTruthy()
  expect(screen.queryByText('报名 1 位')).toBeNull()
  expect(screen.queryByText('来不了，取消报名')).toBeNull()
})

test('of what was called off stands why, and neither places nor a way to give one back', async () => {
  await open({ reply: anOccasion({ status: 'calledOff', reason: '老师病了', mine: 'booked' }) })
  expect(screen.getByText('店里取消了这次活动：老师病了')).toBeTruthy()
  expect(screen.queryByText('12 个位子，还有 3 个')).toBeNull()
  expect(screen.queryByText('来不了怎么办')).toBeNull()
})

test('a refusal says why and what to do', async () => {
  const refused = { refuse: 'BOOKING_NOT_POSSIBLE', details: { why: 'tooMany' } } as unknown as Scripted
  await open({ reply: anOccasion() }, refused, { reply: anOccasion() })
  fireEvent.click(screen.getByText('报名 1 位'))
  await waitFor(() => expect(screen.getByText('你已经报了 10 个活动。先去过一个，或取消一个，再报名')).toBeTruthy())
})

test('a refusal of a later act shows how things stand by now', async () => {
  const refused = { refuse: 'BOOKING_NOT_POSSIBLE', details: { why: 'tooLate' } } as unknown as Scripted
  const tooLate = anOccasion({ mine: 'booked', cancelUntilAt: 1 })
  await open({ reply: anOccasion() }, { reply: anOccasion({ mine: 'booked' }) }, refused, { reply: tooLate })
  fireEvent.click(screen.getByText('报名 1 位'))
  fireEvent.click(await screen.findByText('来不了，取消报名'))
  const dialog = screen.getByRole('dialog', { name: '取消报名' })
  fireEvent.click(within(dialog).getByRole('button', { name: '取消报名' }))
  expect(await within(dialog).findByText('已经过了取消的时间。来不了请打电话告诉门店，不会扣什么')).toBeTruthy()
  await waitFor(() => expect(screen.queryByText('来不了，取消报名')).toBeNull())
})

test('what only newer shops know is no fault: another status, another drawing, another state', async () => {
  const newer = { status: 'postponed', picture: 'lantern', mine: 'invited' }
  await open({ damaged: { ...anOccasion(), ...newer } })
  expect(screen.getByText('凤凰单丛品茶')).toBeTruthy()
  expect(screen.getByText('报名 1 位')).toBeTruthy()
})

describe('to be reminded', () => {
  const TEMPLATE = 'tpl-booking-00000000000000000000000000'
  const reminder = { templateId: TEMPLATE, purpose: 'booking', sendAt: '18:00', daysBefore: 1, isOn: false, left: 0 }
  const offer = (over: object = {}) => {
    const more = [{ ...reminder, ...over }]
    quiet['message.getReminders'] = {
      reply: { reminders: [], more, quiet: { from: '21:00', until: '09:00' } },
      inputs: [],
    }
  }
  afterEach(resetQuiet)

  test('is asked once a place was taken, in WeChat’s words, for this occasion', async () => {
    offer()
    Taro.requestSubscribeMessage.mockResolvedValueOnce({ [TEMPLATE]: 'accept', errMsg: 'ok' })
    const kept = { reminders: [], more: [], quiet: { from: '21:00', until: '09:00' } }
    const sent = await open({ reply: anOccasion() }, { reply: anOccasion({ mine: 'booked' }) }, { reply: kept })
    expect(screen.queryByText('开始前提醒')).toBeNull()
    fireEvent.click(screen.getByText('报名 1 位'))
    fireEvent.click(await screen.findByText('开始前提醒'))
    expect(Taro.requestSubscribeMessage).toHaveBeenCalledWith(expect.objectContaining({ tmplIds: [TEMPLATE] }))
    await waitFor(() => expect(sent).toHaveLength(3))
    expect(sent[2]).toMatchObject({
      action: 'message.recordAnswers',
      input: { purpose: 'booking', answers: [{ templateId: TEMPLATE, answer: 'accept' }] },
    })
    expect(sent[2]?.input).toHaveProperty('occasionId')
  })

  test.each([
    ['who waits is asked whether to be told of a place', { mine: 'waiting', ahead: 0 }, {}, '告诉我'],
    ['who has asked already is not', { mine: 'booked' }, { isOn: true, left: 1 }, null],
    ['whose moment has passed is not', { mine: 'booked', startsAt: Date.now() + HOUR }, { daysBefore: 3 }, null],
    ['nobody is asked about what was called off', { mine: 'waiting', status: 'calledOff' }, {}, null],
  ] as const)('%s', async (_name, change, over, word) => {
    offer(over)
    await open({ reply: anOccasion(change) })
    await waitFor(() => expect(quiet['message.getReminders']?.inputs).toHaveLength(1))
    expect(screen.queryByText('开始前提醒')).toBeNull()
    expect(screen.queryByText('告诉我') !== null).toBe(word !== null)
  })
})
