import { describeConformance, refusalOf } from './conforms'

const DATES = { at: new Date(1_700_000_000_000) }

describeConformance('documents', (conforms, local) => {
  conforms('observed', 'values come back as they went in', async ({ items }) => {
    const document = {
      _id: 'v',
      int: 1,
      long: 5_000_000_000,
      float: 1.5,
      text: '茶',
      no: null,
      yes: true,
      list: [1, [2]],
      ...DATES,
    }
    expect((await items.add({ data: document }))._id).toBe('v')
    expect((await items.doc('v').get()).data).toEqual(document)
  })
  conforms('observed', 'undefined fields are dropped and -0 becomes 0', async ({ items }) => {
    await items.add({ data: { _id: 'v', gone: undefined, zero: -0 } })
    const { data } = await items.doc('v').get()
    expect(Object.keys(data ?? {}).sort()).toEqual(['_id', 'zero'])
    expect(Object.is(data?.zero, 0)).toBe(true)
  })
  conforms('reported', 'a document without an id gets one of 32 hexadecimal digits', async ({ items }) => {
    expect((await items.add({ data: { n: 1 } }))._id).toMatch(/^[0-9a-f]{32}$/)
  })
  conforms('observed', 'several documents go in with one call', async ({ items }) => {
    expect((await items.add({ data: [{ _id: 'x' }, { _id: 'y' }] }))._ids).toEqual(['x', 'y'])
  })
  conforms(
    'assumed',
    'of several documents outside a transaction those before the duplicate stay',
    async ({ items }) => {
      await items.add({ data: { _id: 'y' } })
      expect(await refusalOf(items.add({ data: [{ _id: 'x' }, { _id: 'y' }, { _id: 'z' }] }))).toMatch(/E11000/)
      expect((await items.orderBy('_id', 'asc').get()).data.map(({ _id }) => _id)).toEqual(['x', 'y'])
    },
  )
  conforms('observed', 'a server date is the time of the cloud', async ({ items, db, gateway }) => {
    gateway?.clock.freeze(1_700_000_000_000)
    await items.add({ data: { _id: 'v', at: db.serverDate(), later: db.serverDate({ offset: 60_000 }) } })
    const { data } = await items.doc('v').get()
    expect(Number(data?.later) - Number(data?.at)).toBe(60_000)
    if (gateway !== null) expect(data?.at).toEqual(DATES.at)
  })
  conforms(
    'observed',
    'a missing document is an error that names it, unless the SDK is told otherwise',
    async ({ cloud, items }) => {
      expect(await refusalOf(items.doc('none').get())).toBe(
        '-1 document.get:fail document with _id none does not exist',
      )
      const calm = cloud.database({ throwOnNotFound: false }).collection('conformance_items')
      expect((await calm.doc('none').get()).data).toBeNull()
    },
  )
  conforms('observed', 'set makes or replaces the whole document', async ({ items }) => {
    expect((await items.doc('s').set({ data: { a: 1, b: 2 } })).stats).toEqual({ updated: 0, created: 1 })
    expect((await items.doc('s').set({ data: { a: 3 } })).stats).toEqual({ updated: 1, created: 0 })
    expect((await items.doc('s').get()).data).toEqual({ _id: 's', a: 3 })
  })
  conforms('observed', 'remove says how many went', async ({ items }) => {
    await items.add({
      data: [
        { _id: 'x', n: 1 },
        { _id: 'y', n: 1 },
        { _id: 'z', n: 2 },
      ],
    })
    expect((await items.where({ n: 1 }).remove()).stats).toEqual({ removed: 2 })
    expect((await items.doc('z').remove()).stats).toEqual({ removed: 1 })
    expect((await items.doc('z').remove()).stats).toEqual({ removed: 0 })
  })
  local('assumed', 'a removal without a condition is refused', async ({ items }) => {
    await items.add({ data: { _id: 'x' } })
    expect(await refusalOf(items.remove())).toMatch(/-502001 .*needs a condition/)
  })
  conforms('reported', 'an unknown collection is refused and never made by writing', async ({ db }) => {
    const nothing = db.collection('conformance_nothing')
    const missing =
      /-502005 database collection not exists\. \[ResourceNotFound\] Db or Table not exist: conformance_nothing\./
    expect(await refusalOf(nothing.get())).toMatch(missing)
    expect(await refusalOf(nothing.add({ data: { n: 1 } }))).toMatch(missing)
  })
  local('assumed', 'a collection is made once', async ({ db, gateway }) => {
    await db.createCollection('conformance_made')
    expect(await refusalOf(db.createCollection('conformance_made'))).toMatch(
      /DATABASE_COLLECTION_ALREADY_EXIST .*Table exist/,
    )
    expect((await db.collection('conformance_made').get()).data).toEqual([])
    gateway?.database.reset()
  })
  local('assumed', 'a document of more than 5 MB is refused', async ({ items }) => {
    expect(await refusalOf(items.add({ data: { big: 'x'.repeat(5 * 1024 * 1024) } }))).toMatch(/too large/)
    await items.add({ data: { fits: 'x'.repeat(5 * 1024 * 1024 - 200) } })
  })
  local('documented', 'a request of more than 16 MB is refused', async ({ items }) => {
    const data = Array.from({ length: 4 }, () => ({ big: 'x'.repeat(4.5 * 1024 * 1024) }))
    expect(await refusalOf(items.add({ data }))).toMatch(/more than 16777216 bytes/)
  })
  local('assumed', 'names that start with $ or hold a dot are not stored', async ({ items }) => {
    expect(await refusalOf(items.add({ data: { a: { $b: 1, c: 1 } } }))).toMatch(/dollar/)
    expect(await refusalOf(items.add({ data: { 'a.b': 1 } }))).toMatch(/dotted/)
  })
})

describeConformance('unique indexes', (conforms) => {
  conforms('reported', 'a duplicate is refused with the key in the message', async ({ keys }) => {
    await keys.add({ data: { phone: '138', store: 's' } })
    const refusal = await refusalOf(keys.add({ data: { phone: '138', store: 's' } }))
    expect(refusal).toMatch(
      /-502001 .*E11000 duplicate key error collection: .*conformance_keys index: uniq_phone dup key: \{ .*"138"/,
    )
  })
  conforms('documented', 'a missing field counts as null, so two documents without it collide', async ({ keys }) => {
    await keys.add({ data: { store: 's' } })
    expect(await refusalOf(keys.add({ data: { phone: null, store: 's' } }))).toMatch(/E11000/)
    await keys.add({ data: { store: 't' } })
  })
  conforms('reported', 'an update cannot take another document’s key', async ({ keys }) => {
    await keys.add({
      data: [
        { _id: 'x', phone: '1', store: 's' },
        { _id: 'y', phone: '2', store: 's' },
      ],
    })
    expect(await refusalOf(keys.doc('y').update({ data: { phone: '1' } }))).toMatch(/E11000/)
    expect((await keys.doc('y').get()).data?.phone).toBe('2')
  })
  conforms('observed', 'of twenty parallel inserts of one key one goes in', async ({ keys }) => {
    const inserts = Array.from({ length: 20 }, () =>
      keys.add({ data: { phone: '139', store: 's' } }).then(
        () => 1,
        () => 0,
      ),
    )
    expect((await Promise.all(inserts)).reduce((sum: number, one) => sum + one, 0)).toBe(1)
  })
})
