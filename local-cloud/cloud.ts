import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { type Clock, createClock } from './clock'
import type { Engine } from './database/engine'
import { openDatabase } from './database/open-database'
import { createFaults, type Faults } from './faults/faults'
import { createOpenApi, type OpenApi, type OpenApiCall } from './openapi/openapi'
import type { DatabaseSchema } from './schema'
import { createStorage, type Storage } from './storage/storage'
import { serveAdmin } from './wire/admin'
import { readCall, type WireCall } from './wire/call'
import { type CallLog, createCallLog } from './wire/call-log'
import { type Answer, answerDatabase, type CallTrace } from './wire/database-actions'
import { CloudError } from './wire/errors'
import { answerFunctions } from './wire/function-actions'
import { handing } from './wire/handed'
import { type AdminParts, type RawAnswer, refuseRequest, type ServedCall, serveCall, type Way } from './wire/serve-call'
import { answerStorage, type PendingUploads, serveFile } from './wire/storage-actions'

export interface CloudOptions {
  schema: DatabaseSchema
  /** Absent: memory only. */
  dataDir?: string
  clock?: Clock
  /** What happens to a query that no declared index serves. Default: report. */
  scans?: ScanPolicy
  envId?: string
  /** fdatasync after every commit: survives power loss too, at a price. Default false. */
  sync?: boolean
}

export type ScanPolicy = 'allow' | 'report' | 'refuse'

export interface LocalCloud {
  envId: string
  clock: Clock
  database: Engine
  faults: Faults
  /** The openapi calls made, oldest first. Empty it with `outbox.length = 0`. */
  outbox: OpenApiCall[]
  openapi: OpenApi
  storage: Storage
  stats: CallLog
  /** The most operations that one transaction had since the start or the last reset. */
  largestTransaction(): number
  /** Set by the runner: serves `functions.invokeFunction`. Takes and returns JSON text. */
  invokeFunction?: (call: FunctionCall) => Promise<string>
  /** Set by the runner: whether a phone or a timer has set this invocation going. Without it every call may ask WeChat. */
  mayCallWeChat?: (invocation: string) => boolean
  /** Serves POST /admin and PUT|GET /cos/*; false when the path is not its own. */
  route(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  /** The same for a caller in this process, without HTTP. */
  serve(text: string): Promise<ServedCall>
  /** Database, files, faults, outbox, scripted replies, stats and clock as at the start. */
  reset(): void
  close(): Promise<void>
}

export interface FunctionCall {
  name: string
  data: string
  invocation: string
}

export async function openCloud(options: CloudOptions): Promise<LocalCloud> {
  const { dataDir, scans = 'report', envId = 'local-env' } = options
  const clock = options.clock ?? createClock()
  const faults = createFaults()
  const stats = createCallLog()
  const { engine: database, close: closeDatabase, ...databaseParts } = openDatabase(options, clock)
  const { transactions } = databaseParts
  const outbox: OpenApiCall[] = []
  const openapi = createOpenApi(outbox, clock, (invocation) => cloud.mayCallWeChat?.(invocation) ?? true)
  const storage = createStorage({ envId, clock, ...(dataDir === undefined ? {} : { dir: join(dataDir, 'files') }) })
  const pendingUploads: PendingUploads = new Map()

  async function answer(call: WireCall, trace: CallTrace, { host, give }: Way): Promise<Answer | RawAnswer> {
    const answered =
      (await answerDatabase({ ...databaseParts, clock, scans, give }, call, trace)) ??
      answerStorage(storage, pendingUploads, call, host) ??
      (await answerFunctions(cloud, openapi, call))
    if (answered === null) throw new CloudError('INVALID_ACTION', `the local cloud does not know ${call.action}`)
    return answered
  }

  const admin: AdminParts = { clock, faults, stats, transactions, answer }

  const cloud: LocalCloud = {
    envId,
    clock,
    database,
    faults,
    outbox,
    openapi,
    storage,
    stats,
    largestTransaction: transactions.largest,
    route: async (request, response) => {
      const path = (request.url ?? '').split('?')[0] ?? ''
      if (path === '/admin' && request.method === 'POST') {
        await serveAdmin(admin, request, response)
        return true
      }
      if (path.startsWith('/cos/')) {
        await serveFile(storage, pendingUploads, request, response)
        return true
      }
      return false
    },
    serve: async (text) => {
      try {
        return await serveCall(admin, readCall(text), { host: '', give: handing() })
      } catch (error) {
        return refuseRequest(admin, error)
      }
    },
    reset: () => {
      database.reset()
      faults.clear()
      stats.clear()
      transactions.forgetLargest()
      clock.reset()
      outbox.length = 0
      openapi.resetReplies()
      storage.reset()
    },
    close: async () => closeDatabase(),
  }
  return cloud
}
