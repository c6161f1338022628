/**
 * The function `probe`, for a test environment: what the project believes of the service and cannot try on this machine.
 * `npm run deploy -- probe` bundles it; it is never a part of the product and holds nothing of a shop's.
 */
import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import sdk from 'wx-server-sdk'

interface ProbeRequest {
  probe?: unknown
  writes?: unknown
  pauseMs?: unknown
  /** What happened when a phone opened the picture: `open`, or the error's text. */
  opened?: unknown
}

interface ProbeDocument {
  get(): Promise<{ data: unknown }>
  set(options: { data: object }): Promise<unknown>
}
interface ProbeCollection {
  add(options: { data: object | object[] }): Promise<unknown>
  doc(id: string): ProbeDocument
  where(query: object): { count(): Promise<{ total: number }>; remove(): Promise<unknown> }
}
interface ProbeTransaction {
  collection(name: string): Pick<ProbeCollection, 'add' | 'doc'>
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
}
interface ProbeDatabase {
  createCollection(name: string): Promise<unknown>
  collection(name: string): ProbeCollection
  startTransaction(): Promise<ProbeTransaction>
}

const cloud = sdk as unknown as {
  DYNAMIC_CURRENT_ENV: string
  init(options: object): void
  database(options: object): ProbeDatabase
  getWXContext(): Record<string, unknown>
  uploadFile(options: object): Promise<{ fileID: string }>
}
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

const ITEMS = 'probe_items'
/** Of a name only this much is kept and answered: enough to tell two callers apart. */
const told = (value: unknown) =>
  value === undefined || value === '' ? null : createHash('sha256').update(String(value)).digest('hex').slice(0, 8)

/** Whom this instance has answered, in order: the next call shows whether the process still knows them. */
const seen: object[] = []

export async function main(event: ProbeRequest, context: Record<string, unknown>): Promise<object> {
  const caller = describeCaller(context)
  switch (event.probe) {
    case 'transaction-list':
      return { caller, ...(await listInTransaction()) }
    case 'transaction-life':
      return { caller, ...(await lifeOfTransaction(countOf(event.writes, 40), countOf(event.pauseMs, 1000))) }
    case 'picture':
      return { caller, ...(await picture(event.opened)) }
    default:
      return { caller, seen: [...seen] }
  }
}

function describeCaller(context: Record<string, unknown>) {
  const own = variablesOf(context)
  const { OPENID, UNIONID, SOURCE } = cloud.getWXContext()
  const caller = {
    environment: typeof context.environment,
    environ: typeof context.environ,
    own: own && {
      openid: told(own.WX_OPENID),
      unionid: told(own.WX_UNIONID),
      source: own.TCB_SOURCE ?? null,
      trigger: own.TRIGGER_SRC ?? null,
    },
    process: { openid: told(OPENID), unionid: told(UNIONID), source: SOURCE ?? null },
  }
  seen.push(caller)
  if (seen.length > 20) seen.shift()
  return caller
}

function variablesOf({ environment, environ }: Record<string, unknown>): Record<string, unknown> | null {
  try {
    if (typeof environment === 'string') return JSON.parse(environment) as Record<string, unknown>
  } catch {
    // The older text may be there.
  }
  if (typeof environ !== 'string') return null
  return Object.fromEntries(
    environ.split(';').map((pair) => [pair.split('=', 1)[0], pair.slice(pair.indexOf('=') + 1)]),
  )
}

async function openItems() {
  const db = cloud.database({ throwOnNotFound: false })
  await db.createCollection(ITEMS).catch(() => undefined)
  const items = db.collection(ITEMS)
  await items.where({ kind: 'probe' }).remove()
  return { db, count: async () => (await items.where({ kind: 'probe' }).count()).total }
}

/** A list inside a transaction: refused, undone with it, or stored beside it? */
async function listInTransaction() {
  const { db, count } = await openItems()
  const both = [
    { _id: 'one', kind: 'probe' },
    { _id: 'two', kind: 'probe' },
  ]
  const rolledBack = await db.startTransaction()
  const added = await outcomeOf(rolledBack.collection(ITEMS).add({ data: both }))
  await rolledBack.rollback().catch(() => undefined)
  const afterRollback = await count()
  const committed = await db.startTransaction()
  const single = await outcomeOf(committed.collection(ITEMS).add({ data: both[0] as object }))
  const end = await outcomeOf(committed.commit())
  return { added, afterRollback, single, end, afterCommit: await count() }
}

/** One write after the other until the service lets go, or the number is reached. */
async function lifeOfTransaction(writes: number, pauseMs: number) {
  const { db } = await openItems()
  const startedAt = Date.now()
  const transaction = await db.startTransaction()
  let done = 0
  let refusal: string | null = null
  while (done < writes && refusal === null) {
    const outcome = await outcomeOf(
      transaction
        .collection(ITEMS)
        .doc(`life-${done}`)
        .set({ data: { kind: 'probe' } }),
    )
    if (outcome === 'ok') done += 1
    else refusal = outcome
    if (refusal === null && pauseMs > 0) await wait(pauseMs)
  }
  const commit = refusal === null ? await outcomeOf(transaction.commit()) : null
  return { writes: done, seconds: (Date.now() - startedAt) / 1000, refusal, commit }
}

/** A file that a function has uploaded, for a phone to open; and what the phone says of that. */
async function picture(opened: unknown) {
  if (typeof opened === 'string') {
    console.log(JSON.stringify({ message: 'picture on a phone', opened: opened.slice(0, 200) }))
    return { opened: opened.slice(0, 200) }
  }
  const { fileID } = await cloud.uploadFile({ cloudPath: 'codes/probe.png', fileContent: Buffer.from('probe') })
  return { fileId: fileID }
}

async function outcomeOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt
    return 'ok'
  } catch (error) {
    const { code, errCode, errMsg, message } = error as Record<string, unknown>
    return [code, errCode, errMsg ?? message].filter((part) => part !== undefined).join(' ')
  }
}

function countOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 200_000 ? value : otherwise
}
