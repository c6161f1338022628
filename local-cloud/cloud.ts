import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from './clock'
import type { Engine } from './database/engine'
import type { Faults } from './faults/faults'
import type { OpenApi, OpenApiCall } from './openapi/openapi'
import type { DatabaseSchema } from './schema'
import type { Storage } from './storage/storage'
import type { CallLog } from './wire/call-log'

export interface CloudOptions {
  schema: DatabaseSchema
  /** Absent: memory only. */
  dataDir?: string
  clock?: Clock
  /** What happens to a query that no declared index serves. Default: report. */
  scans?: ScanPolicy
  envId?: string
  /** How long a plain write waits for a document locked by a transaction, in real time. Default 5000. */
  lockWaitMs?: number
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
  /** Set by the runner: serves `functions.invokeFunction`. Takes and returns JSON text. */
  invokeFunction?: (call: FunctionCall) => Promise<string>
  /** Serves POST /admin and PUT|GET /cos/*; false when the path is not its own. */
  route(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  /** Database, files, faults, outbox, scripted replies, stats and clock as at the start. */
  reset(): void
  close(): Promise<void>
}

export interface FunctionCall {
  name: string
  data: string
  invocation: string
}

export function openCloud(_options: CloudOptions): Promise<LocalCloud> {
  return Promise.reject(new Error('not filled in yet'))
}
