import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CloudOptions, type LocalCloud, openCloud } from './cloud'

export interface Gateway extends LocalCloud {
  url: string
  port: number
  /** What a function process needs to reach this cloud; what is new per invocation comes on top (see README). */
  env: Record<string, string>
}

/** A cloud with an HTTP server of its own on 127.0.0.1. */
export async function startGateway(options: CloudOptions & { port?: number }): Promise<Gateway> {
  const cloud = await openCloud(options)
  const server = createServer((request, response) => {
    cloud.route(request, response).then(
      (served) => {
        if (!served) response.writeHead(404).end()
      },
      (error: unknown) => {
        console.error('local cloud:', error)
        response.destroy()
      },
    )
  })
  const port = await listen(server, options.port ?? 0)
  const url = `http://127.0.0.1:${port}`
  return Object.assign(cloud, { url, port, env: functionEnv(url, cloud.envId), close: closeBoth(server, cloud.close) })
}

/** The SDK keeps connections open for 5 s and more; a server that closes first makes it lose a request now and then. */
export const KEEP_ALIVE_MS = 120_000

async function listen(server: Server, port: number): Promise<number> {
  server.keepAliveTimeout = KEEP_ALIVE_MS
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return (server.address() as AddressInfo).port // A listening TCP server has an address of this kind.
}

/** Every variable here keeps the SDK from looking for the real network; see README. */
export function functionEnv(url: string, envId: string): Record<string, string> {
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_SECRETID: 'AKIDlocal',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: envId,
    TCB_ENV: envId,
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SEQID,TCB_SOURCE,TCB_TRACELOG,TCB_SESSIONTOKEN',
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_UNIONID,WX_CLIENTIP,WX_API_TOKEN',
    SILENCE: 'true',
    TZ: 'UTC',
  }
}

function closeBoth(server: Server, closeCloud: () => Promise<void>): () => Promise<void> {
  return async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeAllConnections()
    await closed
    await closeCloud()
  }
}
