import { describeConformance, refusalOf } from './conforms'
import type { SdkQuery } from './environment'

const ids = async (query: SdkQuery) => (await query.orderBy('_id', 'asc').get()).data.map(({ _id }) => _id)

describeConformance('queries', (conforms, local) => {
  conforms('observed', 'the commands of the SDK find what they say', async ({ items, db }) => {
    const _ = db.command
    await items.add({
      data: [
        { _id: 'a', n: 1, tags: ['x', 'y'], meta: { k: 1 }, title: 'Abc' },
        { _id: 'b', n: 5, tags: ['y'], meta: { k: 2 }, title: 'bcd' },
        { _id: 'c', n: 9, tags: [], rows: [{ p: 1, q: 2 }] },
      ],
    })
    const expected: [object, string[]][] = [
      [{ n: 5 }, ['b']],
      [{ n: _.gt?.(1).valueOf() }, ['b', 'c']],
      [{ n: _.in?.([1, 9]) }, ['a', 'c']],
      [{ n: _.nin?.([1, 9]) }, ['b']],
      [{ n: _.neq?.(5) }, ['a', 'c']],
      [{ tags: 'y' }, ['a', 'b']],
      [{ tags: _.all?.(['x', 'y']) }, ['a']],
      [{ tags: _.size?.(0) }, ['c']],
      [{ rows: _.elemMatch?.({ p: 1, q: 2 }) }, ['c']],
      [{ meta: _.exists?.(false) }, ['c']],
      [{ 'meta.k': 2 }, ['b']],
      [{ n: _.mod?.(4, 1) }, ['a', 'b', 'c']],
      [{ title: /^a/i }, ['a']],
      [{ title: db.RegExp({ regexp: 'C', options: 'i' }) }, ['a', 'b']],
      [_.or?.([{ n: 1 }, { title: 'bcd' }]) ?? {}, ['a', 'b']],
      [_.and?.([{ n: _.gte?.(5) }, { n: _.lt?.(9) }]) ?? {}, ['b']],
      [{ n: _.not?.(_.gt?.(1)) }, ['a']],
    ]
    for (const [query, found] of expected) expect([query, await ids(items.where(query))]).toEqual([query, found])
  })
  conforms('observed', 'sorts by several fields, skips, limits and projects', async ({ items }) => {
    await items.add({ data: [3, 1, 2, 1].map((n, i) => ({ _id: `d${i}`, n, meta: { a: i, b: 0 } })) })
    const { data } = await items
      .orderBy('n', 'desc')
      .orderBy('_id', 'asc')
      .skip(1)
      .limit(2)
      .field({ 'meta.a': true, _id: false })
      .get()
    expect(data).toEqual([{ meta: { a: 2 } }, { meta: { a: 1 } }])
  })
  conforms('observed', 'gives 100 rows unless told, and never more than 1000', async ({ items }) => {
    const documents = Array.from({ length: 1001 }, (_, i) => ({ n: i }))
    await items.add({ data: documents.slice(0, 500) })
    await items.add({ data: documents.slice(500) })
    const lengthOf = async (query: SdkQuery) => (await query.get()).data.length
    expect(await lengthOf(items.orderBy('n', 'asc'))).toBe(100)
    expect(await lengthOf(items.orderBy('n', 'asc').limit(0))).toBe(100)
    expect(await lengthOf(items.orderBy('n', 'asc').limit(5000))).toBe(1000)
    expect((await items.count()).total).toBe(1001)
  })
  conforms(
    'observed',
    'two `or` of different fields in one condition become one, which finds too much',
    async ({ items, db }) => {
      const { eq, or } = db.command
      await items.add({
        data: [
          { _id: 'a', n: 1, m: 9 },
          { _id: 'b', n: 2, m: 3 },
        ],
      })
      const oneOf = (x: number, y: number) => or?.([eq?.(x), eq?.(y)])
      expect(await ids(items.where({ n: oneOf(1, 5), m: oneOf(3, 4) }))).toEqual(['a', 'b'])
    },
  )
  conforms('observed', 'an empty object as a condition means everything', async ({ items }) => {
    await items.add({ data: [{ _id: 'a', meta: { x: 1 } }, { _id: 'b' }] })
    expect(await ids(items.where({ meta: {} }))).toEqual(['a', 'b'])
  })
  conforms(
    'observed',
    'operators in plain values are obeyed: the reason to check every value from a phone',
    async ({ items }) => {
      await items.add({ data: [{ _id: 'a', openid: 'o1' }] })
      expect(await ids(items.where({ openid: { $ne: null } }))).toEqual(['a'])
    },
  )
  local('assumed', 'an unknown operator is refused', async ({ items }) => {
    expect(await refusalOf(items.where({ n: { $within: 1 } }).get())).toMatch(/-502001 .*unknown operator: \$within/)
  })
  local(
    'observed',
    'a search that no declared index serves is reported with its condition',
    async ({ items, gateway }) => {
      const before = gateway?.stats.last() ?? 0
      await items.where({ n: 1 }).get()
      await items.where({ title: 'x' }).get()
      expect(gateway?.stats.since(before).map(({ scanned }) => scanned)).toEqual([
        undefined,
        'conformance_items: {"title":"x"}',
      ])
    },
  )
})
