import path from 'node:path'
import { FUNCTION_NAMES } from '../build-cloudfunctions'
import { type FunctionConfig, readFunctionConfig } from './build-check'

/** What this project needs of miniprogram-ci. */
export interface Uploader {
  uploadMiniProgram(version: string, description: string): Promise<void>
  /** Null when there is no such function in the environment. */
  findFunction(name: string): Promise<DeployedFunction | null>
  /** Replaces the code. A function that does not exist would be made with Node 8.9 and a time-out of 3 s. */
  updateFunction(name: string, folder: string): Promise<void>
}

export interface DeployedFunction {
  runtime: string
  timeout: number
  memorySize: number
}

export interface Upload {
  functionsRoot: string
  version: string
  commit: string
}

/** Sentences about functions that must be put right in DevTools or the console before any code is replaced. */
export async function refusals(uploader: Uploader, functionsRoot: string): Promise<string[]> {
  const found = await Promise.all(
    FUNCTION_NAMES.map(async (name) => {
      const wanted = readFunctionConfig(path.join(functionsRoot, name))
      return refusalOf(name, wanted, await uploader.findFunction(name))
    }),
  )
  return found.filter((refusal) => refusal !== null)
}

/** All functions of one commit, then the mini-program: the new page may ask what only the new functions know. */
export async function upload(uploader: Uploader, { functionsRoot, version, commit }: Upload): Promise<void> {
  for (const name of FUNCTION_NAMES) await uploader.updateFunction(name, path.join(functionsRoot, name))
  await uploader.uploadMiniProgram(version, `commit ${commit}`)
}

function refusalOf(name: string, wanted: FunctionConfig, found: DeployedFunction | null): string | null {
  if (!found) {
    return `${name} does not exist yet. This tool would create it with Node 8.9, on which the SDK does not run, 3 seconds and no openapi permissions: upload it once with WeChat DevTools`
  }
  const differences = [
    ...(found.runtime === wanted.runtime ? [] : [`runtime ${found.runtime} instead of ${wanted.runtime}`]),
    ...(found.timeout === wanted.timeout ? [] : [`time-out ${found.timeout} s instead of ${wanted.timeout} s`]),
    ...(found.memorySize === wanted.memorySize
      ? []
      : [`memory ${found.memorySize} MB instead of ${wanted.memorySize} MB`]),
  ]
  return differences.length === 0 ? null : `${name} has ${differences.join(', ')}: set it in the cloud console`
}
