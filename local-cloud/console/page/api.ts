import { toast } from './dom'

/** Shown with everything that steers the cloud: no other page of a browser has it. */
export const token = document.querySelector<HTMLMetaElement>('meta[name="changlai-token"]')?.content ?? ''

/** Asks the control API; a refusal is shown and thrown. */
export async function ask<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> {
  try {
    const response = await fetch(`/control${path}`, {
      method,
      headers: { 'x-changlai-token': token, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const reply = await response.json()
    if (!response.ok) throw new Error(String(reply.error ?? response.status))
    return reply as T
  } catch (error) {
    toast(sentenceFor(error), true)
    throw error
  }
}

function sentenceFor(error: unknown): string {
  if (error instanceof TypeError) return '本地云没有应答，它还在运行吗？'
  return `没有成功：${error instanceof Error ? error.message : String(error)}`
}

export interface Person {
  id: string
  name: string
  openid: string
  note: string
}

export interface ClockState {
  now: number
  offsetMs: number
}

export interface CollectionState {
  name: string
  count: number
}

export interface Page {
  total: number
  /** Relaxed EJSON text of each document. */
  documents: string[]
}

export interface LogLine {
  at: number
  level: string
  text: string
}

export interface InvocationLog {
  id: string
  functionName: string
  action: string | null
  callerKind: 'phone' | 'console' | 'timer' | 'http' | 'wechat' | 'function'
  openid: string | null
  startedAt: number
  durationMs: number | null
  isColdStart: boolean
  memoryMb: number | null
  roundTrips: number
  status: 'running' | 'ok' | 'threw' | 'timedOut' | 'crashed' | 'refused'
  message: string | null
  event: string
  result: string | null
  lines: LogLine[]
}

export interface TimerState {
  functionName: string
  triggerName: string
  cron: string
  nextAt: number | null
  lastAt: number | null
  lastResult: 'ok' | 'failed' | 'refused' | null
}

export interface OutboxMessage {
  at: number
  apiName: string
  openid: string | null
  request: unknown
}

export interface ActionStats {
  functionName: string
  action: string | null
  calls: number
  failures: number
  coldStarts: number
  roundTripsPerCall: number
  p50Ms: number
  p95Ms: number
}
