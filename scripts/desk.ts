/**
 * `npm run desk -- --env <environment> [--key FILE] [--port 8090]`: the operators' desk on an office computer, for a shop
 * in the cloud without a domain of its own. Serves the pages on 127.0.0.1 and passes on what they ask with the
 * environment's key; who may do what is decided by the function, by who is signed in.
 */
import path from 'node:path'
import tcb from '@cloudbase/node-sdk'
import * as z from 'zod'
import { readArguments, runCommand, UsageError } from './arguments'
import { DESK_ROOT } from './build-desk'
import { buildStaleDesk } from './builds'
import { CLOUD_KEY_FILE, readCloudKey } from './cloud-key'
import { isCloudStorage, type RouteEvent, type RouteReply, startDeskServer } from './desk-server'
import { freePort } from './local-shop'

const USAGE = 'npm run desk -- --env <environment> [--key FILE] [--port 8090]'
const replySchema = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
})

runCommand(async () => {
  const { options } = readArguments(process.argv.slice(2), { values: ['env', 'key', 'port'] })
  if (typeof options.env !== 'string') throw new UsageError(USAGE)
  const key = readCloudKey(typeof options.key === 'string' ? path.resolve(options.key) : CLOUD_KEY_FILE)
  const app = tcb.init({ env: options.env, ...key })
  const forward = async (event: RouteEvent): Promise<RouteReply> => {
    const { result } = await app.callFunction<RouteEvent, unknown>({ name: 'desk', data: event })
    return replySchema.parse(result)
  }
  await buildStaleDesk()
  const { url } = await startDeskServer(DESK_ROOT, await freePort(Number(options.port ?? 8090)), {
    forward,
    isStorage: isCloudStorage,
  })
  console.log(`运营台：${url}/（环境 ${options.env}，按 Ctrl+C 关掉）`)
  return undefined
})
