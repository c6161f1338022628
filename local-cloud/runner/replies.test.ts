import { phoneReply, wireReply } from './replies'

const invocationId = 'inv1'

test('a phone gets the parsed result', () => {
  expect(phoneReply({ invocationId, kind: 'ok', result: '{"a":null}' })).toEqual({
    result: { a: null },
    requestID: 'inv1',
  })
})

test.each([
  ['failed', 'threw', -504002],
  ['failed', 'crashed', -504002],
  ['failed', 'timedOut', -504003],
  ['failed', 'resultTooLarge', -604001],
  ['refused', 'notFound', -501000],
  ['refused', 'notAllowed', -501023],
  ['refused', 'eventTooLarge', -501007],
] as const)('a phone whose call %s because it %s sees %d', (kind, reason, errCode) => {
  const reply = { invocationId, kind, reason, message: 'because' } as Parameters<typeof phoneReply>[0]
  const shown = phoneReply(reply)
  expect(shown).toMatchObject({ errCode })
  expect(shown).toMatchObject({ errMsg: expect.stringMatching(/^cloud\.callFunction:fail .* errMsg: because$/) })
})

test('a calling function sees a time-out as a result that says so', () => {
  const message = 'Invoking task timed out after 3 seconds'
  expect(wireReply({ invocationId, kind: 'failed', reason: 'timedOut', message })).toEqual({
    responseData: '{"errorCode":-1,"errorMessage":"Invoking task timed out after 3 seconds","statusCode":433}',
  })
})

test('a calling function sees everything else as an error of the wire', () => {
  expect(wireReply({ invocationId, kind: 'failed', reason: 'crashed', message: 'x' })).toEqual({
    code: 'FUNCTIONS_EXECUTE_FAIL',
    message: 'x',
  })
  expect(wireReply({ invocationId, kind: 'refused', reason: 'notFound', message: 'x' })).toMatchObject({
    code: 'FUNCTION_NOT_FOUND',
  })
})
