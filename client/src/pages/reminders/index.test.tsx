import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { quiet, resetQuiet, type Scripted, scriptReplies } from '../../testing/replies'
import Taro, { resetTaro } from '../../testing/taro'
import RemindersPage from './index'

const TEMPLATE = 'tpl-check-in-00000000000000000000000000'
const checkIn = { purpose: 'check-in-next', templateId: TEMPLATE, sendAt: '09:00', daysBefore: 0, isOn: true, left: 2 }
const coupon = { ...checkIn, purpose: 'coupon-ending', sendAt: '10:00', daysBefore: 1, isOn: false, left: 0 }
const answer = (...reminders: unknown[]) => ({ reminders, quiet: { from: '21:00', until: '09:00' } })

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

test('a shop without templates says so', async () => {
  await open([])
  expect(screen.getByText('店里还没有可以要的提醒')).toBeTruthy()
})
