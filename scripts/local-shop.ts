import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import * as z from 'zod'
import { PlainError } from '../local-cloud/plain-error'
import { readSchema } from '../local-cloud/schema'
import { type LocalCloudServer, startServer } from '../local-cloud/server'
import { readSmallFile, writeSmallFile } from '../local-cloud/small-file'
import { UsageError } from './arguments'
import { FUNCTIONS_ROOT, H5_ROOT, ROUTES_FILE, RULES_FILE } from './builds'
import { openState, shippedKeys, shippedState } from './demo/open-state'
import { seedDemo } from './demo/seed'
import { ROOT } from './stale'

export const DEMO_DATA = path.join(ROOT, '.data', 'demo')
const RUNNING = path.join(ROOT, '.data', 'running')
const PORTS_TRIED = 20
const KEY_NAMES = ['CHANGLAI_FIELD_KEY', 'CHANGLAI_HASH_KEY', 'CHANGLAI_CODE_KEY', 'CHANGLAI_PERSON_KEY']

/** Opens the local cloud over a data folder, which belongs to one process at a time. */
export async function openLocalShop(
  dataDir: string,
  { isDemo = false, ...options }: { port: number; ticks: boolean; isDemo?: boolean },
): Promise<LocalCloudServer> {
  const other = await runningServer(dataDir)
  if (other) throw new UsageError(`The local cloud is already running on ${dataDir}: ${other}`)
  fs.mkdirSync(dataDir, { recursive: true })
  const environment = functionEnvironment(dataDir, isDemo)
  const server = await startServer({
    schema: readSchema(),
    dataDir,
    functionsRoot: FUNCTIONS_ROOT,
    rulesFile: RULES_FILE,
    routesFile: ROUTES_FILE,
    h5Root: H5_ROOT,
    environment,
    seedDemo: (opened) => whole(dataDir, () => fillDemo(opened, environment)),
    ...options,
  })
  const running: Running = { pid: process.pid, url: server.url, dataDir }
  // Beside the data for whoever names the folder; in the list for whoever names none.
  const files = [runningFile(dataDir), ...(options.ticks ? [path.join(RUNNING, `${process.pid}.json`)] : [])]
  for (const file of files) writeSmallFile(file, running)
  const { close } = server
  server.close = async () => {
    await close()
    for (const file of files) fs.rmSync(file, { force: true })
  }
  return server
}

/** With the shop that has lived, where its keys are this folder's; else with the small one, which is lived anew. */
async function fillDemo(server: LocalCloudServer, environment: Record<string, string>): Promise<void> {
  const state = shippedState()
  const fits = state !== null && KEY_NAMES.every((name) => state.environment[name] === environment[name])
  if (!fits) return seedDemo(server)
  await openState(server, state)
}

const runningSchema = z.object({ pid: z.number(), url: z.string(), dataDir: z.string().optional() })
type Running = z.infer<typeof runningSchema>
const runningFile = (dataDir: string) => path.join(dataDir, 'running.json')
const seedingFile = (dataDir: string) => path.join(dataDir, 'seeding')

/** A shop whose seeding was cut off, by Ctrl-C or a full disk, is half a shop, and its clock stands weeks ago. */
export const isHalfSeeded = (dataDir: string): boolean => fs.existsSync(seedingFile(dataDir))

async function whole(dataDir: string, seed: () => Promise<void>): Promise<void> {
  writeSmallFile(seedingFile(dataDir), { pid: process.pid })
  await seed()
  fs.rmSync(seedingFile(dataDir), { force: true })
}

/** The shops that `npm start` and `npm run dev` have open on this machine, from this copy of the project. */
export async function runningShops(): Promise<{ dataDir: string; url: string }[]> {
  const names = fs.existsSync(RUNNING) ? fs.readdirSync(RUNNING).filter((name) => name.endsWith('.json')) : []
  const shops = await Promise.all(
    names.map(async (name) => {
      const { dataDir } = readRunning(path.join(RUNNING, name)) ?? {}
      const url = dataDir === undefined ? null : await runningServer(dataDir)
      return dataDir !== undefined && url !== null ? [{ dataDir, url }] : []
    }),
  )
  return shops.flat()
}

/** What it says is looked after before it is believed, so that a damaged one says nothing. */
function readRunning(file: string): Running | null {
  try {
    return readSmallFile(file, runningSchema)
  } catch (error) {
    if (error instanceof PlainError) return null
    throw error
  }
}

/** The address of the server that has the data folder open; null when there is none (any more). */
export async function runningServer(dataDir: string): Promise<string | null> {
  const running = readRunning(runningFile(dataDir))
  // After a kill -9 the file is left behind, and its number may meanwhile be another process's.
  if (running === null || !isAlive(running.pid)) return null
  const { url } = running
  const response = await fetch(`${url}/control/clock`).catch(() => null)
  return response?.ok ? url : null
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** The first port from `wanted` on that nobody listens on. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + PORTS_TRIED; port += 1) if (await isFree(port)) return port
  throw new UsageError(`The ports ${wanted} to ${wanted + PORTS_TRIED - 1} are taken; choose another with --port`)
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

/** The keys that sealed fields and lookups need, made once per data folder: another key could not open what is there. */
function functionEnvironment(dataDir: string, isDemo: boolean): Record<string, string> {
  const file = path.join(dataDir, 'environment.json')
  const kept = readSmallFile(file, z.record(z.string(), z.string())) ?? {}
  const key = () => randomBytes(32).toString('base64')
  // What is sealed in the demo shop opens with its own keys; a folder that holds anything keeps those that it has.
  const shipped = isDemo && !fs.existsSync(path.join(dataDir, 'database.log')) ? shippedKeys() : {}
  // A folder that is older than one of the keys gets that key now, and keeps the others.
  const fresh = Object.fromEntries(KEY_NAMES.map((name) => [name, key()]))
  const environment = { ...fresh, ...kept, ...shipped }
  writeSmallFile(file, environment, 0o600)
  return environment
}
