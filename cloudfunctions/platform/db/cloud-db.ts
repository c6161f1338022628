import { invariant } from '#shared/kernel/invariant'
import cloud from '../sdk'
import type { Collection, StoredDocument } from './collection'
import type { Changes, Db, Group, ListOptions, PageOptions } from './db'
import { type Filter, toQuery } from './filter'
import type { SdkDatabase } from './sdk-port'
import { checkedId, checkStorable } from './storable'
import { runTransaction } from './transaction'
import { countedTrips, repeatedWhenBusy, repeatedWhenFailed } from './trip'

const GET_LIMIT_MAX = 1000
const GROUP_LIMIT_MAX = 10_000

/** The database of this environment, with its own round-trip counter: one per request. */
export function openDb(): Db {
  // The option is missing from the SDK's types. Without it a missing document is an error that only its text names.
  const options = { throwOnNotFound: false } as object
  const sdk = cloud.database(options) as unknown as SdkDatabase
  let roundTrips = 0
  const trip = countedTrips(() => {
    roundTrips += 1
  })
  const write = repeatedWhenBusy(trip)
  const read = repeatedWhenFailed(trip)
  const query = (from: Collection<StoredDocument>, where: Filter) => sdk.collection(from.name).where(toQuery(where))

  return {
    get roundTrips() {
      return roundTrips
    },
    find: <D extends StoredDocument>(from: Collection<D>, id: string) =>
      read(async () => ((await sdk.collection(from.name).doc(checkedId(id)).get()).data ?? null) as D | null),

    async findMany<D extends StoredDocument>(from: Collection<D>, ids: readonly string[]) {
      if (ids.length === 0) return []
      invariant(ids.length <= GET_LIMIT_MAX, `at most ${GET_LIMIT_MAX} ids are read at once`)
      const wanted = query(from, { _id: { in: ids.map(checkedId) } }).limit(GET_LIMIT_MAX)
      return read(async () => (await wanted.get()).data as D[])
    },

    list: <D extends StoredDocument>(from: Collection<D>, { where, or = [], orderBy = [], limit }: ListOptions) =>
      read(async () => {
        let wanted =
          or.length === 0
            ? query(from, where)
            : sdk.collection(from.name).where(sdk.command.or([where, ...or].map(toQuery)))
        for (const [field, direction] of orderBy) wanted = wanted.orderBy(field, direction)
        return (await wanted.limit(checkedLimit(limit, GET_LIMIT_MAX)).get()).data as D[]
      }),

    page: <D extends StoredDocument>(from: Collection<D>, { where, afterId, limit }: PageOptions) =>
      read(async () => {
        // '' sorts before every id, so the first page needs no query of another shape.
        const wanted = query(from, { ...where, _id: { gt: afterId ?? '' } }).orderBy('_id', 'asc')
        return (await wanted.limit(checkedLimit(limit, GET_LIMIT_MAX)).get()).data as D[]
      }),

    count: (from, where) => read(async () => (await query(from, where).count()).total),

    sumBy: (from, { where, by, fields, limit }) =>
      read(async () => {
        const sums = Object.fromEntries(fields.map((field) => [sumName(field), sdk.command.aggregate.sum(`$${field}`)]))
        const { list } = await sdk
          .collection(from.name)
          .aggregate()
          .match(toQuery(where))
          .group({ _id: `$${by}`, count: sdk.command.aggregate.sum(1), ...sums })
          .limit(checkedLimit(limit, GROUP_LIMIT_MAX))
          .end()
        return list.map((row) => toGroup(row, fields))
      }),

    // A repeated insert finds its own document, just as when a request is sent again.
    insert: (into, document) =>
      write(async () => {
        await sdk.collection(into.name).add({ data: checkStorable(document) })
      }),

    insertMany: async (into, documents) => {
      if (documents.length === 0) return
      await write(() => sdk.collection(into.name).add({ data: documents.map(checkStorable) }))
    },

    save: (into, document) =>
      write(async () => {
        const { _id, ...rest } = checkStorable(document)
        await sdk.collection(into.name).doc(checkedId(_id)).set({ data: rest })
      }),

    updateWhere: (from, where, changes) =>
      (mayRepeat(where, changes) ? write : trip)(
        async () => (await query(from, where).update({ data: toUpdate(sdk, changes) })).stats.updated,
      ),

    removeWhere: (from, where) => write(async () => (await query(from, where).remove()).stats.removed),

    transaction: (act) => runTransaction(sdk, trip, act),
  }
}

/**
 * If a write to one document is refused as busy, nothing was changed. If it was a write to several, some may have been:
 * setting a value can be repeated, but counting cannot.
 */
function mayRepeat(where: Filter, { inc = {} }: Changes): boolean {
  return typeof where._id === 'string' || Object.keys(inc).length === 0
}

/** `_.set` keeps the SDK from flattening nested objects into a merge. */
function toUpdate(sdk: SdkDatabase, { set = {}, inc = {}, unset = [] }: Changes): Record<string, unknown> {
  checkStorable(Object.values(set))
  const changes: Record<string, unknown> = {}
  for (const [path, value] of Object.entries(set)) changes[path] = sdk.command.set(value)
  for (const [path, by] of Object.entries(inc)) changes[path] = sdk.command.inc(by)
  for (const path of unset) changes[path] = sdk.command.remove()
  invariant(Object.keys(changes).length > 0, 'an update changes something')
  return changes
}

function toGroup(row: Record<string, unknown>, fields: readonly string[]): Group {
  const sums = Object.fromEntries(fields.map((field) => [field, Number(row[sumName(field)] ?? 0)]))
  return { key: String(row._id), count: Number(row.count), sums }
}

// A group's field names may hold no dots.
function sumName(field: string): string {
  return `sum_${field.replaceAll('.', '_')}`
}

function checkedLimit(limit: number, max: number): number {
  invariant(Number.isInteger(limit) && limit >= 1 && limit <= max, `a limit is 1 to ${max}`)
  return limit
}
