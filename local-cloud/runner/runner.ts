import { randomUUID } from 'node:crypto'
import { type Admission, actionOf, admit, refused } from './admission'
import { type Caller, invocationEnvironment, type Shop, sourceOf } from './caller'
import { type DeployedFunction, readFunctions } from './function-catalog'
import { createFunctionLog, type FunctionLog } from './function-log'
import { DEFAULT_RULES, type FunctionRules, readFunctionRules } from './function-rules'
import type { LogLine } from './instance'
import { logged, type SettledCall, settle } from './outcome'
import { createPool, type Pool, type PoolSize } from './pool'
import { enterUtc } from './utc'

export interface RunnerOptions {
  /** Folder with one folder per function, as it would be uploaded. */
  functionsRoot: string
  /** JSON file with the functions' security rules; without it every signed-in phone may call everything. */
  rulesFile?: string
  shop: Shop
  /** Variables of every instance: where the admin gateway is, the environment's id and what the shop configured. */
  environment: Record<string, string>
  clock: RunnerClock
  /** Instances of one function at a time; further calls wait in line. */
  instanceLimit?: number
  /** How many calls an invocation has made to the cloud; for the log. */
  roundTripsOf?: (invocationId: string) => number
}

export interface RunnerClock {
  now(): number
  /** Instances read it with every `Date`; see shared-clock.ts. */
  readonly shared: SharedArrayBuffer
}

export interface InvocationRequest {
  functionName: string
  /** A JSON value. */
  event: unknown
  caller: Caller
  /** Runs on a new instance even when a warm one waits. */
  fresh?: boolean
}

export type InvocationReply = { invocationId: string } & SettledCall

export interface Runner {
  invoke(request: InvocationRequest): Promise<InvocationReply>
  functions(): DeployedFunction[]
  instances(): Record<string, PoolSize>
  /** Ends the instance that runs this invocation, as a crash would; false when nothing of that id runs. */
  crash(invocationId: string, reason: string): boolean
  stopInstances(reason: string): Promise<void>
  /** Reads the functions and their rules from disk again; old instances end. */
  reload(): Promise<void>
  readonly log: FunctionLog
  close(): Promise<void>
}

interface Deployment {
  pools: Map<string, Pool>
  rules: FunctionRules
}

export function openRunner(options: RunnerOptions): Runner {
  enterUtc()
  const log = createFunctionLog()
  const onLog = (invocationId: string | null, line: LogLine) => log.line(invocationId, line)
  let deployment = deploy(options, onLog)
  const pools = () => [...deployment.pools.values()]

  const stopInstances = async (reason: string) => {
    await Promise.all(pools().map((pool) => pool.stop(reason)))
  }

  const invoke = async (request: InvocationRequest): Promise<InvocationReply> => {
    const invocationId = `inv${randomUUID().replaceAll('-', '')}`
    const pool = deployment.pools.get(request.functionName)
    const admission: Admission = pool
      ? admit(request, deployment.rules, options.shop)
      : refused('notFound', `There is no function '${request.functionName}'`)
    begin(log, invocationId, request, options.clock.now())
    if (!pool || admission.kind === 'refused') {
      const refusal = admission.kind === 'refused' ? admission : refused('notFound', request.functionName)
      log.end(invocationId, { status: 'refused', message: refusal.message, durationMs: 0 })
      return { invocationId, ...refusal }
    }
    return { invocationId, ...(await run(pool, invocationId, admission.event, request)) }
  }

  const run = async (
    pool: Pool,
    id: string,
    event: string,
    { caller, fresh }: InvocationRequest,
  ): Promise<SettledCall> => {
    const startedAt = performance.now()
    const environment = invocationEnvironment(caller, id, options.shop)
    const context = contextOf(pool.deployed, id, { ...namespaceOf(options), ...environment })
    const ran = await pool.run({ id, environment, event, context }, { fresh: fresh ?? false })
    const settled = settle(ran.outcome, caller, pool.deployed)
    log.end(id, {
      ...logged(ran.outcome, settled),
      isColdStart: ran.isColdStart,
      roundTrips: options.roundTripsOf?.(id) ?? 0,
      queuedMs: Math.round(ran.queuedMs),
      durationMs: Math.round((performance.now() - startedAt - ran.queuedMs) * 10) / 10,
    })
    return settled
  }

  return {
    invoke,
    functions: () => pools().map((pool) => pool.deployed),
    instances: () => Object.fromEntries(pools().map((pool) => [pool.deployed.name, pool.size()])),
    crash: (invocationId, reason) => pools().some((pool) => pool.crash(invocationId, reason)),
    stopInstances,
    reload: async () => {
      const old = pools()
      deployment = deploy(options, onLog)
      await Promise.all(old.map((pool) => pool.stop('The function was deployed anew')))
    },
    log,
    close: () => stopInstances('The local cloud is closing'),
  }
}

function deploy(options: RunnerOptions, onLog: (id: string | null, line: LogLine) => void): Deployment {
  const { environment, clock, instanceLimit = 8 } = options
  const pools = readFunctions(options.functionsRoot).map((deployed) => {
    const pool = createPool({ deployed, environment, clock: clock.shared, onLog, limit: instanceLimit })
    return [deployed.name, pool] as const
  })
  const rules = options.rulesFile === undefined ? DEFAULT_RULES : readFunctionRules(options.rulesFile)
  return { pools: new Map(pools), rules }
}

function begin(log: FunctionLog, id: string, { functionName, event, caller }: InvocationRequest, now: number): void {
  log.begin({
    id,
    functionName,
    action: actionOf(event),
    callerKind: caller.kind,
    openid: caller.kind === 'phone' ? caller.openid : null,
    source: sourceOf(caller) ?? '',
    startedAt: now,
    durationMs: null,
    queuedMs: 0,
    isColdStart: false,
    memoryMb: null,
    roundTrips: 0,
    status: 'running',
    message: null,
    event: JSON.stringify(event ?? null),
    result: null,
    lines: [],
  })
}

function namespaceOf({ environment: { SCF_NAMESPACE = '' } }: RunnerOptions) {
  return { SCF_NAMESPACE }
}

/** `environment` is the call's own word on who calls: the process may still know whoever called before. */
function contextOf(deployed: DeployedFunction, id: string, environment: { SCF_NAMESPACE: string }) {
  return {
    function_name: deployed.name,
    function_version: '$LATEST',
    memory_limit_in_mb: deployed.memoryMb,
    time_limit_in_ms: deployed.timeoutMs,
    request_id: id,
    namespace: environment.SCF_NAMESPACE,
    environment: JSON.stringify(environment),
  }
}
