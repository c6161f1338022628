import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ActionOutput } from '../../../api/call'
import { type Scripted, scriptReplies } from '../../../testing/replies'
import { aStaff } from '../../../testing/staff-answers'
import { resetTaro } from '../../../testing/taro'
import DoorPage from './index'

beforeEach(resetTaro)

type Guests = ActionOutput<'booking.listGuests'>
const occasion: Guests['occasion'] = {
  ...{ occasionId: 'occ_1', title: '凤凰单丛品茶', place: '二楼', storeId: 'str_east', status: 'planned' },
  ...{ startsAt: 1, endsAt: 2, places: 12, taken: 1, waiting: 0, attended: 0 },
}
const lin = { memberId: 'mem_1', displayName: '林间小鹿', number: 1, state: 'booked' as const, attendedAt: null }
const list = (...guests: Guests['guests']): Scripted => ({ reply: { occasion, guests } })

async function openDoor(...script: Scripted[]) {
  const sent = scriptReplies({ reply: aStaff() }, { reply: { occasions: [occasion] } }, ...script)
  render(<DoorPage />)
  fireEvent.click(await screen.findByText('凤凰单丛品茶'))
  await waitFor(() => expect(screen.getByText('扫会员码')).toBeTruthy())
  return sent
}

async function type(value: string) {
  const field = screen.getByRole('textbox', { name: '扫不了就输入会员码' })
  await act(async () => fireEvent.change(field, { target: { value } }))
  await act(async () => fireEvent.click(screen.getByText('让这位进来')))
}

test('a typed code is read as the till reads it: blanks, small letters, look-alikes', async () => {
  const answer = { guest: { ...lin, state: 'attended' }, attended: 1, taken: 1, wasIn: false }
  const sent = await openDoor(list(lin), { reply: answer }, list({ ...lin, state: 'attended' }))
  await type('k7mq 2w9h 4r8a oi')
  expect(sent[3]).toMatchObject({ action: 'booking.checkIn', input: { memberCode: 'K7MQ2W9H4R8A01' } })
  expect(await screen.findByText('林间小鹿到了，请进')).toBeTruthy()
})

test('a code for paying, or another text, is none, and is not sent', async () => {
  const sent = await openDoor(list(lin))
  for (const text of ['134567890123456789', '你好']) {
    await type(text)
    expect(screen.getByText(/^会员码是 14 位数字和字母/)).toBeTruthy()
  }
  expect(sent).toHaveLength(3)
})

test.each([
  ['SHOWN_CODE_USED', /等会员的码换新后/],
  ['CODE_TOO_OLD', /可能是截图/],
])('%s is said to the clerk, and the list is read again', async (code, words) => {
  const sent = await openDoor(list(), { refuse: code }, list(lin))
  await type('K7MQ2W9H4R8A01')
  expect(screen.getByText(words)).toBeTruthy()
  expect(await screen.findByText('林间小鹿')).toBeTruthy()
  expect(sent.at(-1)).toMatchObject({ action: 'booking.listGuests' })
})
