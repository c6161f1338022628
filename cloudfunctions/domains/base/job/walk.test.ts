import type { JobContext } from '../../../platform/noun/job'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { PAGE_SIZE, walk } from './walk'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const ids = Array.from({ length: 250 }, (_, index) => `doc_${String(index).padStart(3, '0')}`)
const list = async (afterId: string | null, limit: number) =>
  ids
    .filter((id) => id > (afterId ?? ''))
    .slice(0, limit)
    .map((_id) => ({ _id }))
const never = { isSpent: () => false }
const always = { isSpent: () => true }

function aContext(failures = 0): JobContext {
  return { ...timerContext(), runId: '2026-11-22T00:10', job: 'sample', jobTitle: '样例', failures }
}

test('every document is acted on once, in any number of slices', async () => {
  const seen: string[] = []
  const act = async ({ _id }: { _id: string }) => seen.push(_id) % 2 === 0
  const first = await walk(aContext(), null, always, { list, act })
  expect(first).toEqual({ afterId: 'doc_099', isDone: false, looked: PAGE_SIZE, changed: PAGE_SIZE / 2 })
  const rest = await walk(aContext(), first.afterId, never, { list, act })
  expect(rest).toMatchObject({ afterId: null, isDone: true, looked: 150 })
  expect(seen.sort()).toEqual(ids)
})

test('a slice does at least one page, so that a run always ends', async () => {
  let slices = 0
  let afterId: string | null = null
  do {
    slices += 1
    afterId = (await walk(aContext(), afterId, always, { list, act: async () => false })).afterId
  } while (afterId !== null)
  expect(slices).toBe(3)
})

describe('one broken document', () => {
  const broken = async ({ _id }: { _id: string }) => {
    if (_id === 'doc_007') throw new Error('broken')
    return true
  }

  test('fails the slice at first: the fault may be a passing one', async () => {
    await expect(walk(aContext(0), null, never, { list, act: broken })).rejects.toThrow('broken')
  })

  test('is skipped at the second try, and a person is told; all the others get their turn', async () => {
    const walked = await walk(aContext(1), null, never, { list, act: broken })
    expect(walked).toMatchObject({ isDone: true, looked: 250, changed: 249 })
    expect(shop.database.find('alerts')).toMatchObject([
      { _id: 'job-skipped:sample:doc_007', status: 'open', count: 1 },
    ])
  })

  test('is no excuse when everything fails: then the slice fails', async () => {
    const act = async () => {
      throw new Error('the database is away')
    }
    await expect(walk(aContext(2), null, never, { list, act })).rejects.toThrow('away')
  })
})
