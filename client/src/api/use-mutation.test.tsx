import { act, renderHook } from '@testing-library/react'
import { aPerformed } from '../testing/answers'
import { aProfile } from '../testing/profile-answers'
import { scriptReplies } from '../testing/replies'
import { resetTaro } from '../testing/taro'
import { useMutation } from './use-mutation'

beforeEach(resetTaro)

function renderMutation(options: Parameters<typeof useMutation<'check-in.perform'>>[1] = {}) {
  return renderHook(() => useMutation('check-in.perform', options)).result
}

test('runs once for two taps in the same moment', async () => {
  const sent = scriptReplies({ reply: aPerformed() })
  const mutation = renderMutation()
  const outputs = await act(() => Promise.all([mutation.current.run({}), mutation.current.run({})]))
  expect(outputs).toEqual([aPerformed(), null])
  expect(sent).toHaveLength(1)
})

test('is running until the answer is there', async () => {
  let finish: (value: unknown) => void = () => {}
  scriptReplies(
    new Promise((resolve) => {
      finish = resolve
    }),
  )
  const mutation = renderMutation()
  act(() => void mutation.current.run({}))
  expect(mutation.current.running).toBe(true)
  await act(async () => finish(aPerformed()))
  expect(mutation.current.running).toBe(false)
})

test.each([
  ['no reply came', ['lost', 'lost'] as const],
  ['the server broke', [{ refuse: 'INTERNAL' }] as const],
  ['the server was busy', [{ refuse: 'BUSY' }] as const],
])('repeats under the same request id after %s', async (_why, failures) => {
  const sent = scriptReplies(...failures, { reply: aPerformed() })
  const mutation = renderMutation()
  await act(() => mutation.current.run({}))
  expect(mutation.current.error).not.toBeNull()
  await act(() => mutation.current.run({}))
  expect(mutation.current.error).toBeNull()
  expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(1)
})

test('is a new act once the server has answered, or when the input is another', async () => {
  const sent = scriptReplies({ reply: aProfile() }, { refuse: 'MAKE_UP_NO_CARD' }, 'lost', 'lost', {
    reply: aProfile(),
  })
  const { result } = renderHook(() => useMutation('member.updateProfile'))
  await act(() => result.current.run({ nickname: '一' }))
  await act(() => result.current.run({ nickname: '一' }))
  await act(() => result.current.run({ nickname: '一' }))
  await act(() => result.current.run({ nickname: '二' }))
  const [done, refused, lost, lostAgain, other] = sent.map(({ requestId }) => requestId)
  expect(new Set([done, refused, lost, other]).size).toBe(4)
  expect(lostAgain).toBe(lost)
})

test('tells the page what came of it', async () => {
  scriptReplies({ reply: aPerformed() }, { refuse: 'ALREADY_CHECKED_IN' })
  const onDone = jest.fn()
  const onError = jest.fn()
  const mutation = renderMutation({ onDone, onError })
  await act(() => mutation.current.run({}))
  expect(onDone).toHaveBeenCalledWith(aPerformed(), {})
  await act(() => mutation.current.run({}))
  expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'ALREADY_CHECKED_IN' }))
  expect(mutation.current.error?.code).toBe('ALREADY_CHECKED_IN')
  act(() => mutation.current.clearError())
  expect(mutation.current.error).toBeNull()
})
