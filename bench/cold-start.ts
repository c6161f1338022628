import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { functionEnv } from '../local-cloud/gateway'
import { type Caller, invocationEnvironment } from '../local-cloud/runner/caller'
import { FUNCTION_KEYS } from './bench-shop'
import { type Bundle, buildBundles, kilobytes } from './bundles'
import { median, ratio, rounded } from './statistics'

export interface ColdStart {
  name: string
  kilobytes: number
  /** Processor time of loading the bundle and of a first answer that needs no database; median. */
  cpuMs: number
  /** The same on the clock, which also tells how busy the machine was. */
  elapsedMs: number
  /** `cpuMs` by that of an empty function with the SDK in its bundle. */
  ratio: number
}

const RUNS = 9

/**
 * Fresh processes. Each start of a bundle comes right after one of the empty function and is compared with those alone,
 * because another program's load would otherwise count for or against it.
 */
export async function measureColdStarts(): Promise<ColdStart[]> {
  const { empty, others } = await buildBundles()
  const pairs = new Map(others.map((bundle) => [bundle, { own: [] as Sample[], empty: [] as Sample[] }]))
  for (let run = 0; run < RUNS; run += 1) {
    for (const [bundle, samples] of pairs) {
      samples.empty.push(start(empty))
      samples.own.push(start(bundle))
    }
  }
  const allEmpty = [...pairs.values()].flatMap((samples) => samples.empty)
  return [
    toColdStart(empty, allEmpty, allEmpty),
    ...[...pairs].map(([bundle, samples]) => toColdStart(bundle, samples.own, samples.empty)),
  ]
}

function toColdStart(bundle: Bundle, own: readonly Sample[], yardstick: readonly Sample[]): ColdStart {
  const cpuMs = median(own.map((sample) => sample.cpuMs))
  return {
    name: bundle.name,
    kilobytes: kilobytes(bundle),
    cpuMs: rounded(cpuMs),
    elapsedMs: rounded(median(own.map((sample) => sample.elapsedMs))),
    ratio: rounded(ratio(cpuMs, median(yardstick.map((sample) => sample.cpuMs))), 2),
  }
}

interface Sample extends Pick<ColdStart, 'cpuMs' | 'elapsedMs'> {
  /** What the question was refused with; null for the empty function, which answers. */
  code: string | null
}

/**
 * Who asks a function first, and for what. The timer's function and those behind HTTP routes refuse this question at
 * the door, because everything after that is the database's work.
 */
const FIRST: Record<string, { caller: Caller; action: string; refusedWith: string | null }> = {
  api: { caller: { kind: 'phone', openid: 'oBench' }, action: 'home.open', refusedWith: 'INVALID_INPUT' },
  track: { caller: { kind: 'phone', openid: 'oBench' }, action: 'event.record', refusedWith: 'INVALID_INPUT' },
  ops: { caller: { kind: 'console' }, action: 'job.list', refusedWith: 'INVALID_INPUT' },
  jobs: { caller: { kind: 'console' }, action: 'tick', refusedWith: 'NOT_ALLOWED' },
  desk: { caller: { kind: 'console' }, action: '', refusedWith: 'INVALID_INPUT' },
  till: { caller: { kind: 'console' }, action: '', refusedWith: 'INVALID_INPUT' },
  empty: { caller: { kind: 'console' }, action: '', refusedWith: null },
}

function start({ name, file }: Bundle): Sample {
  const first = FIRST[name.replace(/,.*/, '')]
  if (!first) throw new Error(`nobody asks ${name} anything`)
  const environment = invocationEnvironment(first.caller, 'bench', { appId: 'wxbench' })
  const env = {
    PATH: process.env.PATH,
    // Nobody listens there: nothing in a cold start may ask the database.
    ...functionEnv('http://127.0.0.1:9', 'bench'),
    ...environment,
    ...FUNCTION_KEYS,
    BENCH_ACTION: first.action,
    BENCH_CONTEXT: JSON.stringify(environment),
  }
  const printed = execFileSync(process.execPath, [path.join(__dirname, 'cold-process.cjs'), file], { env })
  const sample = JSON.parse(printed.toString()) as Sample // cold-process.cjs prints nothing else.
  if (sample.code !== first.refusedWith) throw new Error(`${name} answered ${sample.code}, which is no cold start`)
  return sample
}
