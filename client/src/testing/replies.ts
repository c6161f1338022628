import Taro from './taro'

/** What the cloud answers in a test, one after another; asked more often than told is a fault of the test. */
export type Scripted =
  | { reply: unknown }
  | { refuse: string; details?: Record<string, unknown> }
  | 'lost'
  | 'never'
  | Promise<unknown>

interface SentRequest {
  name: string
  action: string
  input: unknown
  requestId: string
}

/** What a page asks for again and again while it is shown: answered with nothing new, and no part of a test's script. */
const QUIET: Record<string, unknown> = { 'purchase.getReceipt': { now: 0, receipt: null } }

/** Scripts the answers of `callFunction`; returns the list that every request is added to. */
export function scriptReplies(...script: Scripted[]): SentRequest[] {
  const sent: SentRequest[] = []
  Taro.cloud.callFunction.mockImplementation(async ({ name, data }) => {
    const request = { name, ...(data as unknown as Omit<SentRequest, 'name'>) }
    sent.push(request)
    const next = script.shift()
    if (next === undefined) throw new Error(`The test has no reply for request ${sent.length}, ${request.action}`)
    return { result: await answer(next, request.requestId) }
  })
  return sent
}

async function answer(next: Scripted, requestId: string): Promise<unknown> {
  if (next === 'lost') throw { errCode: -1, errMsg: 'cloud.callFunction:fail' }
  if (next === 'never') return new Promise(() => {})
  if (next instanceof Promise) return { ok: true, data: await next, requestId }
  if ('refuse' in next) return { ok: false, error: { code: next.refuse, requestId, details: next.details } }
  return { ok: true, data: next.reply, requestId }
}
