import type { DeployedFunction } from './function-catalog'
import { type Instance, type InstanceOptions, type Outcome, startInstance, type WorkerInvocation } from './instance'

/** The instances of one function: warm ones are reused, new ones start up to the limit, further calls wait in line. */
export interface Pool {
  readonly deployed: DeployedFunction
  run(invocation: WorkerInvocation, options: { fresh: boolean }): Promise<PoolOutcome>
  /** Ends the instance that runs this invocation, as a crash would; false when it does not run here. */
  crash(invocationId: string, reason: string): boolean
  /** Ends every instance, busy or not. */
  stop(reason: string): Promise<void>
  size(): PoolSize
}

export interface PoolSize {
  warm: number
  busy: number
  waiting: number
}

export interface PoolOutcome {
  outcome: Outcome
  isColdStart: boolean
  queuedMs: number
}

export interface PoolOptions extends InstanceOptions {
  limit: number
}

export function createPool(options: PoolOptions): Pool {
  let idle: Instance[] = []
  const busy = new Map<string, Instance>()
  const waiting: (() => void)[] = []

  const takeWarm = (): Instance | undefined => {
    idle = idle.filter((each) => each.isAlive)
    // The one used last is the warmest; the others grow cold, as they do in the service.
    return idle.pop()
  }

  const startCold = (): Instance => {
    const isFull = idle.length + busy.size >= options.limit
    if (isFull) void idle.shift()?.stop('Replaced by a fresh instance')
    return startInstance(options)
  }

  const run: Pool['run'] = async (invocation, { fresh }) => {
    const askedAt = performance.now()
    while (busy.size >= options.limit) await new Promise<void>((resolve) => waiting.push(resolve))
    const queuedMs = performance.now() - askedAt
    const warm = fresh ? undefined : takeWarm()
    const instance = warm ?? startCold()
    busy.set(invocation.id, instance)
    try {
      return { outcome: await instance.invoke(invocation), isColdStart: warm === undefined, queuedMs }
    } finally {
      busy.delete(invocation.id)
      if (instance.isAlive) idle.push(instance)
      waiting.shift()?.()
    }
  }

  return {
    deployed: options.deployed,
    run,
    crash: (invocationId, reason) => {
      const instance = busy.get(invocationId)
      void instance?.stop(reason)
      return instance !== undefined
    },
    stop: async (reason) => {
      const all = [...idle.splice(0), ...busy.values()]
      await Promise.all(all.map((instance) => instance.stop(reason)))
    },
    size: () => ({ warm: idle.filter((each) => each.isAlive).length, busy: busy.size, waiting: waiting.length }),
  }
}
