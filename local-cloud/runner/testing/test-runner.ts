import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Clock, createClock } from '../../clock'
import type { Caller } from '../caller'
import type { FunctionRules } from '../function-rules'
import { type InvocationReply, openRunner, type Runner, type RunnerOptions } from '../runner'
import { shareClock } from '../shared-clock'

export type FunctionSource = string | { code: string; config: Record<string, unknown> }

const ANNA: Caller = { kind: 'phone', openid: 'oAnna' }

interface CallOptions {
  caller?: Caller
  fresh?: boolean
}

export interface TestRunner extends Runner {
  reply(functionName: string, event?: unknown, options?: CallOptions): Promise<InvocationReply>
  /** The parsed result; fails the test when there is none. */
  call(functionName: string, event?: unknown, options?: CallOptions): Promise<unknown>
  write(functionName: string, source: FunctionSource): void
  clock: Clock
  untilLogged(text: string): Promise<void>
}

/** A runner over tiny functions that are written into a temporary folder. */
export function openTestRunner(
  functions: Record<string, FunctionSource>,
  options: { instanceLimit?: number; environment?: Record<string, string>; rules?: FunctionRules } = {},
): TestRunner {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'functions-'))
  for (const [name, source] of Object.entries(functions)) writeFunction(root, name, source)
  const rulesFile = path.join(root, 'function-rules.json')
  if (options.rules) fs.writeFileSync(rulesFile, JSON.stringify(options.rules))
  const clock = createClock()
  const remove = () => fs.rmSync(root, { recursive: true, force: true })
  const runner = openOr(remove, {
    functionsRoot: root,
    rulesFile,
    shop: { appId: 'wxtest' },
    environment: options.environment ?? {},
    clock: shareClock(clock),
    ...(options.instanceLimit === undefined ? {} : { instanceLimit: options.instanceLimit }),
  })
  const reply: TestRunner['reply'] = (functionName, event = {}, { caller = ANNA, fresh = false } = {}) =>
    runner.invoke({ functionName, event, caller, fresh })
  return {
    ...runner,
    reply,
    call: async (...args) => {
      const answer = await reply(...args)
      if (answer.kind !== 'ok') throw new Error(`${answer.reason}: ${answer.message}`)
      return JSON.parse(answer.result)
    },
    write: (name, source) => writeFunction(root, name, source),
    clock,
    untilLogged: (text) => untilLogged(runner, text),
    close: async () => {
      await runner.close()
      remove()
    },
  }
}

/** A runner that refuses to open leaves nothing to be closed. */
function openOr(remove: () => void, options: RunnerOptions): Runner {
  try {
    return openRunner(options)
  } catch (error) {
    remove()
    throw error
  }
}

/** Writes a function as the build would leave it. */
export function writeFunction(root: string, name: string, source: FunctionSource): void {
  const { code, config } = typeof source === 'string' ? { code: source, config: {} } : source
  fs.mkdirSync(path.join(root, name), { recursive: true })
  fs.writeFileSync(path.join(root, name, 'index.js'), code)
  fs.writeFileSync(path.join(root, name, 'config.json'), JSON.stringify(config))
}

async function untilLogged(runner: Runner, text: string): Promise<void> {
  const isThere = () => runner.log.list({ limit: 50 }).some((entry) => entry.lines.some((line) => line.text === text))
  for (let turns = 0; !isThere(); turns += 1) {
    if (turns > 100_000) throw new Error(`'${text}' was never logged`)
    await new Promise((resolve) => setImmediate(resolve))
  }
}
