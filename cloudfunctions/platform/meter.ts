import { onCoolDown } from './warm-data'

/** What one action has cost since this instance last reported its counts. */
export interface Spent {
  calls: number
  databaseCalls: number
  /** Of the function’s time, from the request’s beginning until its reply. */
  ms: number
}

export interface CountedCalls {
  actions: ReadonlyMap<string, Spent>
  /** Calls of WeChat’s and the cloud’s services, by their dotted names. */
  uses: ReadonlyMap<string, number>
}

/** An instance writes its counts down at most this often, so that nearly all requests need no round trip for them. */
const TELL_AFTER_MS = 10 * 60_000
const TELL_AFTER_CALLS = 200

let actions = new Map<string, Spent>()
let uses = new Map<string, number>()
let calls = 0
let since: number | null = null

onCoolDown(() => void takeAll())

export function countCall(action: string, { databaseCalls, ms }: Omit<Spent, 'calls'>, now: number): void {
  const spent = actions.get(action) ?? { calls: 0, databaseCalls: 0, ms: 0 }
  actions.set(action, {
    calls: spent.calls + 1,
    databaseCalls: spent.databaseCalls + databaseCalls,
    ms: spent.ms + Math.max(ms, 0),
  })
  calls += 1
  since ??= now
}

export function countUse(api: string): void {
  uses.set(api, (uses.get(api) ?? 0) + 1)
}

/** What was counted, once it is time to write it down; null before that. Taking it resets the counts. */
export function takeDue(now: number): CountedCalls | null {
  const isDue = since !== null && (calls >= TELL_AFTER_CALLS || Math.abs(now - since) >= TELL_AFTER_MS)
  return isDue ? takeAll() : null
}

function takeAll(): CountedCalls {
  const taken = { actions, uses }
  actions = new Map()
  uses = new Map()
  calls = 0
  since = null
  return taken
}
