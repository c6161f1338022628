import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock'
import type { Transactions } from '../database/transactions'
import type { FaultRule, FaultTarget, StrikingFaults } from '../faults/faults'
import { PlainError } from '../plain-error'
import { changedDocument, isWrite, type WireCall } from './call'
import type { WritableCallLog } from './call-log'
import type { Answer, CallTrace } from './database-actions'
import { encode } from './ejson'
import { CloudError, noSuchTransaction, transactionBusy, transactionConflict } from './errors'
import type { Give } from './handed'
import { PACKET_BYTES_MAX } from './http'

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
  answer(call: WireCall, trace: CallTrace, way: Way): Promise<Answer | RawAnswer>
}

/** By which a call came in and its answer goes out. */
export interface Way {
  host: string
  give: Give
}

/** What the caller gets to hear, whatever carries it there. */
export type ServedCall =
  | { kind: 'json'; text: string }
  /** The same for a caller in this process. */
  | { kind: 'handed'; answer: object }
  | { kind: 'bytes'; bytes: Buffer; contentType: string }
  | { kind: 'refusal'; code: string; text: string }
  /** The connection breaks. */
  | { kind: 'reset' }
  /** Nothing for so long, then the connection breaks; nothing ever where that is absent. */
  | { kind: 'silence'; ms?: number }

/** Answers one call, with the faults that strike it, and notes it. */
export async function serveCall(parts: AdminParts, call: WireCall, way: Way): Promise<ServedCall> {
  const startedAt = performance.now()
  const trace: CallTrace = {}
  const served = await answerOrFault(parts, call, { trace, way }).catch(refusalOf)
  note(parts, call, { served, trace, startedAt })
  return served
}

/** A request that is no call. */
export function refuseRequest(parts: AdminParts, error: unknown): ServedCall {
  const served = refusalOf(error)
  const call = { action: '', collection: '', invocation: '', params: {} }
  note(parts, call, { served, trace: {}, startedAt: performance.now() })
  return served
}

interface ServeContext {
  trace: CallTrace
  way: Way
}

async function answerOrFault(parts: AdminParts, call: WireCall, serving: ServeContext): Promise<ServedCall> {
  const target: FaultTarget = { ...call, writes: isWrite(call.action), document: changedDocument(call) }
  const { dead, delayMs, fault } = parts.faults.strike(target)
  if (dead) return { kind: 'reset' }
  if (delayMs > 0) await pause(delayMs)
  if (fault === null) return toServed(await parts.answer(call, serving.trace, serving.way), serving.way)
  return serveFault(parts, call, serving, { fault, target })
}

/** Success and refusal alike are 200 and JSON: the SDK reads the body. */
function toServed(answer: Answer | RawAnswer, { give }: Way): ServedCall {
  if ('bytes' in answer) return { kind: 'bytes', ...answer }
  const whole = { ...answer, requestId: randomUUID() }
  if (give !== encode) return { kind: 'handed', answer: whole }
  const text = JSON.stringify(whole)
  if (text.length > PACKET_BYTES_MAX) throw new CloudError('DATABASE_REQUEST_FAILED', 'the result has more than 16 MB')
  return { kind: 'json', text }
}

async function serveFault(
  parts: AdminParts,
  call: WireCall,
  { trace, way }: ServeContext,
  { fault, target }: { fault: FaultRule; target: FaultTarget },
): Promise<ServedCall> {
  switch (fault.kind) {
    case 'error':
      throw injected(fault)
    case 'conflict':
      throw conflictFor(parts, call)
    case 'dropped':
      abortOf(parts, call)
      throw noSuchTransaction()
    case 'timeout':
      return { kind: 'silence', ...(fault.delayMs === undefined ? {} : { ms: fault.delayMs }) }
    case 'crashBefore':
      parts.faults.kill(fault, target)
      return { kind: 'reset' }
    case 'lostReply':
    case 'crashAfter':
      // Whether it is applied or refused, nobody hears of it.
      await parts.answer(call, trace, way).catch(() => undefined)
      if (fault.kind === 'crashAfter') parts.faults.kill(fault, target)
      return { kind: 'reset' }
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

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function refusalOf(error: unknown): ServedCall {
  const isRefusal = error instanceof CloudError
  if (!isRefusal) console.error('local cloud:', error instanceof PlainError ? error.message : error)
  const { code, message } = isRefusal ? error : new CloudError('SYS_ERR', `the local cloud failed: ${String(error)}`)
  return { kind: 'refusal', code, text: JSON.stringify({ code, message, requestId: randomUUID() }) }
}

interface CallNote {
  served: ServedCall
  trace: CallTrace
  startedAt: number
}

function note({ stats, clock }: AdminParts, call: WireCall, { served, trace, startedAt }: CallNote): void {
  const { action, collection, invocation } = call
  const ms = performance.now() - startedAt
  stats.add({ at: clock.now(), invocation, action, collection, ms, outcome: outcomeOf(served), ...trace })
}

function outcomeOf(served: ServedCall): string {
  switch (served.kind) {
    case 'json':
    case 'handed':
    case 'bytes':
      return 'ok'
    case 'refusal':
      return served.code
    case 'silence':
      return 'timeout'
    case 'reset':
      return 'reset'
  }
}
