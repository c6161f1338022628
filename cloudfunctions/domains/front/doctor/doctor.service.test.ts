import { addDays, businessDayOf, startOfDay } from '#shared/kernel/business-day'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, SHOP_OPENS_AT, type Shop } from '../../../testing/shop'
import { anOwner, somebody } from '../../people/approval/testing/people'
import { openStores } from '../../people/staff/testing/shop-floor'
import { BROKEN, breakLedger, FINDING } from './testing/broken-ledger'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => {
  shop.reset()
  breakLedger(shop)
})
afterAll(() => shop.close())

const examine = () => shop.ops('job.run', { job: 'examine' })
const openOf = async (check: string) =>
  (await shop.ops('doctor.list', {})).findings.filter((each) => each.check === check)
const proposing = { findingId: FINDING, note: '控制台改错了', by: '林店长' }

test('a balance that was typed by hand is found, and nothing is repaired by itself', async () => {
  expect((await examine()).status).toBe('done')
  expect(await openOf('ledgers')).toMatchObject([{ findingId: FINDING, subject: BROKEN, repair: null }])
  const { sentences } = await shop.ops('doctor.preview', { findingId: FINDING })
  expect(sentences).toEqual(['可用积分 1000 → 30'])
  expect(shop.database.get('accounts', BROKEN)).toMatchObject({ points: { balance: 1000 } })
})

test('two persons make the account what its entries say, and the next examination is clean', async () => {
  await examine()
  await shop.ops('doctor.propose', proposing)
  const own = await shop.askOps('doctor.approve', { findingId: FINDING, by: '林店长' })
  expect(own).toMatchObject({ error: { code: 'PROPOSAL_NOT_READY', details: { problem: 'samePerson' } } })
  const { finding } = await shop.ops('doctor.approve', { findingId: FINDING, by: '周总' })
  expect(finding).toMatchObject({ status: 'repaired', repair: { status: 'applied', note: '控制台改错了' } })
  expect(shop.database.get('accounts', BROKEN)).toMatchObject({ points: { balance: 30 } })
  await examine()
  expect(await openOf('ledgers')).toEqual([])
  expect(auditShop(shop).filter((problem) => problem.includes(BROKEN) && !problem.includes('member'))).toEqual([])
  const { lines } = await shop.ops('audit-log.list', { subject: FINDING })
  expect(lines.map(({ action }) => action).sort()).toEqual(['doctor.propose', 'doctor.repair'])
})

test('a repair that would do something else by now is refused', async () => {
  await examine()
  await shop.ops('doctor.propose', proposing)
  const account = shop.database.get('accounts', BROKEN)
  shop.database.put('accounts', { ...account, _id: BROKEN, points: { balance: 500, debt: 0, lots: [] } })
  const reply = await shop.askOps('doctor.approve', { findingId: FINDING, by: '周总' })
  expect(reply).toMatchObject({ error: { code: 'REPAIR_CHANGED' } })
  await shop.ops('doctor.withdraw', { findingId: FINDING, by: '周总' })
  expect(await openOf('ledgers')).toMatchObject([{ repair: { status: 'withdrawn' } }])
})

test('a repair that is refused after both agreed says so, and stays to be done', async () => {
  await examine()
  await openStores(shop)
  const owner = await anOwner(shop)
  const proposer = await somebody(shop, owner, { name: '小吴', upkeep: 'operator', money: 'operator' })
  await proposer.browser.call('doctor.propose', { findingId: FINDING, note: '控制台改错了' })
  await owner.person.call('grant.take', { memberId: proposer.person.memberId })
  const reply = await owner.browser.ask('doctor.approve', { findingId: FINDING })
  expect(reply).toMatchObject({ error: { code: 'REPAIR_NOT_POSSIBLE', details: { code: 'PROPOSER_GONE' } } })
  expect(await openOf('ledgers')).toMatchObject([{ status: 'open', repair: { status: 'failed' } }])
})

test('what the night has found in order is not reckoned again that morning, and is when somebody asks', async () => {
  const put = (balance: number) => {
    const account = shop.database.get('accounts', BROKEN) as { points: object } | null
    shop.database.put('accounts', { ...account, _id: BROKEN, points: { ...account?.points, balance } })
  }
  const tickAt = async (hours: number) => {
    const morning = startOfDay(addDays(businessDayOf(SHOP_OPENS_AT), 1)) + hours * 3_600_000
    shop.clock.advance(morning - shop.clock.now())
    await shop.tick()
  }
  put(30)
  await tickAt(3.1)
  expect(shop.database.get('jobs', 'audit-ledgers')).toMatchObject({ status: 'done', changed: 0 })
  put(1000)
  await tickAt(5.1)
  expect(shop.database.get('jobs', 'examine')).toMatchObject({ status: 'done' })
  expect(await openOf('ledgers')).toEqual([])
  await examine()
  expect(await openOf('ledgers')).toMatchObject([{ subject: BROKEN }])
})

test('a ledger with a missing entry proves nothing, so that nobody can repair by it', async () => {
  const [entry] = shop.database.find('entries', { query: { memberId: BROKEN } })
  shop.database.remove('entries', String(entry?._id))
  await examine()
  expect((await shop.ops('doctor.preview', { findingId: FINDING })).sentences).toBeNull()
  expect(await shop.askOps('doctor.propose', proposing)).toMatchObject({ error: { code: 'REPAIR_NOT_POSSIBLE' } })
})

test('what a person has put right otherwise has gone at the next examination', async () => {
  await examine()
  const account = shop.database.get('accounts', BROKEN) as { points: object } | null
  shop.database.put('accounts', { ...account, _id: BROKEN, points: { ...account?.points, balance: 30 } })
  await examine()
  expect(await openOf('ledgers')).toEqual([])
  expect(shop.database.get('findings', FINDING)).toMatchObject({ status: 'gone' })
})

test('what was told and set aside is answered again when two persons want it', async () => {
  const gift = { kind: 'tier-gift', memberId: BROKEN, payload: { tierKey: 'jade' } }
  const aside = { status: 'failed', dueAt: 1, attempts: 8, promisedAt: 1 }
  shop.database.put('outbox', { _id: 'tier-gift:2', ...gift, ...aside })
  await examine()
  const [finding] = await openOf('facts')
  const findingId = finding?.findingId ?? ''
  await shop.ops('doctor.propose', { findingId, note: '原因排除了', by: '林店长' })
  expect((await shop.ops('doctor.approve', { findingId, by: '周总' })).finding.status).toBe('repaired')
  expect(shop.database.find('outbox')).not.toMatchObject([{ status: 'failed' }])
})

test('timers that have not come are found', async () => {
  await shop.tick()
  shop.clock.advance(3 * 86_400_000)
  await examine()
  expect((await openOf('timers')).map(({ subject }) => subject)).toEqual(['timer'])
  const late = shop.database.get('jobs', 'expire-points')
  await shop.tick()
  shop.database.put('jobs', { ...late, _id: 'expire-points' })
  await examine()
  expect((await openOf('timers')).map(({ subject }) => subject)).toEqual(['expire-points'])
})

test('timers that are back are found by no examination of the same tick', async () => {
  await shop.tick()
  shop.clock.advance(1.5 * 86_400_000)
  await shop.tick()
  expect(shop.database.get('jobs', 'examine')).toMatchObject({ status: 'done', finishedAt: shop.clock.now() })
  expect(await openOf('timers')).toEqual([])
})
