/** The shape of stored data that this code writes: the number of the newest migration. */
export const SCHEMA = 3

/** How far the stored data are. Where nothing is kept yet, no migration has begun. */
export interface StoredSchema {
  /** Documents may have this shape, so code that does not know it may not act. */
  begun: number
  /** All documents have this shape. */
  done: number
  isPaused: boolean
  /** The requests that paused or started it last: sent again, they do not do so again. */
  requestIds: readonly string[]
  /** When each began and was done, by its number. */
  runs: Readonly<Record<string, { beganAt: number; doneAt: number | null }>>
}

export const NOTHING_BEGUN: StoredSchema = { begun: 0, done: 0, isPaused: false, requestIds: [], runs: {} }

export function withBegun(schema: StoredSchema, number: number, now: number): StoredSchema {
  if (schema.begun >= number) return schema
  return { ...schema, begun: number, runs: { ...schema.runs, [number]: { beganAt: now, doneAt: null } } }
}

export function withDone(schema: StoredSchema, number: number, now: number): StoredSchema {
  if (schema.done >= number) return schema
  const beganAt = schema.runs[number]?.beganAt ?? now
  return { ...schema, done: number, runs: { ...schema.runs, [number]: { beganAt, doneAt: now } } }
}

const REQUESTS_KEPT = 20

export function withPause(schema: StoredSchema, isPaused: boolean, requestId: string): StoredSchema {
  if (schema.requestIds.includes(requestId)) return schema
  return { ...schema, isPaused, requestIds: [...schema.requestIds, requestId].slice(-REQUESTS_KEPT) }
}

export type MigrationStatus = 'waiting' | 'running' | 'done'

export function statusOf({ begun, done }: StoredSchema, number: number): MigrationStatus {
  if (number <= done) return 'done'
  return number <= begun ? 'running' : 'waiting'
}
