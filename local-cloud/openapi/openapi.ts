import type { Clock } from '../clock'
import { CloudError } from '../wire/errors'
import { bytesOf, type Field, readFields, textOf, writeFields } from './protobuf'
import { createStandIns } from './stand-ins'

/** One openapi call that a function made. */
export interface OpenApiCall {
  at: number
  invocation: string
  /** Dotted name, such as `subscribeMessage.send`. */
  api: string
  /** Arguments as sent: snake_case; media arguments as `{ filename, bytes }`. */
  data: Record<string, unknown>
  reply: OpenApiReply
}

export type OpenApiReply =
  | { kind: 'json'; body: Record<string, unknown> }
  | { kind: 'media'; contentType: string; buffer: Buffer }
  /** The cloud itself refuses, e.g. -604101: the permission is not declared. */
  | { kind: 'refused'; errorCode: number }

export type OpenApiScript = (data: Record<string, unknown>, call: { api: string; invocation: string }) => OpenApiReply

export interface OpenApi {
  /** Replaces the stand-in's answer for an api; null restores it. */
  reply(api: string, script: OpenApiScript | null): void
  resetReplies(): void
}

export interface AnsweringOpenApi extends OpenApi {
  answer(call: { api: string; invocation: string; requestData: Buffer }): Buffer
  /** `cloud.callOpenAPI`: JSON text in and out. */
  answerJson(call: { api: string; invocation: string; data: Record<string, unknown> }): Record<string, unknown>
}

const API_NOT_FOUND = -604100
/** Cloud calls are for what a phone or a timer has set going: nothing else brings a token that WeChat takes. */
const NO_TOKEN = -604104
const OUTBOX_MAX = 10_000

export function createOpenApi(
  outbox: OpenApiCall[],
  clock: Clock,
  mayCall: (invocation: string) => boolean = () => true,
): AnsweringOpenApi {
  const scripts = new Map<string, OpenApiScript>()
  let standIns = createStandIns()

  function call(api: string, invocation: string, data: Record<string, unknown>): OpenApiReply {
    const reply = mayCall(invocation) ? answerTo(api, invocation, data) : refused(NO_TOKEN)
    outbox.push({ at: clock.now(), invocation, api, data, reply })
    if (outbox.length > OUTBOX_MAX) outbox.splice(0, outbox.length - OUTBOX_MAX)
    return reply
  }

  function answerTo(api: string, invocation: string, data: Record<string, unknown>): OpenApiReply {
    const script = scripts.get(api) ?? (Object.hasOwn(standIns, api) ? standIns[api] : undefined)
    return script?.(data, { api, invocation }) ?? refused(API_NOT_FOUND)
  }

  return {
    reply: (api, script) => {
      if (script === null) scripts.delete(api)
      else scripts.set(api, script)
    },
    resetReplies: () => {
      scripts.clear()
      standIns = createStandIns()
    },
    answer: ({ api, invocation, requestData }) => encodeReply(call(api, invocation, decodeArguments(requestData))),
    answerJson: ({ api, invocation, data }) => {
      const reply = call(api, invocation, data)
      if (reply.kind === 'json') return reply.body
      throw new CloudError('SYS_ERR', `${api} was not answered with JSON`)
    },
  }
}

function refused(errorCode: number): OpenApiReply {
  return { kind: 'refused', errorCode }
}

const API_TYPE_OPEN = 0

/** `CommApiData`: one pair per top-level argument, its value JSON text, or raw bytes with a file name. */
function decodeArguments(requestData: Buffer): Record<string, unknown> {
  const message = readFields(requestData)
  const apiType = message.find(({ number }) => number === 1)?.value ?? API_TYPE_OPEN
  if (apiType !== API_TYPE_OPEN)
    throw new CloudError('SYS_ERR', `the local cloud does not answer api type ${String(apiType)}`)
  const pairs = bytesOf(message, 2).flatMap((openApiData) => bytesOf(readFields(openApiData), 1))
  return Object.fromEntries(pairs.map(readFields).map((pair) => [textOf(pair, 1), argumentOf(pair)]))
}

function argumentOf(pair: Field[]): unknown {
  const filename = textOf(pair, 4)
  if (filename !== '') return { filename, bytes: bytesOf(pair, 2)[0] ?? Buffer.alloc(0) }
  const text = textOf(pair, 2)
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

/** WeChat numbers messages beyond what a double holds: a bigint is written with all its digits. */
function jsonOf(body: Record<string, unknown>): string {
  const marked = JSON.stringify(body, (_key, value) => (typeof value === 'bigint' ? `${BIG}${value}` : value))
  return marked.replace(new RegExp(`"${BIG}(\\d+)"`, 'g'), '$1')
}

const BIG = 'bigint:'

/** `CommOpenApiResp`. */
function encodeReply(reply: OpenApiReply): Buffer {
  const content =
    reply.kind === 'json' ? Buffer.from(jsonOf(reply.body)) : reply.kind === 'media' ? reply.buffer : Buffer.alloc(0)
  const contentType = reply.kind === 'media' ? reply.contentType : 'application/json'
  return writeFields([
    { number: 1, value: content },
    { number: 2, value: Buffer.from(contentType) },
    { number: 3, value: reply.kind === 'refused' ? reply.errorCode : 0 },
    { number: 4, value: 200 },
    { number: 6, value: 0 },
  ])
}
