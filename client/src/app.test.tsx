import { act, render } from '@testing-library/react'
import App from './app'
import { useSession } from './session/use-session'
import { resetTaro, showAgain } from './testing/taro'

beforeEach(() => {
  resetTaro()
  useSession.setState({ member: null, entrance: {} })
})

test('a code scanned while the mini-program is still open counts, not the one it was launched with', () => {
  render(<App />)
  act(() => showAgain({ scene: 1047, query: { scene: 'door-east' } }))
  expect(useSession.getState().entrance).toMatchObject({ key: 'door-east' })
  act(() => showAgain({ scene: 1047, query: { scene: 'table-7' } }))
  expect(useSession.getState().entrance).toEqual({ scene: 1047, key: 'table-7' })
})

test('an invitation is not lost when the visitor looks elsewhere before joining', () => {
  render(<App />)
  act(() => showAgain({ scene: 1007, query: { inviter: 'K2' } }))
  act(() => showAgain({ scene: 1001 }))
  expect(useSession.getState().entrance).toEqual({ scene: 1001, inviter: 'K2' })
  act(() => showAgain({ scene: 1047, query: { scene: 'i.QX' } }))
  expect(useSession.getState().entrance).toEqual({ scene: 1047, inviter: 'QX' })
})
