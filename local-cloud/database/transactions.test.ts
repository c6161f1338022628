import { asText, connect, type WireClient, type WireReply } from '../conformance/wire-client'
import { type Gateway, startGateway } from '../gateway'

const schema = {
  collections: {
    accounts: {
      indexes: [
        { name: 'uniq_code', unique: true, sparse: true, keys: [{ name: 'code', direction: '1' as const }] },
        { name: 'byOwner', keys: [{ name: 'owner', direction: '1' as const }] },
      ],
    },
  },
}

let gateway: Gateway
let wire: WireClient

beforeAll(async () => {
  gateway = await startGateway({ schema, scans: 'refuse' })
  wire = connect(gateway.url)
})
beforeEach(() => {
  gateway.reset()
  gateway.clock.freeze(1_700_000_000_000)
  gateway.database.put('accounts', { _id: 'a', balance: 10, owner: 'o', code: 'A' })
  gateway.database.put('accounts', { _id: 'b', balance: 10, owner: 'o' })
})
afterAll(async () => {
  wire.close()
  await gateway.close()
})

const start = async () => (await wire.send('database.startTransaction')).transactionId
const inAccounts = { collectionName: 'accounts' }
const add = (transactionId: string | undefined, ...documents: unknown[]) =>
  wire.send('database.insertDocument', { ...inAccounts, data: documents.map(asText), transactionId })
const get = async (query: object, transactionId?: string) => {
  const reply = await wire.send('database.getDocument', { ...inAccounts, query: asText(query), transactionId })
  const list = (reply.data?.list ?? []) as string[]
  return list.map((text) => JSON.parse(text) as Record<string, unknown>)
}
const change = (query: object, update: object, transactionId?: string) =>
  wire.send('database.modifyDocument', {
    ...inAccounts,
    query: asText(query),
    data: asText(update),
    multi: true,
    merge: true,
    upsert: false,
    transactionId,
  })
const commit = (transactionId?: string) => wire.send('database.commitTransaction', { transactionId })
const abort = (transactionId?: string) => wire.send('database.abortTransaction', { transactionId })
const balanceOf = (id: string) => gateway.database.get('accounts', id)?.balance
const isConflict = (reply: WireReply) => expect(reply.code).toBe('DATABASE_TRANSACTION_CONFLICT')
const isGone = (reply: WireReply) => expect(reply.code).toBe('DATABASE_TRANSACTION_FAIL')

test('nothing is seen outside before the commit, everything after', async () => {
  const tx = await start()
  await change({ _id: 'a' }, { $inc: { balance: -3 } }, tx)
  await add(tx, { _id: 'c', owner: 'o' })
  await add(tx, { _id: 'd', owner: 'o' })
  expect(await get({ _id: 'a' })).toEqual([{ _id: 'a', balance: 10, owner: 'o', code: 'A' }])
  expect((await get({ owner: 'o' }, tx)).map(({ _id }) => _id).sort()).toEqual(['a', 'b', 'c', 'd'])
  expect(await get({ _id: 'a' }, tx)).toMatchObject([{ balance: 7 }])
  expect((await commit(tx)).code).toBeUndefined()
  expect([balanceOf('a'), gateway.database.count('accounts')]).toEqual([7, 4])
})

test('an aborted transaction leaves nothing', async () => {
  const tx = await start()
  await change({ _id: 'a' }, { $inc: { balance: -3 } }, tx)
  await add(tx, { _id: 'c' })
  await abort(tx)
  expect([balanceOf('a'), gateway.database.count('accounts')]).toEqual([10, 2])
  isGone(await commit(tx))
})

test('reads see the state at the start, however often others commit', async () => {
  const tx = await start()
  await change({ _id: 'a' }, { $set: { balance: 1 } })
  await change({ _id: 'a' }, { $set: { balance: 2 } })
  gateway.database.remove('accounts', 'b')
  await add(undefined, { _id: 'c', owner: 'o' })
  const seen = await get({ owner: 'o' }, tx)
  expect(seen.map(({ _id, balance }) => [_id, balance]).sort()).toEqual([
    ['a', 10],
    ['b', 10],
  ])
  expect(await get({ _id: 'c' }, tx)).toEqual([])
})

test('writing a document that changed since the start is a conflict, and the transaction is gone', async () => {
  const tx = await start()
  await change({ _id: 'a' }, { $set: { balance: 1 } })
  isConflict(await change({ _id: 'a' }, { $set: { balance: 2 } }, tx))
  isGone(await change({ _id: 'b' }, { $set: { balance: 2 } }, tx))
  isGone(await abort(tx))
})

test('of two transactions that write one document the second fails at once', async () => {
  const [first, second] = [await start(), await start()]
  await change({ _id: 'a' }, { $inc: { balance: 1 } }, first)
  isConflict(await change({ _id: 'a' }, { $inc: { balance: 1 } }, second))
  await commit(first)
  expect(balanceOf('a')).toBe(11)
})

test('write skew is possible: each reads what the other writes', async () => {
  const [first, second] = [await start(), await start()]
  await get({ _id: 'b' }, first)
  await get({ _id: 'a' }, second)
  await change({ _id: 'a' }, { $set: { balance: 0 } }, first)
  await change({ _id: 'b' }, { $set: { balance: 0 } }, second)
  await commit(first)
  expect((await commit(second)).code).toBeUndefined()
})

test('a plain write of a document that a transaction holds is turned away at once, others are not', async () => {
  const tx = await start()
  await change({ _id: 'a' }, { $set: { balance: 0 } }, tx)
  const refused = await change({ _id: 'a' }, { $inc: { balance: 1 } })
  expect(refused.message).toMatch(/^\[ResourceUnavailable.TransactionBusy\] Transaction is busy\. Please check/)
  expect((await change({ _id: 'b' }, { $inc: { balance: 1 } })).data).toMatchObject({ updated: 1 })
  await commit(tx)
  expect((await change({ _id: 'a', balance: { $gte: 5 } }, { $inc: { balance: -5 } })).data).toMatchObject({
    updated: 0,
  })
  expect([balanceOf('a'), balanceOf('b')]).toEqual([0, 11])
})

test('a transaction ends by itself after 30 s of cloud time and lets its locks go', async () => {
  const tx = await start()
  await change({ _id: 'a' }, { $set: { balance: 0 } }, tx)
  gateway.clock.advance(29_999)
  expect((await get({ _id: 'a' }, tx))[0]?.balance).toBe(0)
  expect((await change({ _id: 'a' }, { $inc: { balance: 1 } })).message).toMatch(/TransactionBusy/)
  gateway.clock.advance(1)
  expect((await change({ _id: 'a' }, { $inc: { balance: 1 } })).data).toMatchObject({ updated: 1 })
  isGone(await commit(tx))
  expect(balanceOf('a')).toBe(11)
})

test('an id or a unique key taken by an open transaction is a conflict for another', async () => {
  const [first, second, third] = [await start(), await start(), await start()]
  await add(first, { _id: 'c', code: 'C' })
  isConflict(await add(second, { _id: 'c' }))
  isConflict(await add(third, { _id: 'e', code: 'C' }))
  await commit(first)
  expect((await add(undefined, { _id: 'e', code: 'C' })).message).toMatch(
    /E11000 .* index: uniq_code dup key: \{ code: "C" \}/,
  )
})

test('a unique key given up in a transaction can be taken in it, and by nobody else before the commit', async () => {
  const tx = await start()
  await change({ _id: 'a' }, { $set: { code: 'A2' } }, tx)
  expect((await change({ _id: 'b' }, { $set: { code: 'A' } }, tx)).data).toMatchObject({ updated: 1 })
  expect((await add(undefined, { _id: 'c', code: 'A' })).message).toMatch(/TransactionBusy/)
  await abort(tx)
  expect((await add(undefined, { _id: 'c', code: 'A' })).message).toMatch(/E11000/)
})

test('a duplicate aborts the transaction, with what went in before it', async () => {
  const tx = await start()
  await add(tx, { _id: 'c' })
  expect((await add(tx, { _id: 'a' })).message).toMatch(/E11000 .* index: _id_ dup key: \{ _id: "a" \}/)
  isGone(await commit(tx))
  const twice = await start()
  await add(twice, { _id: 'c', code: 'X' })
  expect((await add(twice, { _id: 'd', code: 'X' })).message).toMatch(/E11000 .* uniq_code/)
  expect(gateway.database.count('accounts')).toBe(2)
})

test('a transaction takes no list of documents', async () => {
  const tx = await start()
  expect((await add(tx, { _id: 'c' }, { _id: 'd' })).message).toMatch(/one document at a time/)
  isGone(await commit(tx))
  expect(gateway.database.count('accounts')).toBe(2)
})

test.each<[string, (tx?: string) => Promise<unknown>]>([
  ['a document', (tx) => get({ _id: 'a' }, tx)],
  ['a document that is not there', (tx) => get({ _id: 'none' }, tx)],
  ['a query that finds nothing', (tx) => get({ owner: 'nobody' }, tx)],
])('what is only read, %s, is not protected', async (_what, read) => {
  const tx = await start()
  await read(tx)
  await change({ _id: 'a' }, { $set: { balance: 99 } })
  await add(undefined, { _id: 'none', owner: 'nobody' })
  await change({ _id: 'b' }, { $set: { balance: 0 } }, tx)
  expect((await commit(tx)).code).toBeUndefined()
})

test('removal and insertion of one id inside a transaction end in the new document', async () => {
  const tx = await start()
  await wire.send('database.removeDocument', { ...inAccounts, query: asText({ _id: 'a' }), transactionId: tx })
  await add(tx, { _id: 'a', code: 'A', balance: 99 })
  await commit(tx)
  expect(gateway.database.find('accounts', { query: { code: 'A' } })).toEqual([{ _id: 'a', code: 'A', balance: 99 }])
})

test('twenty transactions on one document: each commit counts once, the others conflict', async () => {
  const attempt = async () => {
    const tx = await start()
    const [account] = await get({ _id: 'a' }, tx)
    const reply = await change({ _id: 'a' }, { $set: { balance: Number(account?.balance) + 1 } }, tx)
    if (reply.code === undefined) return (await commit(tx)).code === undefined
    isConflict(reply)
    return false
  }
  const outcomes = await Promise.all(Array.from({ length: 20 }, attempt))
  const committed = outcomes.filter(Boolean).length
  expect(committed).toBeGreaterThanOrEqual(1)
  expect(balanceOf('a')).toBe(10 + committed)
})

test('parallel conditional claims: one wins', async () => {
  const claims = Array.from({ length: 32 }, () => change({ _id: 'b', balance: 10 }, { $set: { balance: 0 } }))
  const updated = (await Promise.all(claims)).map(({ data }) => data?.updated)
  expect(updated.filter((count) => count === 1)).toHaveLength(1)
})
