import { call } from '../api/call'
import { REPLY_MS_MAX } from '../api/send-action'
import { scriptReplies } from './replies'
import Taro, { resetTaro } from './taro'

beforeEach(() => {
  jest.useFakeTimers()
  resetTaro()
})
afterEach(() => jest.useRealTimers())

describe('what a test has left without an answer', () => {
  let repeat: () => Promise<unknown>

  test('is under way', async () => {
    scriptReplies('never')
    void call('staff.getMine', {}).catch(() => {})
    await jest.advanceTimersByTimeAsync(REPLY_MS_MAX / 2)
    const [[sent] = []] = Taro.cloud.callFunction.mock.calls
    if (!sent) throw new Error('nothing was sent')
    repeat = () => Taro.cloud.callFunction(sent)
  })

  test('takes no reply of the next when it is asked for again', async () => {
    const sent = scriptReplies({ reply: { now: 0, receipt: null } })
    void repeat()
    expect(sent).toEqual([])
  })
})
