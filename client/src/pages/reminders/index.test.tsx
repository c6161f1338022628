import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { titleOf } from '../../features/reach/message/reminder-text'
import { remindersIn } from '../../features/reach/message/use-reminder'
import { quiet, resetQuiet, type Scripted, scriptReplies } from '../../testing/replies'
import Taro, { resetTaro } from '../../testing/taro'
import RemindersPage from './index'

const TEMPLATE = 'tpl-check-in-00000000000000000000000000'
const checkIn = { purpose: 'check-in-next', templateId: TEMPLATE, sendAt: '09:00', daysBefore: 0, isOn: true, left: 2 }
const coupon = { ...checkIn, purpose: 'coupon-ending', sendAt: '10:00', daysBefore: 1, isOn: false, left: 0 }
const answer = (...reminders: unknown[]) => ({ reminders, more: [], quiet: { from: '21:00', until: '09:00' } })

beforeEach(() => {
  resetTaro()
  resetQuiet()
})

async function open(reminders: unknown[], ...script: Scripted[]) {
  quiet['message.getReminders'] = { reply: answer(...reminders), inputs: [] }
  const sent = scriptReplies(...script)
  await act(async () => void render(<RemindersPage />))
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  return sent
}

test('says what was asked for, about how many are left, and when nothing comes', async () => {
  await open([checkIn, coupon])
  expect(screen.getByText(/大约还能提醒 2 次/)).toBeTruthy()
  expect(screen.getByText('到期前 1 天 10:00')).toBeTruthy()
  expect(screen.getByText('21:00–9:00')).toBeTruthy()
})

test('off by one tap, on by WeChat’s own question, which is asked before anything else', async () => {
  Taro.requestSubscribeMessage.mockResolvedValueOnce({ [TEMPLATE]: 'accept', errMsg: 'ok' })
  const sent = await open([checkIn, coupon], { reply: answer(coupon) }, { reply: answer(coupon) })
  await act(async () => fireEvent.click(screen.getByRole('switch', { name: '签到' })))
  expect(sent[0]).toMatchObject({ action: 'message.turnOff', input: { purpose: 'check-in-next' } })
  fireEvent.click(screen.getByRole('switch', { name: '券快到期' }))
  expect(Taro.requestSubscribeMessage).toHaveBeenCalledWith(expect.objectContaining({ tmplIds: [TEMPLATE] }))
  await waitFor(() => expect(sent).toHaveLength(2))
  expect(sent[1]).toMatchObject({
    action: 'message.recordAnswers',
    input: { purpose: 'coupon-ending', answers: [{ templateId: TEMPLATE, answer: 'accept' }] },
  })
})

test('what phones have learned to show later stands below; a word that this one does not know is left out', async () => {
  const later = ['booking', 'reply', 'birthday-gift'].map((purpose) => ({ ...coupon, purpose }))
  quiet['message.getReminders'] = { reply: { ...answer(checkIn), more: later }, inputs: [] }
  scriptReplies()
  await act(async () => void render(<RemindersPage />))
  await waitFor(() => expect(screen.queryByLabelText('正在加载')).toBeNull())
  expect(screen.getAllByRole('switch').map((each) => each.getAttribute('aria-label'))).toEqual([
    '签到',
    '活动',
    '店里回复',
    '生日礼',
  ])
  expect(screen.getByText('开始前 1 天 10:00')).toBeTruthy()
  expect(screen.getByText('店里一回复就提醒')).toBeTruthy()
  // What a newer shop offers, and this phone has no word for, is left out.
  expect(titleOf({ purpose: 'a-word-of-next-year' as never })).toBeNull()
})

test('a shop that is older than this phone has one list', () => {
  const { more: _more, ...older } = answer(checkIn)
  expect(remindersIn(older as never)).toEqual([checkIn])
  expect(remindersIn(null)).toEqual([])
})

test('a shop without templates says so', async () => {
  await open([])
  expect(screen.getByText('店里还没有可以要的提醒')).toBeTruthy()
})
