import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useHomeStore } from '../../features/home/home-store'
import { aHomeAnswer } from '../../testing/answers'
import { type Scripted, scriptReplies } from '../../testing/replies'
import Taro, { hideNow, resetTaro, showAgain } from '../../testing/taro'
import CodePage from './index'

beforeEach(() => {
  resetTaro()
  useHomeStore.setState({ answer: null, error: null, loading: false })
})

async function open(...script: Scripted[]) {
  scriptReplies(...script)
  const page = render(<CodePage />)
  await waitFor(() => expect(useHomeStore.getState().loading).toBe(false))
  return page
}

test('shows the code for both kinds of scanner, as text, and the points', async () => {
  await open({ reply: aHomeAnswer() })
  expect(screen.getByRole('img', { name: '会员二维码' })).toBeTruthy()
  expect(screen.getByRole('img', { name: '会员条形码' })).toBeTruthy()
  expect(screen.getByText('7K3QA N2ZE XX20J')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '积分 1286' }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/pages/points/index' })
  await act(async () => {})
})

test('the screen is bright while the code is in front, and as before when it is not', async () => {
  const page = await open({ reply: aHomeAnswer() }, { reply: aHomeAnswer() })
  expect(Taro.setScreenBrightness).toHaveBeenLastCalledWith({ value: 1 })
  await act(async () => hideNow())
  expect(Taro.setScreenBrightness).toHaveBeenLastCalledWith({ value: 0.5 })
  await act(async () => showAgain())
  expect(Taro.setScreenBrightness).toHaveBeenLastCalledWith({ value: 1 })
  page.unmount()
  await act(async () => {})
  expect(Taro.setScreenBrightness).toHaveBeenLastCalledWith({ value: 0.5 })
})

test('without network the code that the phone knows is still a code', async () => {
  Taro.setStorageSync('home', { data: aHomeAnswer(), receivedAt: Date.UTC(2026, 10, 19, 1, 41) })
  await open('lost', 'lost')
  expect(screen.getByText('7K3QA N2ZE XX20J')).toBeTruthy()
  expect(screen.getByText('显示的是 11月19日 09:41 的数据')).toBeTruthy()
  // Dimmed, a scanner could not read it.
  expect(document.querySelector('.stale')).toBeNull()
})

test('without network and memory it says so and tries again', async () => {
  await open('lost', 'lost', { reply: aHomeAnswer() })
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '再试一次' })))
  expect(await screen.findByText('7K3QA N2ZE XX20J')).toBeTruthy()
})
