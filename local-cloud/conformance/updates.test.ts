import { describeConformance, refusalOf } from './conforms'

describeConformance('updates', (conforms, local) => {
  conforms('observed', 'the commands of the SDK change what they say', async ({ items, db }) => {
    const _ = db.command
    await items.add({
      data: {
        _id: 'u',
        n: 1,
        m: 2,
        low: 5,
        high: 5,
        old: 1,
        gone: 1,
        tags: ['b'],
        queue: [1, 2, 3],
        set: [1],
        rows: [1, 2, 1],
      },
    })
    const data = {
      n: _.inc?.(5),
      m: _.mul?.(3),
      low: _.min?.(2),
      high: _.max?.(9),
      old: _.rename?.('renamed'),
      gone: _.remove?.(),
      tags: _.push?.({ each: ['a', 'c'], position: 0 }),
      queue: _.shift?.(),
      set: _.addToSet?.(1),
      rows: _.pull?.(1),
      'deep.path': 1,
    }
    expect((await items.doc('u').update({ data })).stats).toEqual({ updated: 1 })
    expect((await items.doc('u').get()).data).toEqual({
      _id: 'u',
      n: 6,
      m: 6,
      low: 2,
      high: 9,
      renamed: 1,
      tags: ['a', 'c', 'b'],
      queue: [2, 3],
      set: [1],
      rows: [2],
      deep: { path: 1 },
    })
  })
  conforms('observed', 'nested objects are merged, unless set says replace', async ({ items, db }) => {
    await items.add({ data: { _id: 'u', a: { b: 1, c: 2 } } })
    await items.doc('u').update({ data: { a: { b: 9 } } })
    expect((await items.doc('u').get()).data?.a).toEqual({ b: 9, c: 2 })
    await items.doc('u').update({ data: { a: db.command.set?.({ b: 1 }) } })
    expect((await items.doc('u').get()).data?.a).toEqual({ b: 1 })
  })
  conforms('observed', 'set and push with each do not turn a server date into a date', async ({ items, db }) => {
    await items.add({ data: { _id: 'u' } })
    await items.doc('u').update({ data: { at: db.command.set?.(db.serverDate()) } })
    expect((await items.doc('u').get()).data?.at).toEqual({ offset: 0 })
  })
  conforms('reported', 'updated counts documents that really changed', async ({ items }) => {
    await items.add({
      data: [
        { _id: 'x', n: 1 },
        { _id: 'y', n: 2 },
      ],
    })
    expect((await items.where({ n: 1 }).update({ data: { n: 1 } })).stats).toEqual({ updated: 0 })
    expect((await items.where({ n: 1 }).update({ data: { n: 2 } })).stats).toEqual({ updated: 1 })
    expect((await items.doc('none').update({ data: { n: 2 } })).stats).toEqual({ updated: 0 })
  })
  conforms('reported', 'of twenty parallel conditional updates one wins', async ({ items }) => {
    await items.add({ data: { _id: 'claim', status: 'new' } })
    const claim = async () =>
      (await items.where({ _id: 'claim', status: 'new' }).update({ data: { status: 'taken' } })).stats.updated
    const updated = await Promise.all(Array.from({ length: 20 }, claim))
    expect(updated.filter((count) => count === 1)).toHaveLength(1)
  })
  conforms('reported', 'a field cannot be made inside null', async ({ items }) => {
    await items.add({ data: { _id: 'u', a: null } })
    expect(await refusalOf(items.doc('u').update({ data: { 'a.b': 1 } }))).toMatch(
      /-502001 .*Cannot create field 'b' in element \{a: null\}/,
    )
  })
  local('assumed', 'an update that flattens to nothing is refused and changes nothing', async ({ items }) => {
    await items.add({ data: { _id: 'u', a: { b: 1 } } })
    expect(await refusalOf(items.doc('u').update({ data: { a: {} } }))).toMatch(/-502001 .*empty/)
    expect((await items.doc('u').get()).data).toEqual({ _id: 'u', a: { b: 1 } })
  })
  conforms('documented', 'a number is not added to a text', async ({ items, db }) => {
    await items.add({ data: { _id: 'u', n: 'x' } })
    expect(await refusalOf(items.doc('u').update({ data: { n: db.command.inc?.(1) } }))).toMatch(
      /-502001 .*non-numeric/,
    )
  })
})
