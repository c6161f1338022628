import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { functionEnv } from '../local-cloud/gateway'
import { invocationEnvironment } from '../local-cloud/runner/caller'
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

const RUNS = 5

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

type Sample = Pick<ColdStart, 'cpuMs' | 'elapsedMs'>

function start({ file }: Bundle): Sample {
  const env = {
    PATH: process.env.PATH,
    // Nobody listens there: nothing in a cold start may ask the database.
    ...functionEnv('http://127.0.0.1:9', 'bench'),
    ...invocationEnvironment({ kind: 'console' }, 'bench', { appId: 'wxbench' }),
    ...FUNCTION_KEYS,
  }
  const printed = execFileSync(process.execPath, [path.join(__dirname, 'cold-process.cjs'), file], { env })
  return JSON.parse(printed.toString()) as Sample // cold-process.cjs prints nothing else.
}
