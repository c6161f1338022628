import fs from 'node:fs'
import path from 'node:path'
import * as z from 'zod'

// What is not given here falls back to what the service gives a new function.
const configSchema = z.looseObject({
  timeout: z.number().int().min(1).max(900).default(3),
  memorySize: z.number().int().min(64).max(3072).default(256),
  triggers: z.array(z.looseObject({ name: z.string(), type: z.literal('timer'), config: z.string() })).default([]),
})

export interface TimerTrigger {
  name: string
  cron: string
}

export interface DeployedFunction {
  name: string
  entry: string
  timeoutMs: number
  memoryMb: number
  triggers: TimerTrigger[]
}

/** Reads the folder that would be uploaded: one folder per function, with `index.js` and `config.json`. */
export function readFunctions(root: string): DeployedFunction[] {
  if (!fs.existsSync(root)) return []
  const folders = fs.readdirSync(root, { withFileTypes: true }).filter((each) => each.isDirectory())
  return folders
    .map((folder) => folder.name)
    .filter((name) => fs.existsSync(path.join(root, name, 'index.js')))
    .sort()
    .map((name) => readFunction(root, name))
}

function readFunction(root: string, name: string): DeployedFunction {
  const folder = path.join(root, name)
  const file = path.join(folder, 'config.json')
  const parsed = configSchema.safeParse(fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {})
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
  const { timeout, memorySize, triggers } = parsed.data
  // The uploading tool accepts one trigger per function in this file and ignores the rest without a word.
  if (triggers.length > 1) throw new Error(`${file}: only one trigger per function can be declared in config.json`)
  return {
    name,
    entry: path.join(folder, 'index.js'),
    timeoutMs: timeout * 1000,
    memoryMb: memorySize,
    triggers: triggers.map((trigger) => ({ name: trigger.name, cron: trigger.config })),
  }
}
