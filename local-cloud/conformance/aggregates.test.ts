import { describeConformance, refusalOf } from './conforms'

describeConformance('aggregates', (conforms, local) => {
  conforms('reported', 'stop at 20 rows unless a limit is named', async ({ items }) => {
    await items.add({ data: Array.from({ length: 30 }, (_, n) => ({ n })) })
    expect(
      (
        await items
          .aggregate()
          .match({ n: { $gte: 0 } })
          .end()
      ).list,
    ).toHaveLength(20)
    expect(
      (
        await items
          .aggregate()
          .match({ n: { $gte: 0 } })
          .limit(25)
          .end()
      ).list,
    ).toHaveLength(25)
  })
  conforms('documented', 'match, unwind, group, sort and project', async ({ items, db }) => {
    const $ = db.command.aggregate
    await items.add({
      data: [
        { _id: 'a', n: 1, rows: [{ sku: 's', q: 2 }] },
        {
          _id: 'b',
          n: 2,
          rows: [
            { sku: 's', q: 3 },
            { sku: 't', q: 1 },
          ],
        },
      ],
    })
    const { list } = await items
      .aggregate()
      .match({ n: db.command.gt?.(0) })
      .unwind('$rows')
      .group({ _id: '$rows.sku', sold: $.sum?.('$rows.q'), orders: $.push?.('$_id') })
      .sort({ sold: -1 })
      .project({ _id: 0, sku: '$_id', sold: 1, orders: 1 })
      .end()
    expect(list).toEqual([
      { sku: 's', sold: 5, orders: ['a', 'b'] },
      { sku: 't', sold: 1, orders: ['b'] },
    ])
  })
  conforms('documented', 'a lookup joins another collection', async ({ items, keys }) => {
    await items.add({ data: { _id: 'a', n: 1, owner: 'k' } })
    await keys.add({ data: { _id: 'k', phone: '1' } })
    const spec = { from: 'conformance_keys', localField: 'owner', foreignField: '_id', as: 'owners' }
    const { list } = await items.aggregate().match({ n: 1 }).lookup(spec).end()
    expect(list).toEqual([{ _id: 'a', n: 1, owner: 'k', owners: [{ _id: 'k', phone: '1' }] }])
  })
  conforms('documented', 'counting nothing gives no row', async ({ items }) => {
    expect((await items.aggregate().match({ n: 77 }).count('total').end()).list).toEqual([])
  })
  local('assumed', 'an unknown collection is refused', async ({ db }) => {
    expect(await refusalOf(db.collection('conformance_nothing').aggregate().limit(1).end())).toMatch(
      /DATABASE_COLLECTION_NOT_EXIST/,
    )
  })
})
