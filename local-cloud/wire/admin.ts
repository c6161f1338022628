import type { IncomingMessage, ServerResponse } from 'node:http'
import { readCall, toCall, type WireCall } from './call'
import { encode } from './ejson'
import { readBody, sendBytes, sendJson } from './http'
import { parseMultipart } from './multipart'
import { type AdminParts, refuseRequest, type ServedCall, serveCall } from './serve-call'

export async function serveAdmin(parts: AdminParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const served = await callOf(request).then(
    (call) => serveCall(parts, call, { host: request.headers.host ?? '', give: encode }),
    (error: unknown) => refuseRequest(parts, error),
  )
  reply(response, served)
}

async function callOf(request: IncomingMessage): Promise<WireCall> {
  const body = await readBody(request)
  const contentType = request.headers['content-type'] ?? ''
  if (contentType.startsWith('multipart/form-data')) return toCall(parseMultipart(body, contentType))
  return readCall(body.toString('utf8'))
}

function reply(response: ServerResponse, served: ServedCall): void {
  switch (served.kind) {
    case 'json':
    case 'refusal':
      sendJson(response, served.text)
      return
    case 'handed':
      throw new Error('what goes over HTTP is a text')
    case 'bytes':
      sendBytes(response, 200, served.bytes, served.contentType)
      return
    case 'reset':
      response.destroy()
      return
    case 'silence':
      if (served.ms !== undefined) setTimeout(() => response.destroy(), served.ms).unref()
  }
}
