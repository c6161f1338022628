import type { Clock } from '../clock'
import type { ScanPolicy } from '../cloud'
import { aggregate } from '../database/aggregate'
import type { Query } from '../database/engine'
import { insert, type Operation, remove, replace, update } from '../database/operations'
import { project } from '../database/projection'
import { checkSort } from '../database/sort'
import type { Store } from '../database/store'
import type { Transactions } from '../database/transactions'
import { isPlainObject } from '../database/values'
import { countDocuments, findDocuments, type PlanCheck, type Writer } from '../database/view'
import { optionalText, textParam, type WireCall, wholeParam } from './call'
import { decode, encode } from './ejson'
import { collectionExists, invalidParam, requestFailed } from './errors'
import type { Give } from './handed'

export interface DatabaseParts {
  store: Store
  transactions: Transactions
  writer: Writer
  clock: Clock
  scans: ScanPolicy
  give: Give
}

export interface Answer {
  data?: unknown
  transactionId?: string
}

/** What one call finds out on the way, for the log of calls. */
export interface CallTrace {
  scanned?: string
  looked?: number
}

type Action = (session: Session) => Answer

interface Session {
  parts: DatabaseParts
  call: WireCall
  operation: Operation
  object(name: string): Record<string, unknown> | null
}

const GET_DEFAULT = 100
const GET_MAX = 1000

const actions: Record<string, Action> = {
  'database.addCollection': ({ parts, call }) => {
    if (!/^[A-Za-z][\w-]{0,63}$/.test(call.collection)) throw invalidParam('the collection name is not valid')
    if (parts.store.hasCollection(call.collection)) throw collectionExists()
    parts.store.addCollection(call.collection)
    return {}
  },
  'database.insertDocument': ({ parts, call, operation }) => {
    const { data } = call.params
    if (!Array.isArray(data) || data.length === 0) throw invalidParam('data is not a list of documents')
    // “在事务中仅能进行单记录操作”: what a list would do there is not said, and might not be undone with it.
    if (data.length > 1 && optionalText(call.params, 'transactionId') !== null)
      throw requestFailed('[LocalCloud.Transaction] a transaction takes one document at a time')
    const documents = data.map((text) => decode(String(text), parts.clock.now()))
    return { data: { insertedIds: insert(operation, call.collection, documents) } }
  },
  'database.getDocument': (session) => {
    const { parts, call, operation } = session
    const limit = Math.min(wholeParam(call.params, 'limit', GET_DEFAULT) || GET_DEFAULT, GET_MAX)
    const sort = session.object('order') ?? {}
    checkSort(sort)
    const options = { query: session.object('query') ?? {}, sort, skip: wholeParam(call.params, 'offset', 0), limit }
    const found = findDocuments(operation.writer, call.collection, options, operation.check)
    const projection = session.object('projection')
    return {
      data: {
        list: found.map((document) => parts.give(projection === null ? document : project(document, projection))),
      },
    }
  },
  'database.calculateDocument': (session) => {
    const { call, operation } = session
    return {
      data: {
        total: countDocuments(operation.writer, call.collection, session.object('query') ?? {}, operation.check),
      },
    }
  },
  'database.modifyDocument': (session) => (session.call.params.merge === true ? modify(session) : replaceOne(session)),
  'database.modifyAndReturnDoc': (session) => {
    const { call, operation } = session
    const query = session.object('query') ?? {}
    const { updated, document } = update(operation, call.collection, {
      query,
      update: dataOf(session),
      multi: false,
    })
    return { data: { updated, doc: document === null ? null : encode(document) } }
  },
  'database.removeDocument': (session) => {
    const { call, operation } = session
    const query = session.object('query')
    // `collection.remove()` without a condition arrives with an empty query. It must never mean everything.
    if (query === null || Object.keys(query).length === 0)
      throw requestFailed('[FailedOperation.Delete] a removal needs a condition')
    return { data: { deleted: remove(operation, call.collection, query, call.params.multi !== false) } }
  },
  'database.aggregateDocuments': (session) => {
    const { parts, call, operation } = session
    const { stages } = call.params
    if (!Array.isArray(stages)) throw invalidParam('stages is not a list')
    const pipeline = stages.map((stage) => toStage(stage, parts.clock.now()))
    return {
      data: {
        list: aggregate(operation.writer, call.collection, pipeline, operation.check).map((group) => parts.give(group)),
      },
    }
  },
  'database.startTransaction': ({ parts }) => ({ transactionId: parts.transactions.start() }),
  'database.commitTransaction': ({ parts, call }) => {
    parts.transactions.commit(textParam(call.params, 'transactionId'))
    return {}
  },
  'database.abortTransaction': ({ parts, call }) => {
    parts.transactions.abort(textParam(call.params, 'transactionId'))
    return {}
  },
}

const ENDS_TRANSACTION = ['database.commitTransaction', 'database.abortTransaction']

/** Null when the action is none of the database's. */
export async function answerDatabase(parts: DatabaseParts, call: WireCall, trace: CallTrace): Promise<Answer | null> {
  const action = Object.hasOwn(actions, call.action) ? actions[call.action] : undefined
  if (action === undefined) return null
  const check = scanCheck(parts.scans, trace)
  const run = (writer: Writer) => action(sessionOf(parts, call, { writer, check }))
  const transactionId = ENDS_TRANSACTION.includes(call.action) ? null : optionalText(call.params, 'transactionId')
  if (transactionId === null) return run(parts.writer)
  return parts.transactions.within(transactionId, run)
}

function sessionOf(parts: DatabaseParts, call: WireCall, operation: Operation): Session {
  const object = (name: string) => {
    const text = optionalText(call.params, name)
    const value = text === null ? null : decode(text, parts.clock.now())
    if (value !== null && !isPlainObject(value)) throw invalidParam(`${name} is not an object`)
    return value
  }
  return { parts, call, operation, object }
}

function dataOf(session: Session): Record<string, unknown> {
  const data = session.object('data')
  if (data === null) throw invalidParam('data is missing')
  return data
}

function modify(session: Session): Answer {
  const { call, operation } = session
  if (call.params.upsert === true) throw requestFailed('the local cloud has no merging upsert')
  const query = session.object('query') ?? {}
  const options = { query, update: dataOf(session), multi: call.params.multi === true }
  const { updated } = update(operation, call.collection, options)
  return { data: { updated, upsert_id: null } }
}

function replaceOne(session: Session): Answer {
  const { call, operation } = session
  const { _id: id, ...others } = session.object('query') ?? {}
  if (id === undefined || Object.keys(others).length > 0) throw requestFailed('a document is set by its _id')
  const { updated, upsertId } = replace(operation, call.collection, id, dataOf(session))
  return { data: { updated, upsert_id: upsertId } }
}

function toStage(stage: unknown, now: number): Record<string, unknown> {
  const { stageKey, stageValue } = (stage ?? {}) as Record<string, unknown> // Checked in the next line.
  if (typeof stageKey !== 'string' || typeof stageValue !== 'string') throw invalidParam('a stage is not valid')
  return { [stageKey]: withNow(decode(stageValue, now), now) }
}

/** `$$NOW` is the cloud's clock, not this machine's. */
function withNow(value: unknown, now: number): unknown {
  if (value === '$$NOW') return new Date(now)
  if (Array.isArray(value)) return value.map((element) => withNow(element, now))
  if (!isPlainObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNow(inner, now)]))
}

function scanCheck(policy: ScanPolicy, trace: CallTrace): PlanCheck {
  const tell = (looked: number) => {
    trace.looked = (trace.looked ?? 0) + looked
  }
  return (collection, plan, query, sort) => {
    if (!plan.scan || policy === 'allow') return tell
    const order = Object.keys(sort).length === 0 ? '' : ` sorted by ${JSON.stringify(sort)}`
    trace.scanned = `${collection}: ${JSON.stringify(query satisfies Query)}${order}`
    if (policy === 'refuse')
      throw requestFailed(`[LocalCloud.Scan] no declared index serves this query on ${trace.scanned}`)
    return tell
  }
}
