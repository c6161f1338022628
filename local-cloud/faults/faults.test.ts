import { asText, connect, type WireClient } from '../conformance/wire-client'
import { type Gateway, startGateway } from '../gateway'
import { createFaults, type FaultRule } from './faults'

let gateway: Gateway
let wire: WireClient

beforeAll(async () => {
  gateway = await startGateway({ schema: { collections: { c: {}, d: {} } } })
  wire = connect(gateway.url)
})
beforeEach(() => gateway.reset())
afterAll(async () => {
  wire.close()
  await gateway.close()
})

const add = (id: string, client = wire, collectionName = 'c') =>
  client.send('database.insertDocument', { collectionName, data: [asText({ _id: id })] })
const count = (client = wire) => client.send('database.calculateDocument', { collectionName: 'c' })
const stored = () => gateway.database.find('c').map(({ _id }) => _id)
/** ok, the code of the refusal, or how the connection ended. */
const outcomeOf = async (reply: Promise<{ code?: string }>) => {
  try {
    return (await reply).code ?? 'ok'
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code)
  }
}
const outcomes = async (rule: FaultRule, times = 4) => {
  gateway.faults.add(rule)
  const results: string[] = []
  for (let i = 0; i < times; i++) results.push(await outcomeOf(add(`x${i}`)))
  return results
}

test('an error strikes every matching call, and does nothing to the database', async () => {
  expect(await outcomes({ kind: 'error', code: 'SYS_ERR' }, 2)).toEqual(['SYS_ERR', 'SYS_ERR'])
  expect(stored()).toEqual([])
})

test('nth strikes once, times says how often', async () => {
  expect(await outcomes({ kind: 'error', nth: 2 })).toEqual(['ok', 'SYS_ERR', 'ok', 'ok'])
  gateway.reset()
  expect(await outcomes({ kind: 'error', nth: 2, times: 2 })).toEqual(['ok', 'SYS_ERR', 'SYS_ERR', 'ok'])
  gateway.reset()
  expect(await outcomes({ kind: 'error', times: 1 }, 2)).toEqual(['SYS_ERR', 'ok'])
})

test('a rule looks at action, collection, invocation and whether the call writes', async () => {
  const rule = (match: FaultRule['match']) =>
    gateway.faults.add({ kind: 'error', ...(match === undefined ? {} : { match }) })
  const other = wire.as('other')
  const tried = async () => [
    await outcomeOf(add('x')),
    await outcomeOf(add('x', wire, 'd')),
    await outcomeOf(add('y', other)),
    await outcomeOf(count()),
  ]
  const only = async (match: FaultRule['match']) => {
    gateway.reset()
    rule(match)
    return (await tried()).map((outcome) => outcome === 'SYS_ERR')
  }
  expect(await only({ action: 'database.calculateDocument' })).toEqual([false, false, false, true])
  expect(await only({ collection: 'd' })).toEqual([false, true, false, false])
  expect(await only({ invocation: 'other' })).toEqual([false, false, true, false])
  expect(await only({ writes: true })).toEqual([true, true, true, false])
  expect(await only({ writes: false })).toEqual([false, false, false, true])
})

test('chance repeats exactly with the same seed', async () => {
  const rule: FaultRule = { kind: 'error', probability: 0.5, seed: 7 }
  const first = await outcomes(rule, 20)
  gateway.reset()
  expect(await outcomes(rule, 20)).toEqual(first)
  expect(new Set(first).size).toBe(2)
})

test('a lost reply is applied, and the next call is served again', async () => {
  expect(await outcomes({ kind: 'lostReply', nth: 1 }, 2)).toEqual(['ECONNRESET', 'ok'])
  expect(stored()).toEqual(['x0', 'x1'])
})

test('a crash before leaves nothing, a crash after leaves the write; the process is dead either way', async () => {
  expect(await outcomes({ kind: 'crashBefore', nth: 2 })).toEqual(['ok', 'ECONNRESET', 'ECONNRESET', 'ECONNRESET'])
  expect(stored()).toEqual(['x0'])
  gateway.reset()
  expect(await outcomes({ kind: 'crashAfter', nth: 2 })).toEqual(['ok', 'ECONNRESET', 'ECONNRESET', 'ECONNRESET'])
  expect(stored()).toEqual(['x0', 'x1'])
  gateway.faults.clear()
  expect(await outcomeOf(add('y'))).toBe('ok')
})

test('with an invocation in the rule only that one dies', async () => {
  gateway.faults.add({ kind: 'crashBefore', nth: 1, match: { invocation: 'other' } })
  const other = wire.as('other')
  expect(await outcomeOf(add('x', other))).toBe('ECONNRESET')
  expect(await outcomeOf(count(other))).toBe('ECONNRESET')
  expect(await outcomeOf(add('x'))).toBe('ok')
})

test('a crash keeps the locks of its transaction for 30 s of cloud time', async () => {
  gateway.clock.freeze(0)
  gateway.database.put('c', { _id: 'x' })
  const dead = wire.as('dead')
  const { transactionId } = await dead.send('database.startTransaction')
  const change = (client: WireClient, transaction?: string) =>
    client.send('database.modifyDocument', {
      collectionName: 'c',
      query: asText({ _id: 'x' }),
      data: asText({ $inc: { n: 1 } }),
      merge: true,
      transactionId: transaction,
    })
  await change(dead, transactionId)
  gateway.faults.add({ kind: 'crashBefore', match: { invocation: 'dead', action: 'database.commitTransaction' } })
  await outcomeOf(dead.send('database.commitTransaction', { transactionId }))
  expect((await change(wire)).message).toMatch(/TransactionBusy/)
  gateway.clock.advance(30_000)
  expect((await change(wire)).data).toMatchObject({ updated: 1 })
  expect(gateway.database.get('c', 'x')?.n).toBe(1)
})

test('a conflict ends the transaction it strikes; outside one it is a busy document', async () => {
  const { transactionId } = await wire.send('database.startTransaction')
  gateway.faults.add({ kind: 'conflict', times: 2 })
  expect(await outcomeOf(wire.send('database.calculateDocument', { collectionName: 'c', transactionId }))).toBe(
    'DATABASE_TRANSACTION_CONFLICT',
  )
  expect((await add('x')).message).toMatch(/TransactionBusy/)
  expect(await outcomeOf(wire.send('database.commitTransaction', { transactionId }))).toBe('DATABASE_TRANSACTION_FAIL')
})

test('a time-out never answers; a delay answers late', async () => {
  expect(await outcomes({ kind: 'timeout', delayMs: 5, times: 1 }, 1)).toEqual(['ECONNRESET'])
  gateway.faults.add({ kind: 'delay', delayMs: 15 })
  const startedAt = performance.now()
  await count()
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(14)
})

describe('a delay that queues', () => {
  const change = (id: string) =>
    wire.send('database.modifyDocument', {
      collectionName: 'c',
      query: asText({ n: { $lt: 9 }, _id: { $eq: id } }),
      data: asText({ $inc: { n: 1 } }),
    })

  test('lets the writers of one document wait for each other', async () => {
    await add('x')
    gateway.faults.add({ kind: 'delay', delayMs: 15, queues: true })
    const startedAt = performance.now()
    await Promise.all(['x', 'x', 'x', 'x'].map(change))
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(59)
  })

  test('lets nobody else wait', () => {
    const faults = createFaults()
    faults.add({ kind: 'delay', delayMs: 1000, queues: true })
    const call = { action: 'database.modifyDocument', collection: 'c', invocation: 'i', writes: true }
    const waits = ['c/x', 'c/x', 'c/y', '', ''].map((document) => faults.strike({ ...call, document }).delayMs)
    expect(waits.map((ms) => Math.round(ms / 1000))).toEqual([1, 2, 1, 1, 1])
  })
})

test('every call is logged with its invocation, its outcome and what it scanned', async () => {
  await outcomes({ kind: 'lostReply', nth: 2 }, 2)
  await wire.as('other').send('database.getDocument', { collectionName: 'c', query: asText({ n: 1 }) })
  await wire.send('database.getDocument', { collectionName: 'nothing' })
  expect(
    gateway.stats
      .since(0)
      .map(({ n, invocation, action, collection, outcome, scanned }) => [
        n,
        invocation,
        action,
        collection,
        outcome,
        scanned,
      ]),
  ).toEqual(
    [
      [1, 'test', 'database.insertDocument', 'c', 'ok', undefined],
      [2, 'test', 'database.insertDocument', 'c', 'reset', undefined],
      [3, 'other', 'database.getDocument', 'c', 'ok', 'c: {"n":1}'],
      [4, 'test', 'database.getDocument', 'nothing', 'DATABASE_COLLECTION_NOT_EXIST', undefined],
    ].map(([n, ...rest]) => [gateway.stats.last() - 4 + Number(n), ...rest]),
  )
  expect(gateway.stats.count({ invocation: 'other' })).toBe(1)
})
