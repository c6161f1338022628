import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { putCoupon, putTemplate } from '../../loyalty/coupon/testing/a-template'
import { aClerk, aMember, EAST, openStores, type Person } from '../../people/staff/testing/shop-floor'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

test('what staff did in a purchase is not part of the member’s record, however deep it stands', async () => {
  await openStores(shop)
  const clerk = await aClerk(shop)
  const member = await aMember(shop)
  const { purchase } = await clerk.call('purchase.record', {
    memberCode: member.code(),
    storeId: EAST,
    amountFen: 10_000,
  })
  await clerk.call('purchase.refund', { purchaseId: purchase.purchaseId, amountFen: 500, note: '退货' })
  const stored = shop.database.get('purchases', purchase.purchaseId)
  expect(stored).toMatchObject({ staffId: clerk.memberId, refunds: [{ staffId: clerk.memberId, amountFen: 500 }] })

  const { sections } = await member.call('privacy.getStoredRecord', {})

  const purchases = sections.find(({ kind }) => kind === 'purchases')?.records
  expect(purchases).toMatchObject([{ _id: purchase.purchaseId, refunds: [{ amountFen: 500 }] }])
  expect(JSON.stringify(purchases)).not.toContain(clerk.memberId)
})

test('what tags and segments say of the member is in the record with its reasons, not who wrote it', async () => {
  const member = await aMember(shop)
  await shop.tick()
  const tagging = { key: 'regular', memberIds: [member.memberId], who: '林店长', note: '常坐窗边' }
  await shop.ops('tag.attach', tagging)

  const { sections } = await member.call('privacy.getStoredRecord', {})

  const portrait = sections.find(({ kind }) => kind === 'portrait')
  expect(portrait?.records[0]).toMatchObject({
    state: 'kept',
    tags: expect.arrayContaining([
      {
        name: '尚未消费',
        kind: 'value',
        by: 'rule',
        sinceDay: '2026-11-22',
        why: ['累计消费次数 不超过 0 次（0 次）'],
      },
      { name: '店里的熟客', kind: 'behavior', by: 'hand', sinceDay: '2026-11-22', untilDay: null, note: '常坐窗边' },
    ]),
  })
  expect(JSON.stringify(portrait)).not.toContain('林店长')
})

test('a score is not shown, but that there is one, what it is made of and how to refuse it', async () => {
  const member = await aMember(shop)
  shop.database.put('scores', { _id: member.memberId, value: 87.5 })
  const { sections, hidden } = await member.call('privacy.getStoredRecord', {})
  expect(JSON.stringify(sections)).not.toContain('87.5')
  expect(hidden.find(({ title }) => title === '消费评估')?.why).toMatch(
    /消费的日期、次数和金额.*关掉“个性化推荐”就马上删除/,
  )
})

test('how a member signs in is in the record, not the keys', async () => {
  const member = await aMember(shop)
  const { sections } = await member.call('privacy.getStoredRecord', {})
  const ways = sections.find(({ kind }) => kind === 'identities')
  expect(ways).toMatchObject({ title: '登录和绑定方式', count: 1, records: [{ kind: 'wechat' }] })
  expect(JSON.stringify(sections)).not.toContain(member.openid)
})

test('of a member with little it takes 46 round trips, and no more', async () => {
  const member = await aMember(shop)
  expect(await shop.roundTrips(() => member.call('privacy.getStoredRecord', {}))).toBeLessThanOrEqual(46)
})

test('a kind that is not read in pages, or that nobody keeps, is refused', async () => {
  const member = await aMember(shop)
  for (const kind of ['profile', 'journeys']) {
    const reply = await member.ask('privacy.getStoredRecord', { kind })
    expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
  }
})

describe('of many records', () => {
  const DAY_MS = 86_400_000
  const putEvents = (memberId: string, count: number, size = 10) => {
    for (let n = 0; n < count; n += 1) {
      const at = shop.clock.now() - Math.floor(n / 3) * 1000
      shop.database.put('events', {
        _id: `e${String(n).padStart(5, '0')}`,
        memberId,
        at,
        name: 'x',
        props: { t: '字'.repeat(size) },
      })
    }
  }
  const sectionOf = async (member: Person, kind: string) =>
    (await member.call('privacy.getStoredRecord', {})).sections.find((section) => section.kind === kind)

  test('all are there, not the newest hundred', async () => {
    const member = await aMember(shop)
    for (let n = 0; n < 150; n += 1) {
      const day = new Date(shop.clock.now() - n * DAY_MS).toISOString().slice(0, 10)
      shop.database.put('member_days', { _id: `${member.memberId}:${day}`, memberId: member.memberId, day })
    }
    putEvents(member.memberId, 2_500)
    expect(await sectionOf(member, 'member_days')).toMatchObject({ count: 150, isComplete: true, nextFrom: null })
    const events = await sectionOf(member, 'events')
    expect([events?.count, events?.isComplete, events?.records.length]).toEqual([2_500, true, 2_500])
  })

  test('more than a reply holds is asked for from where it stopped, until nothing is missing', async () => {
    const member = await aMember(shop)
    putEvents(member.memberId, 1_200, 500)
    const ids = new Set<unknown>()
    let section = await sectionOf(member, 'events')
    expect(section).toMatchObject({ count: 1_200, isComplete: false })
    for (let page = 0; page < 5 && section; page += 1) {
      for (const { _id } of section.records) ids.add(_id)
      if (section.nextFrom === null) break
      const { sections } = await member.call('privacy.getStoredRecord', { kind: 'events', from: section.nextFrom })
      section = sections[0]
    }
    expect([ids.size, section?.isComplete]).toEqual([1_200, true])
  })

  test('coupons are among them, as they are to the member', async () => {
    const member = await aMember(shop)
    const template = putTemplate(shop, { title: '二十元券' })
    for (let n = 0; n < 5; n += 1) putCoupon(shop, template, member.memberId, { sourceId: `gift-${n}` })
    const coupons = await sectionOf(member, 'coupons')
    expect(coupons?.records).toHaveLength(5)
    expect(coupons?.records[0]).toMatchObject({ status: 'available', rules: { title: '二十元券' } })
    expect(JSON.stringify(coupons)).not.toMatch(/takeId|shardIds|person|walletKey|sourceId/)
  })

  test('those of a record that was merged into it are the member’s too, and so is a role at the shop', async () => {
    await openStores(shop)
    const [clerk, member] = [await aClerk(shop), await aMember(shop)]
    await clerk.call('check-in.perform', {})
    await shop.ops('member.merge', { from: clerk.memberId, into: member.memberId, note: '同一人' })
    expect(await sectionOf(member, 'check_ins')).toMatchObject({ count: 1 })
    expect(await sectionOf(member, 'staff')).toMatchObject({ count: 1, records: [{ name: '小林', role: 'clerk' }] })
  })
})
