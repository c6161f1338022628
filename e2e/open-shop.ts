import path from 'node:path'
import { readSchema } from '../local-cloud/schema'
import { type LocalCloudServer, type ServerOptions, startServer } from '../local-cloud/server'
import { fillWithDemo } from './kept-demo'

const ROOT = path.join(__dirname, '..')
export const WEAPP_ROOT = path.join(ROOT, 'dist', 'weapp')

/** The built functions on a local cloud in memory, with the demo shop in it and the h5 build at `/phone/`. */
export async function openDemoShop(): Promise<LocalCloudServer> {
  const server = await openEmptyShop({ h5Root: path.join(ROOT, 'dist', 'h5') })
  await fillWithDemo(server)
  return server
}

/** Without anybody in it. */
export function openEmptyShop(
  options: Pick<ServerOptions, 'h5Root' | 'instanceLimit'> = {},
): Promise<LocalCloudServer> {
  return startServer({
    schema: readSchema(),
    functionsRoot: path.join(ROOT, 'dist', 'cloudfunctions'),
    rulesFile: path.join(ROOT, 'cloudfunctions', 'function-rules.json'),
    routesFile: path.join(ROOT, 'cloudfunctions', 'http-routes.json'),
    scans: 'refuse',
    ticks: false,
    environment: {
      CHANGLAI_FIELD_KEY: Buffer.alloc(32, 1).toString('base64'),
      CHANGLAI_HASH_KEY: Buffer.alloc(32, 2).toString('base64'),
      CHANGLAI_CODE_KEY: Buffer.alloc(32, 3).toString('base64'),
      CHANGLAI_PERSON_KEY: Buffer.alloc(32, 4).toString('base64'),
    },
    ...options,
  })
}

/** `wx.cloud.callFunction` of one person's phone, over the same door as the browser build. */
export function phoneOf(server: LocalCloudServer, person: string) {
  return async ({ name, data }: { name: string; data: unknown }): Promise<unknown> => {
    const response = await fetch(`${server.url}/functions/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-changlai-person': person },
      body: JSON.stringify({ data }),
    })
    const reply = (await response.json()) as { result?: unknown; errMsg?: string }
    if (reply.errMsg) throw Object.assign(new Error(reply.errMsg), reply)
    return reply.result
  }
}
