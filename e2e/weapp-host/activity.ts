/** What the mini-program has under way: its timers and its calls. Knows when nothing more will happen by itself. */
export interface Activity {
  timers: PhoneTimers
  /** Runs code of the mini-program; what it throws is kept as a failure, as the phone only logs it. */
  guard<T>(where: string, run: () => T): T | undefined
  /** Counts as under way until the work settles. */
  track(what: string, work: Promise<unknown>): void
  settle(): Promise<void>
  fail(sentence: string): void
  failures: string[]
  close(): void
}

export interface PhoneTimers {
  setTimeout(run: (...values: unknown[]) => void, delayMs?: number, ...values: unknown[]): number
  clearTimeout(id: number): void
  setInterval(run: (...values: unknown[]) => void, periodMs?: number, ...values: unknown[]): number
  clearInterval(id: number): void
}

// Longer timers are time-outs and reminders, not work that a person waits for. A pause before a retry is shorter.
const WORK_DELAY_MS_MAX = 1_000
const SETTLE_MS_MAX = 15_000
// Promise chains of a few steps follow each timer and each reply.
const QUIET_TURNS = 5

export function createActivity(): Activity {
  const pending = new Map<number, { handle: NodeJS.Timeout; isWork: boolean }>()
  const underWay = new Map<object, string>()
  const failures: string[] = []
  let lastId = 0

  const guard = <T>(where: string, run: () => T): T | undefined => {
    try {
      return run()
    } catch (error) {
      failures.push(`${where} threw ${describeError(error)}`)
      return undefined
    }
  }
  const clear = (id: number) => {
    clearTimeout(pending.get(id)?.handle)
    pending.delete(id)
  }
  const timers: PhoneTimers = {
    setTimeout(run, delayMs = 0, ...values) {
      const id = ++lastId
      const fire = () => {
        pending.delete(id)
        guard('A timer', () => run(...values))
      }
      pending.set(id, { handle: setTimeout(fire, delayMs), isWork: delayMs <= WORK_DELAY_MS_MAX })
      return id
    },
    setInterval(run, periodMs = 0, ...values) {
      const id = ++lastId
      pending.set(id, {
        handle: setInterval(() => guard('An interval', () => run(...values)), periodMs),
        isWork: false,
      })
      return id
    },
    clearTimeout: clear,
    clearInterval: clear,
  }
  const work = () => [
    ...underWay.values(),
    ...[...pending.values()].filter(({ isWork }) => isWork).map(() => 'a timer'),
  ]

  return {
    timers,
    failures,
    guard,
    fail: (sentence) => failures.push(sentence),
    track(what, promise) {
      const key = {}
      underWay.set(key, what)
      const done = () => underWay.delete(key)
      promise.then(done, done)
    },
    async settle() {
      const untilAt = Date.now() + SETTLE_MS_MAX
      for (let quiet = 0; quiet < QUIET_TURNS; quiet = work().length === 0 ? quiet + 1 : 0) {
        if (Date.now() > untilAt) throw new Error(`The mini-program does not come to rest: ${work().join(', ')}`)
        await new Promise((resolve) => setTimeout(resolve, 0))
      }
    },
    close() {
      for (const id of [...pending.keys()]) clear(id)
    },
  }
}

/** Errors of the mini-program come from another realm, so `instanceof` does not know them. */
export function describeError(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error)
  const { stack, errMsg, message } = error as { stack?: unknown; errMsg?: unknown; message?: unknown }
  return String(stack ?? errMsg ?? message ?? JSON.stringify(error))
}
