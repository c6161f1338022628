import { openShop, type Shop } from './testing/shop'

// This process is the one instance: what the platform laid into `process.env` for a caller stands there until another
// caller brings the same variable.

let shop: Shop
let restore: () => void
beforeAll(async () => {
  shop = await openShop()
  // The first tick does a night's work; the ones below have nothing left to do.
  await shop.tick()
  restore = shop.remember()
})
beforeEach(() => restore())
afterAll(() => shop.close())

const CALLERS = ['a phone with a unionid', 'a phone without one', 'the console', 'the timer'] as const
type CallerName = (typeof CALLERS)[number]

/** Every order of the list. */
function orders<T>(list: readonly T[]): T[][] {
  if (list.length === 0) return [[]]
  return list.flatMap((first) => orders(list.filter((each) => each !== first)).map((rest) => [first, ...rest]))
}

const requestId = 'request-of-somebody'
const anna = () => shop.phone('oAnna', 'uAnna').call('home.open', {})
const bo = () => shop.phone('oBo').call('home.open', {})

/** What each may do, as it must be whoever called before. */
const call: Record<CallerName, () => Promise<unknown>> = {
  'a phone with a unionid': anna,
  'a phone without one': bo,
  'the console': async () => {
    expect(await shop.askOps('job.list', {})).toMatchObject({ ok: true })
    for (const to of ['api', 'track', 'jobs'] as const) {
      const reply = await shop.manage({ action: 'home.open', input: {}, requestId }, to)
      expect(reply).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
    }
  },
  'the timer': async () => {
    expect(await shop.tick()).toMatchObject({ ok: true })
  },
}

test.each(orders(CALLERS).map((order) => [order.join(', '), order] as const))(
  'nobody is taken for who was served before: %s',
  async (_names, order) => {
    for (const name of order) await call[name]()
    // Anna is known by openid and unionid, Bo by his openid alone.
    expect([shop.database.count('members'), shop.database.count('identities')]).toEqual([2, 3])
    expect((await anna()).memberId).not.toBe((await bo()).memberId)
  },
)

test('a member’s request that another function passes on reaches neither the operators’ actions nor the jobs', async () => {
  await shop.phone('oAnna', 'uAnna').call('home.open', {})
  const before = shop.database.dump()
  for (const source of ['wx_client,scf', 'wx_devtools,scf', 'scf', 'wx_trigger,scf', 'wx_unknown']) {
    for (const to of ['api', 'track', 'jobs', 'ops'] as const) {
      const reply = await shop.manage({ action: 'tier.report', input: {}, requestId }, to, { TCB_SOURCE: source })
      expect([source, to, reply]).toMatchObject([
        source,
        to,
        { ok: false, error: { code: 'NOT_ALLOWED', requestId: expect.any(String) } },
      ])
    }
  }
  expect(shop.database.dump()).toEqual(before)
})
