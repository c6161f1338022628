import type { Caller } from './caller'
import type { LogLine } from './instance'

/** One invocation as the log keeps it. Instants are the cloud's, durations are real. */
export interface InvocationLog {
  id: string
  functionName: string
  /** What the event asked for, when it says so. */
  action: string | null
  callerKind: Caller['kind']
  openid: string | null
  /** The chain that `getWXContext().SOURCE` shows, such as `wx_client,scf`. */
  source: string
  startedAt: number
  durationMs: number | null
  queuedMs: number
  isColdStart: boolean
  memoryMb: number | null
  roundTrips: number
  status: 'running' | 'ok' | 'threw' | 'timedOut' | 'crashed' | 'refused'
  message: string | null
  event: string
  result: string | null
  lines: LogLine[]
}

export interface FunctionLog {
  begin(entry: InvocationLog): void
  line(invocationId: string | null, line: LogLine): void
  end(invocationId: string, change: Partial<InvocationLog>): void
  /** Newest first. */
  list(filter: { limit: number; functionName?: string }): InvocationLog[]
  find(invocationId: string): InvocationLog | null
  /** Called when an invocation ends; returns how to stop listening. */
  subscribe(listener: (entry: InvocationLog) => void): () => void
  clear(): void
}

const KEPT_TEXT = 4000
/** Of all lines of one invocation together. */
const KEPT_OUTPUT = 40_000

export function createFunctionLog(capacity = 500): FunctionLog {
  const entries = new Map<string, InvocationLog>()
  const listeners = new Set<(entry: InvocationLog) => void>()

  return {
    begin: (entry) => {
      const oldest = entries.keys().next()
      if (entries.size >= capacity && !oldest.done) entries.delete(oldest.value)
      entries.set(entry.id, { ...entry, event: shortened(entry.event) })
    },
    line: (invocationId, line) => {
      // What is printed while a bundle loads belongs to no invocation; the service shows it nowhere either.
      const entry = invocationId === null ? undefined : entries.get(invocationId)
      if (entry && outputOf(entry) < KEPT_OUTPUT) entry.lines.push({ ...line, text: shortened(line.text) })
    },
    end: (invocationId, change) => {
      const entry = entries.get(invocationId)
      if (!entry) return
      Object.assign(entry, change)
      if (entry.result !== null) entry.result = shortened(entry.result)
      for (const listener of listeners) listener(entry)
    },
    list: ({ limit, functionName }) =>
      [...entries.values()]
        .filter((entry) => functionName === undefined || entry.functionName === functionName)
        .reverse()
        .slice(0, limit),
    find: (invocationId) => entries.get(invocationId) ?? null,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    clear: () => entries.clear(),
  }
}

function outputOf({ lines }: InvocationLog): number {
  // An empty line takes room too.
  return lines.reduce((sum, line) => sum + line.text.length + 40, 0)
}

function shortened(text: string): string {
  return text.length <= KEPT_TEXT ? text : `${text.slice(0, KEPT_TEXT)}… (${text.length} characters)`
}
