import type { Account } from '#shared/ledger/account/account'
import { auditShop } from '../../../testing/audit-shop'
import { earned, memberIdOf, putLedger } from '../../../testing/put-ledger'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { auditLedgers } from './ledger-audit.service'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const instant = (shopTime: string) => Date.parse(`${shopTime}+08:00`)
const clockTo = (shopTime: string) => shop.clock.set(instant(shopTime))
const accountOf = (memberId: string) => shop.database.get('accounts', memberId) as unknown as Account
const member = memberIdOf(1)
/** All but what a run of a job leaves of itself. */
const books = () => ({ ...shop.database.dump().collections, alerts: [], jobs: [], requests: [], audits: [] })
const inMarch = instant('2026-03-10T10:00:00')
const inMay = instant('2026-05-10T10:00:00')

/** Runs one job to its end as an operator would. */
async function run(job: string) {
  for (;;) {
    const state = await shop.ops('job.run', { job })
    if (state.status !== 'running') return state
  }
}

describe('points end', () => {
  beforeEach(() =>
    putLedger(shop, member, [earned(inMarch, { points: 30 }, 'march'), earned(inMay, { points: 50 }, 'may')]),
  )

  test('a lot ends with its month, its points alone, at midnight of the shop', async () => {
    clockTo('2027-03-31T23:59:59')
    await run('expire-points')
    expect(accountOf(member).points.balance).toBe(80)
    clockTo('2027-04-01T00:10:20')
    await run('expire-points')
    expect(accountOf(member).points).toMatchObject({ balance: 50, lots: [{ endsMonth: '2027-05', points: 50 }] })
    expect(shop.database.find('entries', { query: { reason: 'expiry' } })).toMatchObject([
      { memberId: member, kind: 'expire', points: { delta: -30, balanceAfter: 50 } },
    ])
    expect(auditShop(shop)).toEqual([])
  })

  test('once, however often the job runs', async () => {
    clockTo('2027-04-01T00:10:20')
    await Promise.all([shop.tick(), shop.tick()])
    await run('expire-points')
    expect(shop.database.count('entries')).toBe(3)
  })

  test('several missed months are made up for, one entry for each', async () => {
    clockTo('2027-09-15T03:00:00')
    await run('expire-points')
    expect(accountOf(member).points).toMatchObject({ balance: 0, lots: [] })
    expect(shop.database.count('entries', { reason: 'expiry' })).toBe(2)
  })

  test('of more months than a transaction carries too', async () => {
    const other = memberIdOf(2)
    const months = Array.from({ length: 34 }, (_, month) => Date.UTC(2020, month, 10))
    putLedger(
      shop,
      other,
      months.map((at, month) => earned(at, { points: month + 1 }, `month-${month}`)),
    )
    clockTo('2027-09-15T03:00:00')
    await run('expire-points')
    expect(accountOf(other).points).toMatchObject({ balance: 0, lots: [] })
    expect(shop.database.count('entries', { memberId: other, reason: 'expiry' })).toBe(34)
    expect(shop.largestTransaction()).toBeLessThanOrEqual(40)
  })

  test('points of an account that was closed stay as they are', async () => {
    shop.database.put('accounts', { ...accountOf(member), status: 'closed' })
    clockTo('2027-04-01T00:10:20')
    await run('expire-points')
    expect(accountOf(member).points.balance).toBe(80)
  })
})

describe('1 001 members', () => {
  beforeEach(() => {
    for (let number = 1; number <= 1001; number += 1) {
      const points = number % 7 === 0 ? [earned(inMay, { points: 2, growth: 3 }, `may-${number}`)] : []
      putLedger(shop, memberIdOf(number), [earned(inMarch, { points: 5, growth: 1 }, `march-${number}`), ...points])
    }
  })

  test('all lose what has ended, none is cut off at 20, 100 or 1 000', async () => {
    clockTo('2027-04-01T00:10:20')
    expect(await run('expire-points')).toMatchObject({ status: 'done', looked: 1001, changed: 1001 })
    const left = shop.database
      .find('accounts')
      .reduce((sum, account) => sum + (account as unknown as Account).points.balance, 0)
    expect(left).toBe(143 * 2)
    expect(auditShop(shop)).toEqual([])
  })

  test('the audit re-adds all of them and finds the one that is wrong', async () => {
    const broken = accountOf(memberIdOf(1001))
    shop.database.put('accounts', { ...broken, points: { ...broken.points, balance: 999 } })
    expect(await run('audit-ledgers')).toMatchObject({ status: 'done', looked: 1001, changed: 1 })
    expect((await shop.ops('job.listAlerts', {})).alerts.map(({ alertId }) => alertId)).toEqual([
      `ledger:${memberIdOf(1001)}`,
    ])
  })
})

describe('the audit', () => {
  const facts = [earned(inMarch, { points: 30, growth: 10 }, 'march'), earned(inMay, { points: 50, growth: 5 }, 'may')]
  beforeEach(() => {
    putLedger(shop, member, facts)
    putLedger(shop, memberIdOf(2), [])
  })

  test('finds nothing where nothing is wrong', async () => {
    expect(await run('audit-ledgers')).toMatchObject({ status: 'done', looked: 2, changed: 0 })
    expect(shop.database.count('alerts')).toBe(0)
    expect(await auditLedgers(timerContext())).toEqual([])
  })

  test('entry by entry finds what sums cannot show', async () => {
    const entry = shop.database.get('entries', 'check-in:may')
    shop.database.put('entries', { ...entry, _id: 'check-in:may', reason: 'welcome' })
    expect(await auditLedgers(timerContext())).toMatchObject([{ memberId: member, rule: 'entry-id-from-fact' }])
  })

  test.each<[string, () => void]>([
    ['a missing entry', () => shop.database.remove('entries', 'check-in:may')],
    ['a balance without entries', () => addToBalance(10)],
    ['growth without entries', () => addToGrowth(7)],
    ['an entry that was edited', () => editEntry({ delta: 60, balanceAfter: 90, debtAfter: 0, lots: [] })],
    ['an entry that the account does not know', () => insertEntry(3)],
    ['entries of a member whose account counts none', () => moveEntry()],
  ])('%s is reported to a person, and nothing is repaired', async (_what, tamper) => {
    tamper()
    const before = books()
    expect(await run('audit-ledgers')).toMatchObject({ status: 'done', looked: 2 })
    const alerts = shop.database.find('alerts')
    expect(alerts.length).toBeGreaterThan(0)
    expect(alerts[0]).toMatchObject({ kind: 'ledger', status: 'open', text: expect.stringContaining('没有自动修改') })
    expect(books()).toEqual(before)
  })

  test('the same fault found every night is one alert that counts', async () => {
    addToBalance(10)
    for (let night = 0; night < 3; night += 1) {
      clockTo(`2026-11-2${3 + night}T03:00:20`)
      await shop.tick()
    }
    expect(shop.database.find('alerts')).toMatchObject([{ kind: 'ledger', count: 3 }])
  })

  function addToBalance(points: number) {
    const account = accountOf(member)
    const [lot, ...lots] = account.points.lots
    const more = [{ endsMonth: lot?.endsMonth ?? null, points: (lot?.points ?? 0) + points }, ...lots]
    const balance = account.points.balance + points
    shop.database.put('accounts', { ...account, points: { ...account.points, balance, lots: more } })
  }
  function addToGrowth(growth: number) {
    const account = accountOf(member)
    const months = account.growth.months.map((month) => ({ ...month, growth: month.growth + growth }))
    shop.database.put('accounts', { ...account, growth: { months } })
  }
  function editEntry(points: object) {
    const entry = shop.database.get('entries', 'check-in:may')
    shop.database.put('entries', { ...entry, _id: 'check-in:may', points })
  }
  function insertEntry(seq: number) {
    const entry = shop.database.get('entries', 'check-in:may')
    shop.database.put('entries', { ...entry, _id: 'check-in:ghost', seq })
  }
  function moveEntry() {
    const entry = shop.database.get('entries', 'check-in:may')
    shop.database.put('entries', { ...entry, _id: 'check-in:may', memberId: memberIdOf(2) })
  }
})
