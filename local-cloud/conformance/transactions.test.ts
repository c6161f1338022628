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
  local('documented', 'a transaction takes one document at a time', async ({ items, db }) => {
    const both = db.runTransaction((tx) =>
      tx.collection('conformance_items').add({ data: [{ _id: 'x' }, { _id: 'y' }] }),
    )
    expect(await refusalOf(both)).toMatch(/one document at a time/)
    expect((await items.count()).total).toBe(0)
  })
  conforms('reported', 'what a transaction only reads others may change before it commits', async ({ items, db }) => {
    await items.add({ data: { _id: 'read', n: 1 } })
    const tx = await db.startTransaction()
    const inTx = tx.collection('conformance_items')
    expect((await inTx.doc('read').get()).data?.n).toBe(1)
    await items.doc('read').update({ data: { n: 2 } })
    await inTx.add({ data: { _id: 'decided' } })
    await tx.commit()
    expect((await items.doc('decided').get()).data).toEqual({ _id: 'decided' })
  })
  conforms('reported', 'a plain write of a document that a transaction holds is turned away', async ({ items, db }) => {
    await items.add({ data: { _id: 'x', n: 1 } })
    const tx = await db.startTransaction()
    const inTx = tx.collection('conformance_items')
    await inTx.doc('x').update({ data: { n: 2 } })
    expect(await refusalOf(items.doc('x').update({ data: { n: 3 } }))).toMatch(/-501001 .*TransactionBusy/)
    await tx.commit()
    expect((await items.doc('x').get()).data?.n).toBe(2)
  })
  conforms('reported', 'one id that two open transactions insert goes in once', async ({ items, db }) => {
    const [first, second] = [await db.startTransaction(), await db.startTransaction()]
    await first.collection('conformance_items').add({ data: { _id: 'fact', by: 1 } })
    const late = second.collection('conformance_items').add({ data: { _id: 'fact', by: 2 } })
    expect(await refusalOf(late)).toMatch(/TransactionConflict|E11000/)
    await first.commit()
    expect((await items.doc('fact').get()).data?.by).toBe(1)
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
