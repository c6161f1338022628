import { type DueWork, newWork } from '#shared/reach/due/due-work'
import { memberIdOf } from '../../../testing/put-ledger'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { hastenDueWork, resumeDueWork } from './add.service'
import { moveOn } from './due-work.repository'

// The works of a page are moved on together, after their steps. What is put down anew between the two stays as it was put.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const NOW = 1_000_000
const workOf = (_id: string) => newWork({ _id, kind: 'journey', memberId: memberIdOf(1), dueAt: NOW, facts: {} })
const stored = (id: string) => shop.database.get('due_work', id)

function twoWorks(): [DueWork, DueWork] {
  const works: [DueWork, DueWork] = [workOf('a'), workOf('b')]
  for (const work of works) shop.database.put('due_work', { ...work })
  return works
}

test('those at one step go on to the same', async () => {
  const works = twoWorks()
  const { db } = timerContext()
  expect(await moveOn(db, works, { kind: 'again', dueAt: NOW + 500 })).toBe(2)
  expect(stored('a')).toMatchObject({ state: 'waiting', step: 1, dueAt: NOW + 500 })
  // The same once more finds none of them.
  expect(await moveOn(db, works, { kind: 'done' })).toBe(0)
})

test('one that something has hastened is not put off again', async () => {
  const works = twoWorks()
  const { db } = timerContext()
  await db.transaction((tx) => hastenDueWork(tx, 'b', NOW + 1))
  expect(await moveOn(db, works, { kind: 'again', dueAt: NOW + 500 })).toBe(1)
  expect(stored('b')).toMatchObject({ state: 'waiting', step: 1, dueAt: NOW + 1 })
})

test('one that goes on after it stood still is not ended by the step that has seen it stand', async () => {
  const works = twoWorks()
  const { db } = timerContext()
  await db.transaction((tx) => resumeDueWork(tx, { ...workOf('b'), dueAt: NOW }))
  expect(await moveOn(db, works, { kind: 'done' })).toBe(1)
  expect([stored('a')?.state, stored('b')?.state]).toEqual(['done', 'waiting'])
})
