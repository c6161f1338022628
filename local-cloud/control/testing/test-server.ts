import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type FunctionSource, writeFunction } from '../../runner/testing/test-runner'
import { type LocalCloudServer, type ServerOptions, startServer } from '../../server'

export interface TestServer extends LocalCloudServer {
  /** Asks the control API; fails the test when it refuses. */
  control<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T>
  /** `wx.cloud.callFunction` of a phone. */
  phone(personId: string, functionName: string, data?: unknown): Promise<Record<string, unknown>>
}

export interface TestShop {
  functions: Record<string, FunctionSource>
  rules?: unknown
  options?: Partial<ServerOptions>
}

/** The whole local cloud over tiny functions that are written into a temporary folder; data in memory, no ticking. */
export async function startTestServer({ functions, rules, options = {} }: TestShop): Promise<TestServer> {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-'))
  for (const [name, source] of Object.entries(functions)) writeFunction(root, name, source)
  const rulesFile = path.join(root, 'function-rules.json')
  if (rules !== undefined) fs.writeFileSync(rulesFile, JSON.stringify(rules))
  const server = await startServer({
    schema: { collections: { members: {}, notes: {} } },
    functionsRoot: root,
    rulesFile,
    ticks: false,
    ...options,
  })
  const { close } = server
  return Object.assign(server, {
    control: async <T>(method: string, address: string, body?: unknown): Promise<T> => {
      const response = await send(`${server.url}/control${address}`, method, body)
      const reply: unknown = await response.json()
      if (!response.ok) throw new Error(`${response.status}: ${JSON.stringify(reply)}`)
      return reply as T // The test knows what it asked for.
    },
    phone: async (personId: string, functionName: string, data: unknown = {}) => {
      const response = await send(`${server.url}/functions/${functionName}`, 'POST', { data }, personId)
      return (await response.json()) as Record<string, unknown>
    },
    close: async () => {
      await close()
      fs.rmSync(root, { recursive: true, force: true })
    },
  })
}

function send(url: string, method: string, body: unknown, personId?: string): Promise<Response> {
  return fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(personId === undefined ? {} : { 'x-changlai-person': personId }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}
