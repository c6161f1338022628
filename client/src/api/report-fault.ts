import { recordEvent } from './record-event'

/** Where a fault came up: while drawing a page, in a handler, or in a promise that nobody awaited. */
export type FaultKind = 'render' | 'error' | 'rejection' | 'page-not-found'

interface Fault {
  kind: FaultKind
  /** Route of the page, such as 'pages/home/index'. */
  page?: string | undefined
  /** Anything that was thrown: an error, or an error's text with its stack, as WeChat reports it. */
  thrown?: unknown
}

// A sample is enough to see that something is broken; repeated faults must not fill the event queue.
export const FAULTS_PER_RUN_MAX = 5

const reported = new Set<string>()

/**
 * Tells the shop that this package failed. Each fault is reported once per run and without any screen content: an
 * error's message may hold what somebody typed, but its kind and its line in the package do not.
 */
export function reportFault({ kind, page, thrown }: Fault): void {
  const props = { kind, page, error: nameOf(thrown), place: placeOf(thrown) }
  const fingerprint = JSON.stringify(props)
  if (reported.has(fingerprint) || reported.size >= FAULTS_PER_RUN_MAX) return
  reported.add(fingerprint)
  recordEvent('app.failed', props)
}

/** Starts a new run, for tests. */
export function forgetFaults(): void {
  reported.clear()
}

function nameOf(thrown: unknown): string | undefined {
  if (thrown instanceof Error) return plain(thrown.name)
  // 'MiniProgramError\nTypeError: …' or 'Uncaught TypeError: …'
  return /\b([A-Z][A-Za-z]{0,30}Error)(?=:)/.exec(textOf(thrown))?.[1]
}

/** File, line and column in the package: 'pages/home/index.js:1:5120'. */
function placeOf(thrown: unknown): string | undefined {
  const text = thrown instanceof Error ? (thrown.stack ?? '') : textOf(thrown)
  const found = /([\w-]+(?:\/[\w-]+){0,3}(?:\.[\w-]+)?\.js)\b[^\s:]*:(\d+):(\d+)/.exec(text)
  return found ? `${found[1]}:${found[2]}:${found[3]}` : undefined
}

function textOf(thrown: unknown): string {
  if (typeof thrown === 'string') return thrown
  if (typeof thrown !== 'object' || thrown === null) return ''
  const { stack, message, errMsg } = thrown as Record<string, unknown>
  return [stack, message, errMsg].find((text): text is string => typeof text === 'string') ?? ''
}

function plain(name: string): string | undefined {
  return /^\w{1,40}$/.test(name) ? name : undefined
}
