import type { LocalCloud } from './cloud'
import { isHanded } from './wire/handed'
import type { ServedCall } from './wire/serve-call'

// The SDK's own modules, which have no types: whoever asks for anything asks through `requester.request`.
const sdk = '@cloudbase/node-sdk/dist/utils'
const requester: { request(call: SdkCall): Promise<unknown> } = require(`${sdk}/tcbapirequester`)
const { processReturn }: { processReturn(refusal: object): unknown } = require(`${sdk}/utils`)

const { EJSON }: { EJSON: { parse(text: unknown, options?: unknown): unknown } } = require('bson')
const { Util }: { Util: { formatField(document: object): object } } = require('@cloudbase/database/dist/commonjs/util')

interface SdkCall {
  params: { action: string }
}

const TIMEOUT_MS = 10_000

/**
 * Lets the SDK of this process ask `cloud` without HTTP: the parameters are the same texts and the answers hold the same, signing,
 * sockets and headers fall away, which are most of what a call costs. For many calls in one process that also runs the
 * functions; what the wire itself does is tested over HTTP. Answers the way back.
 */
export function shortenWire(cloud: Pick<LocalCloud, 'serve'>): () => void {
  const { request } = requester
  requester.request = async (call: SdkCall) => {
    // Pictures and payments travel as forms and are answered with bytes, functions may take their time: all by HTTP.
    if (!call.params.action.startsWith('database.')) return request(call)
    const served = await cloud.serve(JSON.stringify({ ...call.params, wxCloudApiToken: invocationToken() }))
    // As over a socket, nobody goes on in the turn in which they asked.
    await new Promise((resolve) => setImmediate(resolve))
    return heard(served)
  }
  const { parse } = EJSON
  const { formatField } = Util
  // What was handed over is read already. Of the others most hold nothing that plain JSON does not say, and reading them as such
  // takes a fraction of the time. Lists are read by `map`, so that a place in them may stand where options would.
  EJSON.parse = (text, options) => {
    if (typeof text !== 'string') return text
    const isPlain = typeof options !== 'object' && !text.includes('$') && !text.includes('\\u0000')
    return isPlain ? JSON.parse(text) : parse(text, options)
  }
  Util.formatField = (document) => (isHanded(document) ? document : formatField(document))
  return () => {
    requester.request = request
    EJSON.parse = parse
    Util.formatField = formatField
  }
}

/** As the SDK chooses it, of the variables of the invocation; it reads all variables of the process to do so. */
function invocationToken(): string {
  const { TRIGGER_SRC, WX_TRIGGER_API_TOKEN_V0, WX_API_TOKEN = '' } = process.env
  return TRIGGER_SRC === 'timer' ? WX_TRIGGER_API_TOKEN_V0 || WX_API_TOKEN : WX_API_TOKEN
}

/** As the SDK reads a response. */
async function heard(served: ServedCall): Promise<unknown> {
  switch (served.kind) {
    case 'handed':
      return served.answer
    case 'json':
    case 'refusal': {
      const result = JSON.parse(served.text) as { code?: string }
      return result.code === undefined ? result : processReturn(result)
    }
    case 'bytes':
      throw new Error('the database answers with JSON')
    case 'silence':
      await new Promise((resolve) => setTimeout(resolve, Math.min(served.ms ?? TIMEOUT_MS, TIMEOUT_MS)))
      throw Object.assign(new Error('request timeout'), { code: 'ESOCKETTIMEDOUT' })
    case 'reset':
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
  }
}
