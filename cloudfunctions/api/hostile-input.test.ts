import { openShop, type Phone, type Shop } from '../testing/shop'

let shop: Shop
let phone: Phone
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  phone = shop.phone()
  await phone.call('home.open', {})
})
afterAll(() => shop.close())

const requestId = 'request-of-a-stranger'

/** Sends what no honest phone sends; the answer must be a code, and the database must not have changed. */
async function expectRefused(event: unknown, code: string, to?: 'api' | 'track' | 'jobs' | 'ops') {
  const before = shop.database.dump()
  expect(await phone.send(event, to)).toMatchObject({ ok: false, error: { code } })
  expect(shop.database.dump()).toEqual(before)
}

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'check-in.perform'],
  ['a list', []],
  ['no request id', { action: 'check-in.perform', input: {} }],
  ['an object as request id', { action: 'check-in.perform', input: {}, requestId: { $ne: null } }],
  ['a short request id', { action: 'check-in.perform', input: {}, requestId: 'x' }],
  ['an endless action name', { action: 'a'.repeat(10_000), input: {}, requestId }],
])('%s instead of a request is refused', (_what, event) => expectRefused(event, 'INVALID_INPUT'))

test.each(['no.such', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'event.record', ''])(
  'the action “%s” is unknown here',
  (action) => expectRefused({ action, input: {}, requestId }, 'UNKNOWN_ACTION'),
)

test.each<[string, unknown]>([
  ['an unknown key', { nickname: '林间', isAdmin: true }],
  ['an operator', { nickname: { $ne: null } }],
  ['an EJSON date', { birthday: { $date: '1990-01-01' } }],
  ['a server date', { nickname: { $tcb_server_date: { offset: 0 } } }],
  ['another member’s id', { memberId: 'mem_0000000000', nickname: '林间' }],
  ['a forged openid', { openid: 'oSomebodyElse', nickname: '林间' }],
  ['__proto__', JSON.parse('{"__proto__": {"role": "headquarters"}, "nickname": "x"}')],
  ['constructor', { constructor: { prototype: {} } }],
  ['a huge text', { nickname: '长'.repeat(100_000) }],
  ['a number for a text', { nickname: 1e21 }],
  ['a day that does not exist', { birthday: '2025-02-29' }],
  ['a list', ['nickname']],
])('a profile with %s is refused', (_what, input) =>
  expectRefused({ action: 'member.updateProfile', input, requestId }, 'INVALID_INPUT'),
)

test.each([0, -1, 1.5, 1e21, '100', null, Number.NaN, Number.POSITIVE_INFINITY, { $numberInt: '5' }, [5]])(
  'a purchase of %p fen is refused before anybody’s rights are looked up',
  (amountFen) => {
    const input = { memberCode: '0'.repeat(14), storeId: 'str_east', amountFen }
    return expectRefused({ action: 'purchase.record', input, requestId }, 'INVALID_INPUT')
  },
)

test.each(['__proto__', 'constructor', 'clock'])('a ledger page before “%s” is refused', (beforeSeq) =>
  expectRefused({ action: 'points.listEntries', input: { beforeSeq }, requestId }, 'INVALID_INPUT'),
)

test.each(['0000-01', '0099-12', '1899-12', '2200-01', '9999-12', '2026-13', '2026-1'])(
  'the month %s is no month of a calendar: it is refused before anybody walks through its days',
  (month) => expectRefused({ action: 'check-in.getCalendar', input: { month }, requestId }, 'INVALID_INPUT'),
)

test.each(['1900-01', '2199-12'])(
  'the first and the last month that may be asked for, %s, have their days',
  async (month) => {
    const reply = await phone.send({ action: 'check-in.getCalendar', input: { month }, requestId })
    expect(reply).toMatchObject({ ok: true, data: { month } })
    expect((reply as { data: { days: unknown[] } }).data.days).toHaveLength(31)
  },
)

test.each(['0000-01-01', '0099-12-31', '1899-12-31', '2200-01-01', '9999-12-31'])(
  'the day %s can be made up by nobody',
  (day) => expectRefused({ action: 'check-in.makeUp', input: { day }, requestId }, 'INVALID_INPUT'),
)

test('a member who is not staff cannot act at a till', () => {
  const input = { memberCode: '0'.repeat(14), storeId: 'str_east', amountFen: 100 }
  return expectRefused({ action: 'purchase.record', input, requestId }, 'NOT_ALLOWED')
})

describe('a phone that calls what is not for phones', () => {
  test('an operator’s action does not exist for it in api', () =>
    expectRefused({ action: 'points.adjust', input: {}, requestId }, 'UNKNOWN_ACTION'))

  test('ops refuses it', () => expectRefused({ action: 'tier.report', input: {}, requestId }, 'NOT_ALLOWED', 'ops'))

  test('ops refuses it although it claims to come from the console', () => {
    const event = { action: 'tier.report', input: {}, requestId, SOURCE: 'wx_devtools', OPENID: '' }
    return expectRefused(event, 'NOT_ALLOWED', 'ops')
  })

  test('jobs refuses it although it forges the timer’s event', () =>
    expectRefused(
      { Type: 'Timer', TriggerName: 'tick', Time: '2026-11-22T02:00:00Z', Message: '' },
      'NOT_ALLOWED',
      'jobs',
    ))
})
