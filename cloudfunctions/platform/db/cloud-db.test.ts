import type { FaultRule } from '../../../local-cloud/faults/faults'
import { type Gateway, startGateway } from '../../../local-cloud/gateway'
import { openDb } from './cloud-db'
import { type CollectionName, collection } from './collection'
import type { Db } from './db'
import { DuplicateKeyError } from './errors'

interface CountedDocument {
  _id: string
  n: number
}

const NAME = 'settings' satisfies CollectionName
const things = collection<CountedDocument>(NAME)

let gateway: Gateway
let db: Db
beforeAll(async () => {
  gateway = await startGateway({ schema: { collections: { [NAME]: {} } } })
  Object.assign(process.env, gateway.env)
})
beforeEach(() => {
  gateway.reset()
  gateway.database.put(NAME, { _id: 'a', n: 1 })
  db = openDb()
})
afterAll(() => gateway.close())

const stored = (id: string) => gateway.database.get(NAME, id)?.n
const strike = (rule: FaultRule) => gateway.faults.add(rule)
const OVER_LIMIT = [
  { code: 'EXCEED_RATELIMIT', message: '[EXCEED_RATELIMIT] too many requests' },
  { code: 'EXCEED_CONCURRENT_REQUEST_LIMIT', message: 'exceed concurrent request limit' },
  { code: 'EXCEED_REQUEST_LIMIT', message: 'exceed request limit' },
  { code: 'LimitExceeded', message: 'RequestLimitExceeded: your current request times equals to 501 in a second' },
]
const COMMIT = { action: 'database.commitTransaction' }

describe.each(OVER_LIMIT)('the limit $code', (limit) => {
  test('is waited for, and the call repeated', async () => {
    strike({ kind: 'error', ...limit, times: 2 })
    expect(await db.find(things, 'a')).toEqual({ _id: 'a', n: 1 })
    strike({ kind: 'error', ...limit, times: 1 })
    await db.updateWhere(things, { _id: 'a' }, { inc: { n: 1 } })
    expect(stored('a')).toBe(2)
  })

  test('ends in BUSY when it stays', async () => {
    strike({ kind: 'error', ...limit })
    await expect(db.insert(things, { _id: 'b', n: 1 })).rejects.toMatchObject({ code: 'BUSY' })
    gateway.faults.clear()
    expect(stored('b')).toBeUndefined()
  })
})

describe('a document that a transaction holds', () => {
  /** Writes `a` in a transaction that stays open for as long as `meanwhile` runs. */
  const whileHeld = (meanwhile: () => Promise<unknown>) =>
    db.transaction(async (tx) => {
      await tx.save(things, { _id: 'a', n: 5 })
      await meanwhile()
    })

  test('is written when the transaction has ended', async () => {
    let late: Promise<unknown> = Promise.resolve()
    await whileHeld(async () => {
      late = openDb().updateWhere(things, { _id: 'a' }, { inc: { n: 1 } })
      await openDb().find(things, 'a')
    })
    await late
    expect(stored('a')).toBe(6)
  })

  test.each<[string, (other: Db) => Promise<unknown>]>([
    ['replaced', (other) => other.save(things, { _id: 'a', n: 9 })],
    ['changed', (other) => other.updateWhere(things, { _id: 'a' }, { set: { n: 9 } })],
    ['removed', (other) => other.removeWhere(things, { n: { gte: 0 } })],
  ])('is not %s while the transaction lasts: BUSY', async (_what, write) => {
    await whileHeld(() => expect(write(openDb())).rejects.toMatchObject({ code: 'BUSY' }))
    expect(stored('a')).toBe(5)
  })

  test('ends a count of several at once, of which some may have been counted', async () => {
    const trips = async (changes: object) => {
      const other = openDb()
      await other.updateWhere(things, { n: { gte: 0 } }, changes).catch(() => undefined)
      return other.roundTrips
    }
    await whileHeld(async () => {
      expect(await trips({ inc: { n: 1 } })).toBe(1)
      expect(await trips({ set: { n: 9 } })).toBeGreaterThan(1)
    })
  })
})

describe('a transaction that the service lets go of', () => {
  const addOne = async () => {
    let runs = 0
    const result = await db.transaction(async (tx) => {
      runs += 1
      const a = await tx.find(things, 'a')
      await tx.save(things, { _id: 'a', n: (a?.n ?? 0) + 1 })
      return 'done'
    })
    return { runs, result }
  }

  test.each([1, 2])('at its operation %s is done again', async (nth) => {
    strike({ kind: 'dropped', match: { collection: NAME }, nth })
    expect(await addOne()).toEqual({ runs: 2, result: 'done' })
    expect(stored('a')).toBe(2)
  })

  test('time after time ends in BUSY, and nothing was done', async () => {
    strike({ kind: 'dropped', match: { collection: NAME } })
    await expect(addOne()).rejects.toMatchObject({ code: 'BUSY' })
    expect(stored('a')).toBe(1)
  })

  test('before its commit is done again', async () => {
    strike({ kind: 'dropped', match: COMMIT, times: 1 })
    expect(await addOne()).toEqual({ runs: 2, result: 'done' })
    expect(stored('a')).toBe(2)
  })

  test('after its commit, whose answer says that there is none, is not done again', async () => {
    // The first answer is lost on the way, and the commit that was sent once more finds nothing to commit.
    strike({ kind: 'lostReply', match: COMMIT, times: 1 })
    expect(await addOne()).toEqual({ runs: 1, result: 'done' })
    expect(stored('a')).toBe(2)
  })

  test('with a fact that was made is known by the fact, whatever happened to the rest since', async () => {
    strike({ kind: 'lostReply', match: COMMIT, times: 1 })
    const act = db.transaction(async (tx) => {
      await tx.insert(things, { _id: 'fact', n: 1 })
      await tx.save(things, { _id: 'a', n: 2 })
      await tx.remove(things, 'gone')
    })
    await expect(act).resolves.toBeUndefined()
    expect([stored('fact'), stored('a')]).toEqual([1, 2])
  })

  test('and whose commit fails without a word on whether it happened is no success, and not done twice', async () => {
    strike({ kind: 'error', match: COMMIT, times: 1 })
    await expect(addOne()).rejects.toThrow(/SYS_ERR/)
    expect(stored('a')).toBe(1)
  })
})

test('a read that the platform failed to answer is asked again, a write is not', async () => {
  strike({ kind: 'error', code: 'SYS_ERR', times: 1 })
  expect(await db.count(things, { n: 1 })).toBe(1)
  strike({ kind: 'error', code: 'SERVER_TIMEOUT', times: 1 })
  await expect(db.updateWhere(things, { _id: 'a' }, { inc: { n: 1 } })).rejects.toThrow(/-501002/)
  expect(stored('a')).toBe(1)
})

test('a transaction’s operations come one after the other', async () => {
  const both = db.transaction((tx) => Promise.all([tx.find(things, 'a'), tx.find(things, 'b')]))
  await expect(both).rejects.toThrow(/one operation of a transaction ends before the next begins/)
})

test('documents that are added to a transaction go in one by one, all or none', async () => {
  const before = gateway.stats.last()
  await db.transaction((tx) =>
    tx.insertEach(things, [
      { _id: 'b', n: 1 },
      { _id: 'c', n: 1 },
    ]),
  )
  const added = gateway.stats.since(before).filter(({ action }) => action === 'database.insertDocument')
  expect(added).toHaveLength(2)
  const twice = db.transaction((tx) =>
    tx.insertEach(things, [
      { _id: 'd', n: 1 },
      { _id: 'a', n: 1 },
    ]),
  )
  await expect(twice).rejects.toThrow(DuplicateKeyError)
  expect([stored('c'), stored('d')]).toEqual([1, undefined])
})
