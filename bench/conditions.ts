import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { build } from './bundles'

/** One condition asked of the same members by our compiled functions and by mingo, in the same run. */
export interface ConditionRate {
  name: string
  /** For how many members it is true. Both implementations agree on this. */
  met: number
  oursPerSecond: number
  mingoPerSecond: number
  /** How many times as fast as mingo. */
  ratio: number
}

/** In a process of its own, bundled as the functions are. */
export async function measureConditions(): Promise<ConditionRate[]> {
  const file = await build('conditions', { entryPoints: [path.join(__dirname, 'conditions-process.ts')] })
  const printed = execFileSync(process.execPath, [file])
  return JSON.parse(printed.toString()) as ConditionRate[] // conditions-process.ts prints nothing else.
}
