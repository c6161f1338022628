import { noForecast } from '#shared/reach/journey/forecast'
import { simulated } from './simulated'

const slice = (looked: number, entered: number, next: string | null) => ({
  forecast: { ...noForecast(), members: 12_000, looked, entered, days: 90 },
  next,
})

test('one slice after the other is asked for and added up, and each sum is shown', async () => {
  const slices = [slice(5_000, 40, 'mem_b'), slice(5_000, 30, 'mem_c'), slice(2_000, 7, null)]
  const asked: (string | null)[] = []
  const shown: number[] = []
  const sum = await simulated(
    async (after) => {
      asked.push(after)
      return slices[asked.length - 1] ?? slice(0, 0, null)
    },
    ({ looked }) => shown.push(looked),
  )
  expect(asked).toEqual([null, 'mem_b', 'mem_c'])
  expect(shown).toEqual([5_000, 10_000, 12_000])
  expect(sum).toMatchObject({ looked: 12_000, entered: 77, members: 12_000, days: 90 })
})

test('what left no record is told as such, and a shop without an end is not walked for ever', async () => {
  expect(
    await simulated(
      async () => ({ forecast: null, next: null }),
      () => undefined,
    ),
  ).toBeNull()
  const endless = await simulated(
    async () => slice(100, 1, 'mem_again'),
    () => undefined,
  )
  expect(endless?.looked).toBe(2_000)
})
