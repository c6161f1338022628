import type { LocalCloud } from '../cloud'
import type { AnsweringOpenApi } from '../openapi/openapi'
import { textParam, type WireCall } from './call'
import type { Answer } from './database-actions'
import { CloudError } from './errors'
import type { RawAnswer } from './serve-call'

type Parts = Pick<LocalCloud, 'invokeFunction'>

/** Calls from one function to another, and to WeChat. Null when the action is none of these. */
export async function answerFunctions(
  cloud: Parts,
  openapi: AnsweringOpenApi,
  call: WireCall,
): Promise<Answer | RawAnswer | null> {
  switch (call.action) {
    case 'functions.invokeFunction':
      return { data: { response_data: await invoke(cloud, call) } }
    case 'wx.openApi':
      return {
        bytes: openapi.answer({ ...apiOf(call), requestData: bytesParam(call) }),
        contentType: 'application/x-protobuf',
      }
    case 'wx.wxPayApi': {
      const { api, invocation } = apiOf(call)
      const data = JSON.parse(bytesParam(call).toString('utf8')) as Record<string, unknown> // The SDK's own text.
      const body = openapi.answerJson({ api: `cloudPay.${api}`, invocation, data })
      return { bytes: Buffer.from(JSON.stringify(body)), contentType: 'application/octet-stream' }
    }
    case 'wx.api': {
      const data = JSON.parse(textParam(call.params, 'requestData')) as Record<string, unknown> // The SDK's own text.
      return { data: { responseData: JSON.stringify(openapi.answerJson({ ...apiOf(call), data })) } }
    }
    default:
      return null
  }
}

async function invoke({ invokeFunction }: Parts, call: WireCall): Promise<string> {
  const name = textParam(call.params, 'function_name')
  if (invokeFunction === undefined) throw new CloudError('FUNCTION_NOT_FOUND', `function ${name} does not exist`)
  const { request_data: data } = call.params
  return invokeFunction({ name, data: typeof data === 'string' ? data : 'null', invocation: call.invocation })
}

function apiOf(call: WireCall): { api: string; invocation: string } {
  return { api: textParam(call.params, 'apiName'), invocation: call.invocation }
}

function bytesParam({ params }: WireCall): Buffer {
  return Buffer.isBuffer(params.requestData) ? params.requestData : Buffer.from(String(params.requestData ?? ''))
}
