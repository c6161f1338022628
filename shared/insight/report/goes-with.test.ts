import { type BusinessDay, startOfDay } from '#shared/kernel/business-day'
import { type Count, episodeOf, rowsOf } from './goes-with'
import { goesWithPage } from './goes-with-page'

const HOUR_MS = 3_600_000
const FIRST_AT = startOfDay('2026-11-20' as BusinessDay) + 9 * HOUR_MS

const at = (hours: number, name = 'app.opened', props = {}) => ({ at: FIRST_AT + hours * HOUR_MS, name, props })
const episode = (...timeline: ReturnType<typeof at>[]) => episodeOf(timeline, FIRST_AT + 15 * HOUR_MS)

describe('touches', () => {
  test('what is done within half an hour is one; kinds and gaps are told from the whole 48 hours', () => {
    const timeline = [
      at(0),
      at(0.2, 'check-in.performed'),
      at(20, 'app.opened', { scene: 1014 }),
      at(47.9, 'coupon.claimed'),
    ]
    expect(episode(...timeline, at(48.1), at(60, 'purchase.recorded'))).toEqual({
      touches: 3,
      kinds: ['reminder', 'open', 'check-in', 'claim'],
      gap: 'day',
      bought: true,
    })
  })

  test('a purchase counts when it comes within seven days after the 48 hours, and whoever bought earlier is left out', () => {
    const bought = (hours: number) => episode(at(0), at(hours, 'purchase.recorded'))?.bought ?? null
    expect([-1, 0, 47, 48, 215.9, 216].map(bought)).toEqual([false, null, null, true, true, false])
  })

  test('one that begins only after the day belongs to another day', () => {
    expect(episode(at(15.1))).toBeNull()
    expect(episode(at(3, 'purchase.recorded'))).toBeNull()
  })
})

describe('a comparison', () => {
  const of = (members: number, bought: number): Count => ({ members, bought })

  test('that is sure by itself is not sure among many', () => {
    const pair = { key: 'a', own: of(200, 60), others: of(400, 84) }
    expect(rowsOf([pair])[0]?.verdict).toBe('more')
    expect(rowsOf([pair], 22)[0]?.verdict).toBe('unsure')
  })

  test.each([
    [of(29, 29), of(1000, 1), 'few'],
    [of(500, 10), of(500, 100), 'less'],
    [of(0, 0), of(500, 100), 'few'],
  ])('of %j with %j says %s', (own, others, verdict) => {
    expect(rowsOf([{ key: 'a', own, others }])[0]?.verdict).toBe(verdict)
  })

  test('each stands beside those it is compared with', () => {
    const page = goesWithPage(
      { all: of(100, 20), 'touches-1': of(70, 10), 'touches-3': of(30, 10), 'kind-claim': of(40, 15) },
      {},
    )
    expect(page.byTouches.find(({ key }) => key === 'touches-3')).toMatchObject({ title: '3 次', others: of(70, 10) })
    expect(page.byKind.find(({ key }) => key === 'kind-claim')).toMatchObject({ own: of(40, 15), others: of(60, 5) })
    expect(page.looks).toBe(22)
  })
})

test('where nothing goes with anything, a page seldom says that something does', () => {
  // The same chance for everybody, by a stated row of numbers: at most one page in ten may say more.
  let state = 7
  const random = () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  const some = (members: number) => of(members, Array.from({ length: members }, random).filter((x) => x < 0.2).length)
  const of = (members: number, bought: number): Count => ({ members, bought })
  const cries = Array.from({ length: 60 }, () => {
    const pairs = Array.from({ length: 20 }, (_, index) => ({ key: String(index), own: some(60), others: some(120) }))
    return rowsOf(pairs).some(({ verdict }) => verdict === 'more' || verdict === 'less')
  }).filter(Boolean).length
  expect(cries).toBeLessThanOrEqual(6)
})
