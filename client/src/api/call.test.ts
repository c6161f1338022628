import { scriptReplies } from '../testing/replies'
import { resetTaro } from '../testing/taro'
import { ApiError } from './api-error'
import { call } from './call'
import { nextBatch } from './event-queue'
import { REPLY_MS_MAX } from './send-action'

beforeEach(resetTaro)
afterEach(() => jest.useRealTimers())

test('asks `api` for the action and gives back its data', async () => {
  const sent = scriptReplies({ reply: { staff: null } })
  expect(await call('staff.getMine', {})).toEqual({ staff: null })
  expect(sent).toEqual([
    { name: 'api', action: 'staff.getMine', input: {}, requestId: expect.stringMatching(/^[\w-]{26,64}$/) },
  ])
})

test('throws a refusal with its code, request id and details, and asks only once', async () => {
  const sent = scriptReplies({ refuse: 'POINTS_SHORT', details: { missing: 20 } })
  const refusal = call('staff.getMine', {}, { requestId: 'given-request-id-0001' })
  await expect(refusal).rejects.toMatchObject({
    code: 'POINTS_SHORT',
    requestId: 'given-request-id-0001',
    details: { missing: 20 },
  })
  await expect(refusal).rejects.toBeInstanceOf(ApiError)
  expect(sent).toHaveLength(1)
})

test('asks once more under the same request id when the reply is lost', async () => {
  const sent = scriptReplies('lost', { reply: { staff: null } })
  expect(await call('staff.getMine', {})).toEqual({ staff: null })
  expect(sent).toHaveLength(2)
  expect(sent[1]).toEqual(sent[0])
})

test('asks once more when no reply comes in time', async () => {
  jest.useFakeTimers()
  const sent = scriptReplies('never', { reply: { staff: null } })
  const asked = call('staff.getMine', {})
  await jest.advanceTimersByTimeAsync(REPLY_MS_MAX - 1)
  expect(sent).toHaveLength(1)
  await jest.advanceTimersByTimeAsync(1)
  expect(await asked).toEqual({ staff: null })
  expect(sent[1]).toEqual(sent[0])
})

test('gives up after the second lost reply with NETWORK, and notes it for the shop', async () => {
  scriptReplies('lost', 'lost')
  await expect(call('staff.getMine', {})).rejects.toMatchObject({ code: 'NETWORK' })
  expect(nextBatch()?.events).toMatchObject([
    { name: 'request.failed', props: { action: 'staff.getMine', code: 'NETWORK' } },
  ])
})

test('says of a failed request on which page and in which version it failed', async () => {
  const { default: Taro } = await import('../testing/taro')
  const front = { getCurrentPages: () => [{ route: 'pages/home/index' }, { route: 'pages/coupons/index' }] }
  const known = { getCurrentPages: Taro.getCurrentPages }
  Object.assign(Taro, { ...front, getAccountInfoSync: () => ({ miniProgram: { version: '1.4.0' } }) })
  scriptReplies('lost', 'lost')
  await expect(call('staff.getMine', {})).rejects.toMatchObject({ code: 'NETWORK' })
  Object.assign(Taro, { ...known, getAccountInfoSync: undefined })
  expect(nextBatch()?.events[0]?.props).toMatchObject({ page: 'pages/coupons/index', version: '1.4.0' })
})

test.each([[undefined], [null], ['text'], [{}], [{ ok: false }]])(
  'takes a reply that is none (%p) for a fault of the server',
  async (result) => {
    const { default: Taro } = await import('../testing/taro')
    Taro.cloud.callFunction.mockResolvedValue({ result })
    await expect(call('staff.getMine', {})).rejects.toMatchObject({ code: 'INTERNAL' })
  },
)

test('does not note refusals that the member can act on', async () => {
  scriptReplies({ refuse: 'ALREADY_CHECKED_IN' })
  await expect(call('staff.getMine', {})).rejects.toMatchObject({ code: 'ALREADY_CHECKED_IN' })
  expect(nextBatch()).toBeNull()
})
