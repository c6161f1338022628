import { describeConformance, refusalOf } from './conforms'

describeConformance('transactions', (conforms, local) => {
  conforms(
    'documented',
    'commits everything or, after an error, nothing and passes the error on',
    async ({ items, db }) => {
      await items.add({ data: { _id: 'x', n: 10 } })
      const failure = new Error('second thoughts')
      const attempt = db.runTransaction(async (tx) => {
        await tx
          .collection('conformance_items')
          .doc('x')
          .update({ data: { n: 1 } })
        await tx.collection('conformance_items').add({ data: { _id: 'y' } })
        throw failure
      })
      await expect(attempt).rejects.toBe(failure)
      expect((await items.orderBy('_id', 'asc').get()).data).toEqual([{ _id: 'x', n: 10 }])
      const result = await db.runTransaction(async (tx) => {
        await tx
          .collection('conformance_items')
          .doc('x')
          .update({ data: { n: 1 } })
        return 'done'
      })
      expect([result, (await items.doc('x').get()).data?.n]).toEqual(['done', 1])
    },
  )
  conforms('observed', 'several documents go in with one call, all or none', async ({ items, keys, db }) => {
    await db.runTransaction((tx) => tx.collection('conformance_items').add({ data: [{ _id: 'x' }, { _id: 'y' }] }))
    expect((await items.count()).total).toBe(2)
    await keys.add({ data: { phone: '1', store: 's' } })
    const pair = [
      { phone: '2', store: 's' },
      { phone: '1', store: 's' },
    ]
    expect(await refusalOf(db.runTransaction((tx) => tx.collection('conformance_keys').add({ data: pair })))).toMatch(
      /E11000/,
    )
    expect((await keys.count()).total).toBe(1)
  })
  conforms(
    'documented',
    'the second of two writers fails at once, and its transaction is over',
    async ({ items, db }) => {
      await items.add({ data: { _id: 'x', n: 1 } })
      const [first, second] = [await db.startTransaction(), await db.startTransaction()]
      const documentOf = (tx: typeof first) => tx.collection('conformance_items').doc('x')
      await documentOf(first).get()
      await documentOf(second).get()
      await documentOf(first).update({ data: { n: 2 } })
      expect(await refusalOf(documentOf(second).update({ data: { n: 3 } }))).toMatch(/TransactionConflict/)
      expect(await refusalOf(second.rollback())).toMatch(/TransactionNotExist/)
      await first.commit()
      expect((await items.doc('x').get()).data?.n).toBe(2)
    },
  )
  conforms('reported', 'runTransaction does not retry a conflict that an operation met', async ({ items, db }) => {
    await items.add({ data: { _id: 'x', n: 1 } })
    const holder = await db.startTransaction()
    await holder
      .collection('conformance_items')
      .doc('x')
      .update({ data: { n: 2 } })
    let runs = 0
    const attempt = db.runTransaction(async (tx) => {
      runs += 1
      await tx
        .collection('conformance_items')
        .doc('x')
        .update({ data: { n: 3 } })
    })
    expect(await refusalOf(attempt)).toMatch(/TransactionConflict/)
    expect(runs).toBe(1)
    await holder.rollback()
  })
  local('observed', 'runTransaction retries a conflict that the commit met', async ({ items, db, gateway }) => {
    gateway?.faults.add({ kind: 'conflict', match: { action: 'database.commitTransaction' }, times: 2 })
    let runs = 0
    await db.runTransaction(async (tx) => {
      runs += 1
      await tx.collection('conformance_items').doc('x').set({ data: { runs } })
    })
    gateway?.faults.clear()
    expect([runs, (await items.doc('x').get()).data]).toEqual([3, { _id: 'x', runs: 3 }])
  })
  conforms('observed', 'where().update and count inside a transaction happen outside it', async ({ items, db }) => {
    await items.add({ data: { _id: 'x', n: 1 } })
    const tx = await db.startTransaction()
    await tx
      .collection('conformance_items')
      .where({ _id: 'x' })
      .update({ data: { n: 2 } })
    await tx.rollback()
    expect((await items.doc('x').get()).data?.n).toBe(2)
  })
  conforms('documented', 'a commit that comes after 30 s finds no transaction', async ({ db, gateway }) => {
    const tx = await db.startTransaction()
    await tx.collection('conformance_items').add({ data: { _id: 'x' } })
    if (gateway === null) await new Promise((resolve) => setTimeout(resolve, 31_000))
    else gateway.clock.advance(30_000)
    expect(await refusalOf(tx.commit())).toMatch(/TransactionNotExist.* must be commit or abort in 30 seconds/)
  })
})
