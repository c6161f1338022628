import { inParallel } from './in-parallel'

const never = () => false

test('works through all, never more than so many at once, and keeps the order of results', async () => {
  let running = 0
  let most = 0
  const work = async (n: number) => {
    running += 1
    most = Math.max(most, running)
    for (let turn = 0; turn < n % 3; turn += 1) await Promise.resolve()
    running -= 1
    return n * 2
  }
  const items = Array.from({ length: 20 }, (_, index) => index)
  expect(await inParallel(items, { atOnce: 4, isTimeUp: never }, work)).toEqual(items.map((n) => n * 2))
  expect(most).toBe(4)
})

test('stops when the time is up, with the first of the list done; at least one', async () => {
  const seen: number[] = []
  const work = async (n: number) => {
    seen.push(n)
    return n
  }
  expect(await inParallel([1, 2, 3], { atOnce: 2, isTimeUp: () => true }, work)).toEqual([1])
  expect(await inParallel([1, 2, 3], { atOnce: 1, isTimeUp: () => seen.length >= 3 }, work)).toEqual([1, 2])
})

test('a failure is thrown once those under way have ended, and nothing new is begun', async () => {
  const ended: number[] = []
  const work = async (n: number) => {
    if (n === 1) throw new Error('one')
    await Promise.resolve()
    await Promise.resolve()
    ended.push(n)
  }
  await expect(inParallel([1, 2, 3, 4], { atOnce: 2, isTimeUp: never }, work)).rejects.toThrow('one')
  expect(ended).toEqual([2])
})
