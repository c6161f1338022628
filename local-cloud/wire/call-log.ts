/** Every wire call, in a ring of bounded size. */
export interface CallLog {
  count(filter?: { invocation?: string }): number
  /** Calls with a number above n, oldest first. */
  since(n: number): CallRecord[]
  /** The number of the latest call. */
  last(): number
  clear(): void
}

export interface CallRecord {
  n: number
  /** Cloud time. */
  at: number
  /** The request's `wxCloudApiToken`: the runner puts the invocation id there. */
  invocation: string
  action: string
  collection: string
  ms: number
  /** `ok`, the reply's error code, or how the reply was lost (`reset`, `timeout`). */
  outcome: string
  /** Set when no declared index served the query. */
  scanned?: string
  /** How many documents a query looked at, whether they matched or not. */
  looked?: number
}

export interface WritableCallLog extends CallLog {
  add(record: Omit<CallRecord, 'n'>): void
}

const CALLS_KEPT = 20000

export function createCallLog(kept: number = CALLS_KEPT): WritableCallLog {
  let records: CallRecord[] = []
  let n = 0
  return {
    add: (record) => {
      records.push({ n: ++n, ...record })
      // Cut rarely, so that adding stays cheap.
      if (records.length > kept * 2) records = records.slice(-kept)
    },
    count: (filter) =>
      filter?.invocation === undefined
        ? records.length
        : records.filter((record) => record.invocation === filter.invocation).length,
    // Numbered without gaps, the latest last.
    since: (after) => (after >= n ? [] : records.slice(Math.max(0, records.length - (n - after)))),
    last: () => n,
    clear: () => {
      records = []
    },
  }
}
