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
  gateway = await startGateway({ schema, lockWaitMs: 40, scans: 'refuse' })
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
  await add(tx, { _id: 'c', owner: 'o' }, { _id: 'd', owner: 'o' })
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

test('a plain write waits for the lock and then tests its condition again', async () => {
  const tx = await start()
  await change({ _id: 'a' }, { $set: { balance: 0 } }, tx)
  const waiting = change({ _id: 'a', balance: { $gte: 5 } }, { $inc: { balance: -5 } })
  await get({ _id: 'a' })
  await commit(tx)
  expect((await waiting).data).toEqual({ updated: 0, upsert_id: null })
  expect(balanceOf('a')).toBe(0)
})

test('a plain write that waits in vain is told that the transaction is busy', async () => {
  const tx = await start()
  await change({ _id: 'a' }, { $set: { balance: 0 } }, tx)
  expect((await change({ _id: 'a' }, { $inc: { balance: 1 } })).message).toMatch(/TransactionBusy/)
  await abort(tx)
})

test('a transaction ends by itself after 30 s of cloud time and lets its locks go', async () => {
  const tx = await start()
  await change({ _id: 'a' }, { $set: { balance: 0 } }, tx)
  gateway.clock.advance(29_999)
  expect((await get({ _id: 'a' }, tx))[0]?.balance).toBe(0)
  const waiting = change({ _id: 'a' }, { $inc: { balance: 1 } })
  await get({ _id: 'a' })
  gateway.clock.advance(1)
  expect((await waiting).data).toMatchObject({ updated: 1 })
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
  const waiting = add(undefined, { _id: 'c', code: 'A' })
  await get({ _id: 'a' })
  await abort(tx)
  expect((await waiting).message).toMatch(/E11000/)
})

test('a duplicate aborts the transaction, several documents go in together or not at all', async () => {
  const tx = await start()
  expect((await add(tx, { _id: 'c' }, { _id: 'a' })).message).toMatch(/E11000 .* index: _id_ dup key: \{ _id: "a" \}/)
  isGone(await commit(tx))
  const twice = await start()
  expect((await add(twice, { _id: 'c', code: 'X' }, { _id: 'd', code: 'X' })).message).toMatch(/E11000 .* uniq_code/)
  expect(gateway.database.count('accounts')).toBe(2)
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
