import { act, fireEvent, render, screen } from '@testing-library/react'
import { groupedCode, withCheck } from '#shared/kernel/checked-code'
import { type Scripted, scriptReplies } from '../../../testing/replies'
import { EAST } from '../../../testing/staff-answers'
import Taro, { resetTaro } from '../../../testing/taro'
import JoinPage from './index'

beforeEach(resetTaro)

const CODE = withCheck('ABCDEFGHJKM')
const type = (value: string) =>
  act(async () => fireEvent.change(screen.getByRole('textbox', { name: '店长给的邀请码' }), { target: { value } }))
const press = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })))

function open(...script: Scripted[]) {
  const sent = scriptReplies(...script)
  render(<JoinPage />)
  return sent
}

test('a typed code makes a clerk, who goes to the counter', async () => {
  const sent = open({ reply: { name: '何青', role: 'clerk', stores: [EAST] } })
  await type(groupedCode(CODE).toLowerCase())
  await press('加入门店')
  expect(sent[0]).toMatchObject({ action: 'staff.join', input: { code: CODE } })
  expect(screen.getByText('何青，欢迎加入')).toBeTruthy()
  expect(screen.getByText('店员 · 东店')).toBeTruthy()
  await press('去收银台')
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/pages/staff/counter/index' })
})

test('a code that cannot be one is not sent', async () => {
  const sent = open()
  await press('加入门店')
  await type(`${CODE.slice(0, -1)}${CODE.endsWith('A') ? 'B' : 'A'}`)
  await press('加入门店')
  expect(screen.getByText('邀请码是 12 位，和店长再对一遍')).toBeTruthy()
  expect(sent).toHaveLength(0)
})

test.each([
  ['INVITATION_ENDED', '这个邀请码已经用过或过期。请店长再发一个'],
  ['INVITATION_NOT_FOUND', '没有这个邀请码。和店长核对后再输入'],
  ['TOO_MANY_REQUESTS', '试的次数太多了。过一小时再试，或请店长看看码对不对'],
])('%s says what to do', async (refuse, sentence) => {
  open({ refuse })
  await type(CODE)
  await press('加入门店')
  expect(screen.getByText(sentence)).toBeTruthy()
})

test('without an answer the same request is sent again', async () => {
  const sent = open('lost', 'lost', { reply: { name: '何青', role: 'clerk', stores: [EAST] } })
  await type(CODE)
  await press('加入门店')
  expect(screen.getByText('没有收到回应，可能已经加入。再点一次，不会重复')).toBeTruthy()
  await press('加入门店')
  expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(1)
})
