/**
 * `npm run desk -- --env <environment> [--key FILE] [--port 8090]`: the operators' desk on an office computer, for a shop
 * in the cloud without a domain of its own. Serves the pages on 127.0.0.1 and passes on what they ask with the
 * environment's key; who may do what is decided by the function, by who is signed in.
 */
import fs from 'node:fs'
import path from 'node:path'
import tcb from '@cloudbase/node-sdk'
import * as z from 'zod'
import { readArguments, runCommand, UsageError } from './arguments'
import { DESK_ROOT } from './build-desk'
import { buildStaleDesk } from './builds'
import { type RouteEvent, type RouteReply, startDeskServer } from './desk-server'
import { freePort } from './local-shop'
import { ROOT } from './stale'

const USAGE = 'npm run desk -- --env <environment> [--key FILE] [--port 8090]'
const KEY_FILE = path.join(ROOT, '.data', 'cloud-key.json')
const OTHERS_MAY = 0o077
const keySchema = z.strictObject({ secretId: z.string().min(1), secretKey: z.string().min(1) })
const replySchema = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
})

runCommand(async () => {
  const { options } = readArguments(process.argv.slice(2), { values: ['env', 'key', 'port'] })
  if (typeof options.env !== 'string') throw new UsageError(USAGE)
  const key = readKey(typeof options.key === 'string' ? path.resolve(options.key) : KEY_FILE)
  const app = tcb.init({ env: options.env, ...key })
  const forward = async (event: RouteEvent): Promise<RouteReply> => {
    const { result } = await app.callFunction<RouteEvent, unknown>({ name: 'desk', data: event })
    return replySchema.parse(result)
  }
  await buildStaleDesk()
  const { url } = await startDeskServer(DESK_ROOT, await freePort(Number(options.port ?? 8090)), forward)
  console.log(`运营台：${url}/（环境 ${options.env}，按 Ctrl+C 关掉）`)
  return undefined
})

/** The key opens the whole environment: a file that others of this machine can read is refused. */
function readKey(file: string): z.infer<typeof keySchema> {
  const stat = fs.statSync(file, { throwIfNoEntry: false })
  if (!stat)
    throw new UsageError(`There is no ${file}. It holds { "secretId": "…", "secretKey": "…" } of the environment`)
  // Windows has no such bits; there the folder of the user protects the file.
  if (process.platform !== 'win32' && (stat.mode & OTHERS_MAY) !== 0) {
    throw new UsageError(`Others can read ${file}: chmod 600 ${file}`)
  }
  try {
    return keySchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  } catch {
    throw new UsageError(`${file} does not hold { "secretId": "…", "secretKey": "…" }`)
  }
}
