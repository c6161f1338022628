import { act, fireEvent, render, screen } from '@testing-library/react'
import { qrTextOf } from '#shared/front/desk/sign-in'
import { type Scripted, scriptReplies } from '../../../testing/replies'
import Taro, { resetTaro } from '../../../testing/taro'
import DeskSignInPage from './index'

beforeEach(resetTaro)

const LOGIN = 'A'.repeat(22)
const NOW = Date.parse('2026-11-22T10:00:00+08:00')
const LOOK = {
  loginId: LOGIN,
  browser: 'Chrome · Windows',
  address: '203.0.*.*',
  isSameNetwork: false,
  startedAt: NOW,
  untilAt: NOW + 120_000,
  now: NOW,
  person: { name: '周总', role: 'headquarters' as const, isOwner: true, grants: [] },
}

const press = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })))
const type = (label: string, value: string) =>
  act(async () => fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value } }))

async function scan(result: string, ...script: Scripted[]) {
  const sent = scriptReplies(...script)
  Taro.scanCode.mockResolvedValueOnce({ result })
  render(<DeskSignInPage />)
  await press('扫电脑上的登录码')
  return sent
}

test('who asks is read, the digits are typed, and only then the browser is let in', async () => {
  const sent = await scan(qrTextOf(LOGIN), { reply: LOOK }, { reply: { confirmedAt: NOW } })
  for (const text of ['Chrome · Windows', '203.0.*.*', '10:00', '周总 · 所有者'])
    expect(screen.getByText(text)).toBeTruthy()
  expect(screen.getByText(/只确认自己打开的/)).toBeTruthy()
  expect(screen.getByText(/不在同一个网络/)).toBeTruthy()
  await press('确认登录')
  expect(sent).toHaveLength(1)
  await type('电脑屏幕上的四位数字', '04 17')
  await press('确认登录')
  expect(sent[1]).toMatchObject({ action: 'desk.confirmSignIn', input: { loginId: LOGIN, digits: '0417' } })
  expect(screen.getByText('电脑上已经登录')).toBeTruthy()
})

test('what is not one’s own is refused with a tap', async () => {
  const sent = await scan(qrTextOf(LOGIN), { reply: LOOK }, { reply: { loginId: LOGIN } })
  await press('不是我打开的')
  expect(sent[1]).toMatchObject({ action: 'desk.refuseSignIn', input: { loginId: LOGIN } })
  expect(screen.getByText('已经拒绝')).toBeTruthy()
})

test('any other code is not asked about', async () => {
  const sent = await scan('https://example.com/changlai-desk')
  expect(sent).toHaveLength(0)
  expect(screen.getByText(/这不是运营台的登录码/)).toBeTruthy()
})

test('a code that is over says what to do', async () => {
  await scan(qrTextOf(LOGIN), { refuse: 'SIGN_IN_OVER' })
  expect(screen.getByText('这个登录码已经失效。在电脑上换一个码，再扫一次')).toBeTruthy()
})
