import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { DeployedFunction } from './function-catalog'

const WORKER_FILE = path.join(__dirname, 'instance-worker.cjs')
// Loading happens before the time-out of an invocation begins to run; a bundle that never finishes loading is broken.
const LOAD_LIMIT_MS = 30_000

export interface LogLine {
  at: number
  level: 'debug' | 'log' | 'info' | 'warn' | 'error' | 'trace'
  text: string
}

export interface WorkerInvocation {
  id: string
  environment: Record<string, string>
  /** JSON text. */
  event: string
  context: Record<string, string | number>
}

export type Outcome =
  | { kind: 'returned'; result: string; memoryMb: number }
  | { kind: 'threw'; message: string; stack: string; memoryMb: number }
  | { kind: 'timedOut' }
  | { kind: 'crashed'; message: string }

type WorkerMessage =
  | { kind: 'ready' }
  | { kind: 'broken'; message: string; stack: string }
  | ({ kind: 'log'; id: string | null } & LogLine)
  | ({ id: string } & Extract<Outcome, { kind: 'returned' | 'threw' }>)

/** One worker that holds a loaded bundle. It runs one invocation at a time and keeps its module state between them. */
export interface Instance {
  invoke(invocation: WorkerInvocation): Promise<Outcome>
  /** Ends the worker at once; what is running in it ends as crashed, for the reason given. */
  stop(reason: string): Promise<void>
  readonly isAlive: boolean
}

export interface InstanceOptions {
  deployed: DeployedFunction
  environment: Record<string, string>
  /** See shared-clock.ts. */
  clock: SharedArrayBuffer
  onLog: (invocationId: string | null, line: LogLine) => void
}

export function startInstance(options: InstanceOptions): Instance {
  const { deployed, onLog } = options
  const worker = startWorker(options)
  let isAlive = true
  let running: { id: string; settle: (outcome: Outcome) => void } | null = null
  let becomeReady: (broken: string | null) => void = () => {}
  const ready = new Promise<string | null>((resolve) => {
    becomeReady = resolve
  })

  const die = (message: string) => {
    if (!isAlive) return
    isAlive = false
    becomeReady(message)
    running?.settle({ kind: 'crashed', message })
  }
  worker.on('message', (message: WorkerMessage) => {
    if (message.kind === 'ready') becomeReady(null)
    else if (message.kind === 'broken') die(message.stack || message.message)
    else if (message.kind === 'log') onLog(message.id, { at: message.at, level: message.level, text: message.text })
    // A late answer to an invocation that is over already is dropped.
    else if (running?.id === message.id) running.settle(message)
  })
  const collect = (level: LogLine['level']) => (chunk: Buffer) => {
    onLog(running?.id ?? null, { at: Date.now(), level, text: chunk.toString().trimEnd() })
  }
  worker.stdout.on('data', collect('log'))
  worker.stderr.on('data', collect('error'))
  worker.on('error', (error) => die(error instanceof Error ? `${error.name}: ${error.message}` : String(error)))
  worker.on('exit', (code) => die(`The instance exited with code ${code}`))

  const stop = async (reason: string) => {
    die(reason)
    await worker.terminate()
  }

  const run = (invocation: WorkerInvocation) =>
    new Promise<Outcome>((resolve) => {
      const timer = setTimeout(() => running?.settle({ kind: 'timedOut' }), deployed.timeoutMs)
      running = {
        id: invocation.id,
        settle: (outcome) => {
          clearTimeout(timer)
          running = null
          if (outcome.kind === 'timedOut') void stop('The invocation ran out of time')
          resolve(outcome)
        },
      }
      worker.postMessage(invocation)
    })

  return {
    invoke: async (invocation) => {
      const broken = await within(LOAD_LIMIT_MS, ready)
      if (broken === null && isAlive) return run(invocation)
      await stop('The function could not be loaded')
      return { kind: 'crashed', message: broken ?? 'The instance was stopped' }
    },
    stop,
    get isAlive() {
      return isAlive
    },
  }
}

function startWorker({ deployed, environment, clock }: InstanceOptions): Worker {
  return new Worker(WORKER_FILE, {
    env: environment,
    workerData: { entry: deployed.entry, clock },
    resourceLimits: { maxOldGenerationSizeMb: deployed.memoryMb },
    // What bypasses the console still belongs into the function's log, not onto this terminal.
    stdout: true,
    stderr: true,
    execArgv: [],
  })
}

async function within(limitMs: number, ready: Promise<string | null>): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`The function did not load within ${limitMs / 1000} seconds`), limitMs)
  })
  try {
    return await Promise.race([ready, late])
  } finally {
    clearTimeout(timer)
  }
}
