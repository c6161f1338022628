import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '../clock'
import type { Transactions } from '../database/transactions'
import type { FaultRule, FaultTarget, StrikingFaults } from '../faults/faults'
import { PlainError } from '../plain-error'
import { changedDocument, isWrite, toCall, type WireCall } from './call'
import type { WritableCallLog } from './call-log'
import type { Answer, CallTrace } from './database-actions'
import { CloudError, invalidParam, noSuchTransaction, transactionBusy, transactionConflict } from './errors'
import { readBody, sendBytes, sendJson } from './http'
import { parseMultipart } from './multipart'

/** Bytes instead of JSON: how openapi and payment calls are answered. */
export interface RawAnswer {
  bytes: Buffer
  contentType: string
}

export interface AdminParts {
  clock: Clock
  faults: StrikingFaults
  stats: WritableCallLog
  transactions: Transactions
  answer(call: WireCall, trace: CallTrace, host: string): Promise<Answer | RawAnswer>
}

export async function serveAdmin(parts: AdminParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const startedAt = performance.now()
  const trace: CallTrace = {}
  let call: WireCall = { action: '', collection: '', invocation: '', params: {} }
  let outcome: string
  try {
    call = await readCall(request)
    outcome = await serveCall(parts, call, { trace, host: request.headers.host ?? '', response })
  } catch (error) {
    outcome = refuse(response, error)
  }
  const { action, collection, invocation } = call
  const ms = performance.now() - startedAt
  parts.stats.add({ at: parts.clock.now(), invocation, action, collection, ms, outcome, ...trace })
}

async function readCall(request: IncomingMessage): Promise<WireCall> {
  const body = await readBody(request)
  const contentType = request.headers['content-type'] ?? ''
  if (contentType.startsWith('multipart/form-data')) return toCall(parseMultipart(body, contentType))
  try {
    return toCall(JSON.parse(body.toString('utf8')) as Record<string, unknown>) // toCall checks what it reads.
  } catch (error) {
    throw error instanceof CloudError ? error : invalidParam('the request is not JSON')
  }
}

interface Serving {
  trace: CallTrace
  host: string
  response: ServerResponse
}

async function serveCall(parts: AdminParts, call: WireCall, serving: Serving): Promise<string> {
  const target: FaultTarget = { ...call, writes: isWrite(call.action), document: changedDocument(call) }
  const { dead, delayMs, fault } = parts.faults.strike(target)
  if (dead) return reset(serving.response)
  if (delayMs > 0) await pause(delayMs)
  if (fault === null) {
    send(serving.response, await parts.answer(call, serving.trace, serving.host))
    return 'ok'
  }
  return serveFault(parts, call, serving, { fault, target })
}

async function serveFault(
  parts: AdminParts,
  call: WireCall,
  { trace, host, response }: Serving,
  { fault, target }: { fault: FaultRule; target: FaultTarget },
): Promise<string> {
  switch (fault.kind) {
    case 'error':
      throw injected(fault)
    case 'conflict':
      throw conflictFor(parts, call)
    case 'dropped':
      abortOf(parts, call)
      throw noSuchTransaction()
    case 'timeout':
      return neverAnswer(response, fault.delayMs)
    case 'crashBefore':
      parts.faults.kill(fault, target)
      return reset(response)
    case 'lostReply':
    case 'crashAfter':
      // Whether it is applied or refused, nobody hears of it.
      await parts.answer(call, trace, host).catch(() => undefined)
      if (fault.kind === 'crashAfter') parts.faults.kill(fault, target)
      return reset(response)
    case 'delay':
      throw new Error('a delay is no fault of its own')
  }
}

/** The SDK drops most codes: the service's texts name them too. */
function injected({ code = 'SYS_ERR', message = `[${code}] a fault was injected` }: FaultRule): CloudError {
  return new CloudError(code, message)
}

/** As the service does it: the transaction is gone when the caller hears of the conflict. */
function conflictFor(parts: AdminParts, call: WireCall): CloudError {
  return abortOf(parts, call) ? transactionConflict() : transactionBusy()
}

/** False when the call belongs to no transaction. */
function abortOf({ transactions }: AdminParts, { params }: WireCall): boolean {
  const id = params.transactionId
  if (typeof id !== 'string') return false
  try {
    transactions.abort(id)
  } catch {
    // It was gone already: the caller hears of it all the same.
  }
  return true
}

function neverAnswer(response: ServerResponse, delayMs?: number): string {
  if (delayMs !== undefined) setTimeout(() => reset(response), delayMs).unref()
  return 'timeout'
}

function reset(response: ServerResponse): string {
  response.destroy()
  return 'reset'
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function send(response: ServerResponse, answer: Answer | RawAnswer): void {
  if ('bytes' in answer) sendBytes(response, 200, answer.bytes, answer.contentType)
  else sendJson(response, { ...answer, requestId: randomUUID() })
}

function refuse(response: ServerResponse, error: unknown): string {
  const isRefusal = error instanceof CloudError
  if (!isRefusal) console.error('local cloud:', error instanceof PlainError ? error.message : error)
  const { code, message } = isRefusal ? error : new CloudError('SYS_ERR', `the local cloud failed: ${String(error)}`)
  sendJson(response, { code, message, requestId: randomUUID() })
  return code
}
