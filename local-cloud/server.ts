import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { type CloudOptions, type FunctionCall, type LocalCloud, openCloud } from './cloud'
import { createConsolePage, phonePlaceholder } from './console/console-page'
import { createActionStats } from './control/action-stats'
import { cloudRoutes } from './control/cloud-routes'
import { databaseRoutes } from './control/database-routes'
import { createFaultSwitches } from './control/fault-switches'
import { functionRoutes } from './control/function-routes'
import { assertConsole, assertLocal, HttpError, protect, sendJson } from './control/http'
import { callOverHttp } from './control/http-calls'
import { keepClock } from './control/kept-clock'
import type { CloudParts } from './control/parts'
import { openPeople } from './control/people'
import { callFunction, exchangeFile, pressPhoneButton } from './control/phone-calls'
import { createPhoneCodes } from './control/phone-codes'
import { createPushes } from './control/pushes'
import { createRouter } from './control/router'
import { sendFile } from './control/static-files'
import { functionEnv, KEEP_ALIVE_MS } from './gateway'
import { PlainError } from './plain-error'
import { functionAt, readHttpRoutes } from './runner/http-routes'
import { wireReply } from './runner/replies'
import { openRunner, type Runner } from './runner/runner'
import { shareClock } from './runner/shared-clock'
import { createTimers } from './runner/timers'
import { CloudError } from './wire/errors'

export interface ServerOptions extends CloudOptions {
  /** 0 or absent: any free port. */
  port?: number
  functionsRoot: string
  rulesFile?: string
  /** JSON file with the HTTP routes: which function answers which path. */
  routesFile?: string
  /** The h5 build, served at /phone/. */
  h5Root?: string
  appId?: string
  /** What the shop configured for its functions, such as keys. */
  environment?: Record<string, string>
  instanceLimit?: number
  /** Fires timers by the cloud's clock, looking every second. Default true. */
  ticks?: boolean
  /** Fills the empty cloud when the console asks for the demo shop. */
  seedDemo?: (server: LocalCloudServer) => Promise<void>
}

export interface LocalCloudServer extends CloudParts {
  url: string
  port: number
  close(): Promise<void>
}

type Serve = (req: IncomingMessage, res: ServerResponse) => Promise<void>

/** The whole of WeChat cloud on this machine behind one address: gateway, functions, phones, control API and console. */
export async function startServer(options: ServerOptions): Promise<LocalCloudServer> {
  const cloud = await openCloud(options)
  if (options.dataDir !== undefined) keepClock(cloud.clock, options.dataDir)
  let serve: Serve = async (_req, res) => sendJson(res, 503, { error: 'The local cloud is starting' })
  const http = createServer((req, res) => {
    protect(res)
    void answer(() => serve(req, res), res)
  })
  const port = await listen(http, options.port ?? 0).catch(async (error: unknown) => {
    await cloud.close()
    throw error
  })
  const url = `http://127.0.0.1:${port}`

  const parts = createParts(options, cloud, url)
  if (options.ticks ?? true) parts.timers.start()
  const server: LocalCloudServer = { ...parts, url, port, close: () => close(http, parts) }
  const { seedDemo } = options
  if (seedDemo) server.seedDemo = () => seedDemo(server)
  serve = createServe(server, options)
  return server
}

function createParts(options: ServerOptions, cloud: LocalCloud, url: string): CloudParts {
  const stats = createActionStats()
  const phoneCodes = createPhoneCodes()
  phoneCodes.serve(cloud.openapi)
  // An id of letters: the SDK would turn digits into a number.
  const appId = options.appId ?? 'wxlocalcloud0000'
  const runner = openRunner({
    functionsRoot: options.functionsRoot,
    ...(options.rulesFile === undefined ? {} : { rulesFile: options.rulesFile }),
    ...(options.instanceLimit === undefined ? {} : { instanceLimit: options.instanceLimit }),
    shop: { appId },
    environment: { ...functionEnv(url, cloud.envId), ...options.environment },
    clock: shareClock(cloud.clock),
    roundTripsOf: (invocation) => cloud.stats.count({ invocation }),
  })
  runner.log.subscribe(stats.add)
  const pushes = createPushes(runner, cloud.clock, appId)
  pushes.serve(cloud.openapi)
  cloud.invokeFunction = (call) => invokeFromFunction(runner, call)
  cloud.mayCallWeChat = (invocation) => {
    const kind = runner.log.find(invocation)?.callerKind
    // One that the log has forgotten is given the benefit of the doubt.
    return kind !== 'console' && kind !== 'http' && kind !== 'function'
  }
  return {
    cloud,
    runner,
    timers: createTimers(runner, cloud.clock),
    people: openPeople(options.dataDir === undefined ? null : path.join(options.dataDir, 'people.json')),
    switches: createFaultSwitches(cloud.faults),
    stats,
    phoneCodes,
    pushes,
  }
}

/** `cloud.callFunction` inside a function. Nothing of the caller's identity is passed on, only the chain of sources. */
async function invokeFromFunction(runner: Runner, { name, data, invocation }: FunctionCall): Promise<string> {
  const begun = runner.log.find(invocation)?.source ?? 'wx_unknown'
  const source = begun === '' ? 'scf' : `${begun},scf`
  const event: unknown = JSON.parse(data)
  const reply = wireReply(await runner.invoke({ functionName: name, event, caller: { kind: 'function', source } }))
  if ('responseData' in reply) return reply.responseData
  throw new CloudError(reply.code, reply.message)
}

function createServe(server: LocalCloudServer, { h5Root, routesFile }: ServerOptions): Serve {
  const routes = routesFile === undefined ? {} : readHttpRoutes(routesFile)
  const control = createRouter({ ...cloudRoutes(server), ...databaseRoutes(server), ...functionRoutes(server) })
  const token = randomBytes(24).toString('base64url')
  const consolePage = createConsolePage(token)
  return async (req, res) => {
    assertLocal(req)
    const { pathname, searchParams } = new URL(req.url ?? '/', server.url)
    const [, first = '', ...rest] = pathname.split('/')
    if (first === 'control') {
      assertConsole(req, searchParams, token)
      return control(req, res, `/${rest.join('/')}`, searchParams)
    }
    if (first === 'functions') return callFunction(server, req, res, rest.join('/'))
    if (first === 'storage') return exchangeFile(server, req, res, { path: rest.join('/'), query: searchParams })
    if (first === 'phone-code') return pressPhoneButton(server, req, res)
    if (first === 'phone' && h5Root !== undefined && servePhone(res, h5Root, `/${rest.join('/')}`)) return
    const functionName = functionAt(routes, pathname)
    if (functionName !== null)
      return callOverHttp(server, req, res, { functionName, path: pathname, query: searchParams })
    if (await consolePage(res, pathname)) return
    if (await server.cloud.route(req, res)) return
    throw new HttpError(404, `${pathname} is not served here`)
  }
}

function servePhone(res: ServerResponse, h5Root: string, urlPath: string): boolean {
  const placeholder = urlPath === '/' ? phonePlaceholder(h5Root) : null
  if (placeholder === null) return sendFile(res, h5Root, urlPath)
  res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  res.end(placeholder)
  return true
}

async function answer(serve: () => Promise<void>, res: ServerResponse): Promise<void> {
  try {
    await serve()
  } catch (error) {
    if (res.headersSent) res.destroy()
    else if (error instanceof HttpError) sendJson(res, error.status, { error: error.message })
    else if (error instanceof CloudError) sendJson(res, 400, { error: error.message })
    else if (error instanceof PlainError) sendJson(res, 507, { error: error.message })
    else {
      console.error('local cloud:', error)
      sendJson(res, 500, { error: error instanceof Error ? error.message : String(error) })
    }
  }
}

async function listen(http: Server, port: number): Promise<number> {
  http.keepAliveTimeout = KEEP_ALIVE_MS
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, '127.0.0.1', resolve)
  })
  return (http.address() as AddressInfo).port // A listening TCP server has an address of this kind.
}

async function close(http: Server, { timers, runner, cloud }: CloudParts): Promise<void> {
  timers.stop()
  await runner.close()
  const closed = new Promise<void>((resolve) => http.close(() => resolve()))
  http.closeAllConnections()
  await closed
  await cloud.close()
}
