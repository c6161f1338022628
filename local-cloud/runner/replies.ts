import type { InvocationReply } from './runner'

/** What `wx.cloud.callFunction` gives a phone: it resolves with the first or rejects with the second. */
export type PhoneReply = { result: unknown; requestID: string } | { errCode: number; errMsg: string; requestID: string }

// Codes as phones see them. -501023 for a closed function is assumed; the others have been seen on the service.
const PHONE_CODES = {
  notFound: [-501000, 'FunctionName parameter could not be found'],
  notAllowed: [-501023, 'PERMISSION_DENIED'],
  badEvent: [-501007, 'invalid parameters'],
  eventTooLarge: [-501007, 'invalid parameters'],
  threw: [-504002, 'functions execute fail'],
  crashed: [-504002, 'functions execute fail'],
  timedOut: [-504003, 'functions time limit exceeded'],
  resultTooLarge: [-604001, 'response size exceeds limit'],
} as const

export function phoneReply(reply: InvocationReply): PhoneReply {
  const requestID = reply.invocationId
  if (reply.kind === 'ok') return { result: JSON.parse(reply.result), requestID }
  const [errCode, text] = PHONE_CODES[reply.reason]
  // Only a rejection carries errMsg here: that is how the page tells the two apart over HTTP.
  const errMsg = `cloud.callFunction:fail Error: errCode: ${errCode} ${text} | errMsg: ${reply.message}`
  return { errCode, errMsg, requestID }
}

/** What the admin wire tells a function that called another one. */
export type WireReply = { responseData: string } | { code: string; message: string }

export function wireReply(reply: InvocationReply): WireReply {
  if (reply.kind === 'ok') return { responseData: reply.result }
  if (reply.kind === 'refused') {
    return reply.reason === 'notFound'
      ? { code: 'FUNCTION_NOT_FOUND', message: reply.message }
      : { code: 'INVALID_PARAM', message: reply.message }
  }
  // The service answers a time-out like a result that happens to describe an error.
  if (reply.reason === 'timedOut') {
    return { responseData: JSON.stringify({ errorCode: -1, errorMessage: reply.message, statusCode: 433 }) }
  }
  return { code: 'FUNCTIONS_EXECUTE_FAIL', message: reply.message }
}
