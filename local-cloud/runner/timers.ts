import { type CronSchedule, lastRunBetween, nextRun, parseCron } from './cron'
import type { InvocationReply, Runner } from './runner'

export interface TimerState {
  functionName: string
  triggerName: string
  cron: string
  nextAt: number | null
  lastAt: number | null
  lastResult: InvocationReply['kind'] | null
}

export interface Timers {
  list(): TimerState[]
  /**
   * Fires each trigger that fell due since the last tick, once: after a leap of the clock it runs for its latest time
   * only, as after an outage of the service. A run that failed is repeated after a minute, twice, as the service does.
   * Resolves when the functions have ended.
   */
  tick(): Promise<InvocationReply[]>
  /** Fires by hand; null when there is no such trigger. */
  fire(functionName: string, triggerName: string): Promise<InvocationReply | null>
  /** Stops ticking, waits for what runs, and answers the way to go on. */
  pause(): Promise<() => void>
  /** Ticks every second of real time until `stop`. */
  start(): void
  stop(): void
}

interface Timer {
  functionName: string
  triggerName: string
  cron: string
  schedule: CronSchedule
}

type LastRun = Pick<TimerState, 'lastAt' | 'lastResult'>

interface Repetition {
  timer: Timer
  /** The time that it was planned for. */
  at: number
  dueAt: number
  failures: number
}

const REPEAT_AFTER_MS = 60_000
const REPEATED_MAX = 2

export function createTimers(runner: Runner, clock: { now(): number }): Timers {
  const lastRuns = new Map<string, LastRun>()
  let repetitions: Repetition[] = []
  let checkedAt = clock.now()
  let ticking: NodeJS.Timeout | undefined
  const running = new Set<Promise<unknown>>()
  const start = () => {
    ticking ??= setInterval(() => void tick(), 1000)
  }
  const stop = () => {
    clearInterval(ticking)
    ticking = undefined
  }

  const run = async (timer: Timer, at: number, failures = 0): Promise<InvocationReply> => {
    const invoked = runner.invoke({
      functionName: timer.functionName,
      event: { Type: 'Timer', TriggerName: timer.triggerName, Time: withoutMillis(at), Message: '' },
      caller: { kind: 'timer' },
    })
    running.add(invoked)
    const reply = await invoked.finally(() => running.delete(invoked))
    lastRuns.set(keyOf(timer), { lastAt: at, lastResult: reply.kind })
    if (reply.kind === 'failed' && failures < REPEATED_MAX)
      repetitions.push({ timer, at, dueAt: clock.now() + REPEAT_AFTER_MS, failures: failures + 1 })
    return reply
  }

  const tick = async () => {
    const now = clock.now()
    const due = timersOf(runner).flatMap((timer) => {
      const at = lastRunBetween(timer.schedule, checkedAt, now)
      return at === null ? [] : [{ timer, at }]
    })
    checkedAt = now
    const again = repetitions.filter(({ dueAt }) => dueAt <= now)
    repetitions = repetitions.filter(({ dueAt }) => dueAt > now)
    return Promise.all([
      ...due.map(({ timer, at }) => run(timer, at)),
      ...again.map(({ timer, at, failures }) => run(timer, at, failures)),
    ])
  }

  return {
    list: () =>
      timersOf(runner).map(({ schedule, ...timer }) => ({
        ...timer,
        nextAt: nextRun(schedule, clock.now()),
        ...(lastRuns.get(keyOf(timer)) ?? { lastAt: null, lastResult: null }),
      })),
    tick,
    fire: async (functionName, triggerName) => {
      const timer = timersOf(runner).find((each) => keyOf(each) === keyOf({ functionName, triggerName }))
      return timer ? run(timer, clock.now()) : null
    },
    pause: async () => {
      const wasTicking = ticking !== undefined
      stop()
      await Promise.allSettled([...running])
      return () => {
        if (wasTicking) start()
      }
    },
    start,
    stop,
  }
}

/** Read anew each time: a reload of the functions may have changed their triggers. */
function timersOf(runner: Runner): Timer[] {
  return runner.functions().flatMap(({ name, triggers }) =>
    triggers.map((trigger) => ({
      functionName: name,
      triggerName: trigger.name,
      cron: trigger.cron,
      schedule: parseCron(trigger.cron),
    })),
  )
}

function keyOf({ functionName, triggerName }: Pick<Timer, 'functionName' | 'triggerName'>): string {
  return `${functionName}/${triggerName}`
}

function withoutMillis(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}
