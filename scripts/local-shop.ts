import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { readSchema } from '../local-cloud/schema'
import { type LocalCloudServer, startServer } from '../local-cloud/server'
import { UsageError } from './arguments'
import { FUNCTIONS_ROOT, H5_ROOT, RULES_FILE } from './builds'
import { seedDemo } from './demo/seed'
import { ROOT } from './stale'

export const DEMO_DATA = path.join(ROOT, '.data', 'demo')
const PORTS_TRIED = 20

/** Opens the local cloud over a data folder, which belongs to one process at a time. */
export async function openLocalShop(
  dataDir: string,
  options: { port: number; ticks: boolean },
): Promise<LocalCloudServer> {
  const other = await runningServer(dataDir)
  if (other) throw new UsageError(`The local cloud is already running on ${dataDir}: ${other}`)
  fs.mkdirSync(dataDir, { recursive: true })
  const server = await startServer({
    schema: readSchema(),
    dataDir,
    functionsRoot: FUNCTIONS_ROOT,
    rulesFile: RULES_FILE,
    h5Root: H5_ROOT,
    environment: functionEnvironment(dataDir),
    seedDemo,
    ...options,
  })
  const runningFile = path.join(dataDir, 'running.json')
  fs.writeFileSync(runningFile, JSON.stringify({ pid: process.pid, url: server.url }))
  const { close } = server
  server.close = async () => {
    await close()
    fs.rmSync(runningFile, { force: true })
  }
  return server
}

/** The address of the server that has the data folder open; null when there is none (any more). */
export async function runningServer(dataDir: string): Promise<string | null> {
  const file = path.join(dataDir, 'running.json')
  if (!fs.existsSync(file)) return null
  const { pid, url } = JSON.parse(fs.readFileSync(file, 'utf8')) as { pid: number; url: string }
  // After a kill -9 the file is left behind, and its number may meanwhile be another process's.
  if (!isAlive(pid)) return null
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
function functionEnvironment(dataDir: string): Record<string, string> {
  const file = path.join(dataDir, 'environment.json')
  const kept = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>) : {}
  const key = () => randomBytes(32).toString('base64')
  // A folder that is older than one of the keys gets that key now, and keeps the others.
  const names = ['CHANGLAI_FIELD_KEY', 'CHANGLAI_HASH_KEY', 'CHANGLAI_CODE_KEY', 'CHANGLAI_PERSON_KEY']
  const environment = { ...Object.fromEntries(names.map((name) => [name, key()])), ...kept }
  fs.writeFileSync(file, JSON.stringify(environment, null, 2), { mode: 0o600 })
  return environment
}
