import { SCHEMA } from '#shared/base/migration/schema'
import { nouns } from '../../../nouns'
import type { Migration } from '../../../platform/noun/migration'
import type { Noun } from '../../../platform/noun/noun'
import { migrateAll, putSchema } from '../../../testing/migrate'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { runDueJobs, runJob } from '../job/job.service'
import { migrateJob } from './migration.jobs'

// Two made-up migrations of stores: the first gives each a sign, the second another one.

const TICK_MS = 5 * 60_000
const ENOUGH = { isSpent: () => false }
const NONE = { isSpent: () => true }

interface Document {
  _id: string
  sign?: number
}

let shop: Shop
/** Documents that cannot be renewed. */
let broken: string[]
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => {
  shop.reset()
  broken = []
  for (let index = 0; index < 120; index += 1) {
    shop.database.put('stores', { _id: `str_${String(index).padStart(3, '0')}` })
  }
})
afterAll(() => shop.close())

const giving = (sign: number): Migration => ({
  steps: [
    {
      list: async (_db, afterId, limit) =>
        stores()
          .filter(({ _id }) => _id > (afterId ?? ''))
          .slice(0, limit),
      isOld: (document: Document) => (document.sign ?? 0) < sign,
      renew: async (_context, { _id }) => {
        if (broken.includes(_id)) throw new Error('broken')
        shop.database.put('stores', { _id, sign })
        return true
      },
    },
  ],
})
const stores = () => shop.database.find('stores', { sort: { _id: 1 } }) as unknown as Document[]
const signs = () => [...new Set(stores().map(({ sign }) => sign ?? 0))].sort()

const later: Noun = {
  shelf: 'front',
  name: 'later',
  uses: [],
  migrations: {
    [SCHEMA + 2]: { title: '第二个', undo: '只能恢复备份', load: async () => giving(2) },
    [SCHEMA + 1]: { title: '第一个', undo: '只能恢复备份', load: async () => giving(1) },
  },
}
const context = () => ({ ...timerContext(), nouns: [...nouns, later] })
const tick = (budget = ENOUGH) => runDueJobs(context(), [migrateJob], budget)
const schema = () => (shop.database.get('settings', 'schema')?.value ?? {}) as { begun: number; done: number }
const isDone = () => schema().done === SCHEMA + 2

async function ticksUntil(isOver: () => boolean, most = 20): Promise<number> {
  for (let ticks = 1; ticks <= most; ticks += 1) {
    await tick()
    if (isOver()) return ticks
    shop.clock.advance(TICK_MS)
  }
  throw new Error('not over')
}

beforeEach(() => putSchema(shop, { begun: SCHEMA, done: SCHEMA }))

describe('the job', () => {
  test('does one after the other in the order of their numbers, and each is checked after the functions of before have ended', async () => {
    await tick()
    expect([signs(), schema()]).toMatchObject([[1], { begun: SCHEMA + 1, done: SCHEMA }])
    shop.clock.advance(TICK_MS)
    await tick()
    expect([signs(), schema()]).toMatchObject([[2], { begun: SCHEMA + 2, done: SCHEMA + 1 }])
    shop.clock.advance(TICK_MS)
    await tick()
    expect(schema()).toMatchObject({ done: SCHEMA + 2 })
  })

  test('finds what a function of before has written meanwhile', async () => {
    await tick()
    shop.database.put('stores', { _id: 'str_late' })
    await ticksUntil(isDone)
    expect(signs()).toEqual([2])
  })

  test('says that it has begun before it writes anything', async () => {
    let begun = 0
    const watching: Migration = {
      steps: [
        {
          list: async () => stores().slice(0, 1),
          isOld: (document: Document) => document.sign === undefined,
          renew: async (_context, { _id }) => {
            begun = schema().begun
            shop.database.put('stores', { _id, sign: 1 })
            return true
          },
        },
      ],
    }
    const noun = {
      ...later,
      migrations: { [SCHEMA + 1]: { title: '看', undo: '只能恢复备份', load: async () => watching } },
    }
    await runDueJobs({ ...timerContext(), nouns: [...nouns, noun] }, [migrateJob], ENOUGH)
    expect(begun).toBe(SCHEMA + 1)
  })

  test('goes on page by page from where the budget ended, for another instance', async () => {
    const run = () => runJob({ ...context(), requestId: shop.newRequestId(), isForced: true }, [migrateJob], 'migrate')
    const slice = async () => migrateJob.slice({ ...context(), ...run0() }, null, NONE)
    const first = await slice()
    expect([first.isDone, first.looked, stores().filter(({ sign }) => sign === 1).length]).toEqual([false, 100, 100])
    await run()
    expect(signs()).toContain(1)
  })

  test('two at once: the second finds the lease taken and does nothing', async () => {
    const runs = await Promise.all([tick(), tick()])
    expect(runs.filter((each) => each.length > 0)).toHaveLength(1)
  })

  test('what cannot be renewed is passed over, told to a person after three rounds, and tried again the next day', async () => {
    broken = ['str_007']
    await ticksUntil(() => shop.database.get('alerts', `migration-stuck:${SCHEMA + 1}`) !== null)
    expect(
      stores()
        .filter(({ sign }) => sign === undefined)
        .map(({ _id }) => _id),
    ).toEqual(broken)
    expect(schema()).toMatchObject({ begun: SCHEMA + 1, done: SCHEMA })
    broken = []
    shop.clock.advance(TICK_MS)
    await tick()
    expect(signs()).toEqual([0, 1])
    shop.clock.advance(86_400_000)
    await ticksUntil(isDone)
    expect(signs()).toEqual([2])
  })

  test('paused, it stands still where it was, and started it goes on', async () => {
    await shop.ops('migration.pause', { by: '周总' })
    await tick()
    expect([signs(), schema().begun]).toEqual([[0], SCHEMA])
    await shop.ops('migration.start', { by: '周总' })
    shop.clock.advance(TICK_MS)
    await tick()
    expect(signs()).toEqual([1])
  })

  test('an operator who runs it is told when the check can begin, and need not wait', async () => {
    const run = (isForced: boolean) =>
      runJob({ ...context(), requestId: shop.newRequestId(), isForced }, [migrateJob], 'migrate')
    let first = await run(false)
    while (first.status === 'running') first = await run(false)
    expect(first).toMatchObject({ status: 'waiting', waitUntilAt: shop.clock.now() + 2 * 60_000 })
    let forced = await run(true)
    while (forced.status === 'running') forced = await run(true)
    expect([forced.status, schema().done]).toEqual(['done', SCHEMA + 2])
  })
})

describe('for operators', () => {
  test('the list says what waits, runs and is done', async () => {
    putSchema(shop, { begun: 2, done: 1, runs: { 1: { beganAt: 1, doneAt: 2 }, 2: { beganAt: 3, doneAt: null } } })
    const { migrations, ...standing } = await shop.ops('migration.list', {})
    expect(standing).toEqual({ schema: { known: SCHEMA, begun: 2, done: 1 }, isPaused: false })
    expect(migrations.slice(0, 2)).toMatchObject([
      { number: 1, noun: 'import', status: 'done', beganAt: 1, doneAt: 2 },
      { number: 2, noun: 'facts', status: 'running', beganAt: 3, doneAt: null },
    ])
  })

  test('a preview counts what is old and writes nothing', async () => {
    const gift = { kind: 'tier-gift', memberId: 'mem_1', payload: { tierKey: 'jade' }, attempts: 0, promisedAt: 1 }
    shop.database.put('outbox', { _id: 'tier-gift:1', ...gift, status: 'due', dueAt: 1 })
    shop.database.put('outbox', { _id: 'nobody-reads:1', ...gift, kind: 'nobody-reads', status: 'done', dueAt: 1 })
    const before = shop.database.dump()
    expect(await shop.ops('migration.preview', { number: 2 })).toEqual({ number: 2, looked: 2, old: 1, next: null })
    expect(shop.database.dump()).toEqual(before)
  })

  test('a preview of many goes on where it stopped, without telling an id that holds a number', async () => {
    const forged = await shop.askOps('migration.preview', { number: 2, from: 'v1.a.b.c' })
    expect(forged).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
    expect(await shop.askOps('migration.preview', { number: 99 })).toMatchObject({
      ok: false,
      error: { code: 'MIGRATION_UNKNOWN' },
    })
  })

  test('a pause that is sent again after it was ended does not pause again', async () => {
    const requestId = shop.newRequestId()
    await shop.ops('migration.pause', { by: '周总' }, requestId)
    await shop.ops('migration.start', { by: '周总' })
    await shop.ops('migration.pause', { by: '周总' }, requestId)
    expect((await shop.ops('migration.list', {})).isPaused).toBe(false)
  })
})

describe('a function that is older than the stored data', () => {
  const refused = { ok: false, error: { code: 'SCHEMA_NEWER' } }

  test('does nothing: phones, events, the console and the timer are refused', async () => {
    const phone = shop.phone()
    await phone.call('home.open', {})
    putSchema(shop, { begun: SCHEMA + 1, done: SCHEMA })
    shop.coolDown()
    const before = shop.database.dump()
    expect(await phone.ask('check-in.perform', {})).toMatchObject(refused)
    const visit = {
      eventId: 'event-0000000000000001',
      name: 'app.opened' as const,
      sessionId: 'session-000000000001',
      seq: 1,
    }
    const events = [{ ...visit, agoMs: 0, props: {} }]
    expect(await phone.ask('event.record', { batchId: 'batch-0000000000000001', events })).toMatchObject(refused)
    expect(await shop.askOps('migration.list', {})).toMatchObject(refused)
    expect(await shop.tick()).toMatchObject(refused)
    expect(shop.database.dump()).toEqual(before)
  })

  test('notices within half a minute, and serves again when it has been replaced', async () => {
    const phone = shop.phone()
    await phone.call('home.open', {})
    putSchema(shop, { begun: SCHEMA + 1, done: SCHEMA })
    expect(await phone.ask('home.open', {})).toMatchObject({ ok: true })
    shop.clock.advance(30_000)
    expect(await phone.ask('home.open', {})).toMatchObject(refused)
    putSchema(shop, { begun: SCHEMA, done: SCHEMA })
    shop.coolDown()
    expect(await phone.ask('home.open', {})).toMatchObject({ ok: true })
  })

  test('a warm instance knows it without a round trip', async () => {
    const phone = shop.phone()
    await phone.call('home.open', {})
    expect(await shop.roundTrips(() => phone.call('member.getCode', {}))).toBe(1)
  })
})

test('a newer function serves while the data are still old', async () => {
  putSchema(shop, { begun: 0, done: 0 })
  shop.coolDown()
  await shop.phone().call('home.open', {})
  await migrateAll(shop)
  expect(schema()).toMatchObject({ begun: SCHEMA, done: SCHEMA })
})

const run0 = () => ({ runId: 'r', job: 'migrate', jobTitle: '', failures: 0 })
