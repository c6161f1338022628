import { auditShop } from '../../../testing/audit-shop'
import { ROUND_TRIPS } from '../../../testing/round-trips'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, aMember, aStore, EAST, openStores, unusedCode, WEST } from './testing/shop-floor'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const audits = (action: string) => shop.database.find('audits', { query: { action }, sort: { at: 1 } })

test('a member who is not staff is told so, without a refusal', async () => {
  const member = await aMember(shop)
  expect(await member.call('staff.getMine', {})).toEqual({ staff: null })
})

test('a clerk sees the own open stores, headquarters see all', async () => {
  const clerk = await aClerk(shop)
  const chief = await aClerk(shop, { role: 'headquarters', storeIds: [EAST] })
  await shop.ops('staff.saveStore', aStore({ storeId: 'str_shut', isOpen: false }))
  const namesOf = async (phone: typeof clerk) =>
    (await phone.call('staff.getMine', {})).staff?.stores.map(({ storeId }) => storeId)
  expect(await namesOf(clerk)).toEqual([EAST])
  expect(await namesOf(chief)).toEqual([EAST, WEST])
})

test('whoever appoints sees who works here now, and nobody who was dismissed', async () => {
  const clerk = await aClerk(shop)
  const chief = await aClerk(shop, { role: 'headquarters', storeIds: [] })
  await shop.ops('staff.dismiss', { memberId: (await aClerk(shop, { storeIds: [WEST] })).memberId })
  const { staff, isComplete } = await shop.ops('staff.listAppointed', {})
  expect([staff.map(({ staffId, storeIds }) => [staffId, storeIds]), isComplete]).toEqual([
    [
      [clerk.memberId, [EAST]],
      [chief.memberId, []],
    ],
    true,
  ])
  expect(audits('staff.listAppointed')).toHaveLength(1)
})

test('a clerk sees of a member what the till needs, and no more', async () => {
  const clerk = await aClerk(shop)
  const member = await aMember(shop)
  const seen = await clerk.call('staff.lookUpMember', { memberCode: member.code(), storeId: EAST })
  expect(seen).toEqual({
    memberCode: member.memberCode,
    proof: expect.stringMatching(/^v1\./),
    displayName: `会员 ${member.memberCode.slice(-4)}`,
    phoneTail: null,
    tier: { key: 'paper', name: '素纸', palette: 'paper' },
    pointsMultiplierPercent: 100,
    points: 20,
    lastPurchaseDay: null,
  })
})

test('a clerk may type the code in small letters', async () => {
  const clerk = await aClerk(shop)
  const member = await aMember(shop)
  const memberCode = member.code().toLowerCase()
  expect(await clerk.ask('staff.lookUpMember', { memberCode, storeId: EAST })).toMatchObject({ ok: true })
})

test.each([
  ['a checked nickname', { nickname: '林间', isNicknameChecked: true, phoneMasked: '138******11' }, '林间'],
  ['the end of the phone', { nickname: '林间', isNicknameChecked: false, phoneMasked: '138******11' }, '会员 尾号11'],
])('a member is shown to staff by %s', async (_what, fields, displayName) => {
  const clerk = await aClerk(shop)
  const member = await aMember(shop)
  shop.database.put('members', { ...shop.database.get('members', member.memberId), ...fields, _id: member.memberId })
  const seen = await clerk.call('staff.lookUpMember', { memberCode: member.code(), storeId: EAST })
  expect(seen).toMatchObject({ displayName, phoneTail: '11' })
})

test('staff act for their own stores only', async () => {
  const clerk = await aClerk(shop)
  const memberCode = (await aMember(shop)).code()
  const before = shop.database.dump()
  const reply = await clerk.ask('staff.lookUpMember', { memberCode, storeId: WEST })
  expect(reply).toMatchObject({ ok: false, error: { code: 'WRONG_STORE' } })
  expect(shop.database.dump()).toEqual(before)
})

test('a store that does not exist or is closed is not found', async () => {
  const chief = await aClerk(shop, { role: 'headquarters', storeIds: [] })
  const memberCode = (await aMember(shop)).code()
  const look = (storeId: string) => chief.ask('staff.lookUpMember', { memberCode, storeId })
  expect(await look('str_nowhere')).toMatchObject({ error: { code: 'STORE_NOT_FOUND' } })
  await shop.ops('staff.saveStore', aStore({ isOpen: false }))
  expect(await look(EAST)).toMatchObject({ error: { code: 'STORE_NOT_FOUND' } })
  await shop.ops('staff.saveStore', aStore({ isOpen: true }))
  expect(await look(EAST)).toMatchObject({ ok: true })
})

test('a code that nobody was shown is refused, and so is one of a member who left', async () => {
  const clerk = await aClerk(shop)
  const look = (memberCode: string) => clerk.ask('staff.lookUpMember', { memberCode, storeId: EAST })
  expect(await look('00000000000000')).toMatchObject({ error: { code: 'SHOWN_CODE_WRONG' } })
  expect(await look(unusedCode(shop, 'mem_0000000000'))).toMatchObject({ error: { code: 'MEMBER_NOT_FOUND' } })
  const member = await aMember(shop)
  const code = member.code()
  await member.call('member.close', { confirm: '注销' })
  expect(await look(code)).toMatchObject({ error: { code: 'MEMBER_CLOSED' } })
})

test('every look leaves a record, also when the same request is sent for another member', async () => {
  const clerk = await aClerk(shop)
  const [first, second] = [await aMember(shop), await aMember(shop)]
  const requestId = shop.newRequestId()
  await clerk.call('staff.lookUpMember', { memberCode: first.code(), storeId: EAST }, requestId)
  await clerk.call('staff.lookUpMember', { memberCode: second.code(), storeId: EAST }, requestId)
  const looks = audits('staff.lookUpMember')
  expect(looks.map(({ subject }) => subject).sort()).toEqual([first.memberId, second.memberId].sort())
  expect(looks[0]).toMatchObject({ actor: clerk.memberId, storeId: EAST, at: shop.clock.now() })
})

test('a member who is no clerk may not look anybody up', async () => {
  const member = await aMember(shop)
  const reply = await member.ask('staff.lookUpMember', { memberCode: member.code(), storeId: EAST })
  expect(reply).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
})

test('a dismissal counts at once, and can be taken back', async () => {
  const clerk = await aClerk(shop)
  const { memberId } = clerk
  const memberCode = (await aMember(shop)).code()
  await shop.ops('staff.dismiss', { memberId })
  expect(await clerk.ask('staff.lookUpMember', { memberCode, storeId: EAST })).toMatchObject({
    error: { code: 'NOT_ALLOWED' },
  })
  expect(await clerk.call('staff.getMine', {})).toEqual({ staff: null })
  await shop.ops('staff.appoint', { memberId, name: '小林', role: 'clerk', storeIds: [EAST] })
  expect(await clerk.ask('staff.lookUpMember', { memberCode, storeId: EAST })).toMatchObject({ ok: true })
})

test('nobody is appointed for no store, for an unknown store, or without being a member', async () => {
  const { memberId } = await aMember(shop)
  const appoint = (storeIds: string[], id = memberId) =>
    shop.askOps('staff.appoint', { memberId: id, name: '小林', role: 'clerk', storeIds })
  expect(await appoint([])).toMatchObject({ error: { code: 'STORE_NOT_FOUND' } })
  expect(await appoint([EAST, 'str_nowhere'])).toMatchObject({
    error: { code: 'STORE_NOT_FOUND', details: { storeId: 'str_nowhere' } },
  })
  expect(await appoint([EAST], 'mem_0000000000')).toMatchObject({ error: { code: 'MEMBER_NOT_FOUND' } })
  expect(await shop.askOps('staff.dismiss', { memberId })).toMatchObject({ error: { code: 'MEMBER_NOT_FOUND' } })
  expect(shop.database.count('staff')).toBe(0)
})

test('each change by an operator leaves one record, and a late repetition undoes nothing', async () => {
  const { memberId } = await aMember(shop)
  const requestId = shop.newRequestId()
  const appointment = { memberId, name: '小林', role: 'clerk' as const, storeIds: [EAST] }
  await shop.ops('staff.appoint', appointment, requestId)
  await shop.ops('staff.dismiss', { memberId })
  await shop.ops('staff.appoint', appointment, requestId)
  expect(shop.database.get('staff', memberId)).toMatchObject({ status: 'dismissed' })
  expect(audits('staff.appoint')).toHaveLength(1)
  expect(audits('staff.dismiss')).toMatchObject([{ actor: 'console', subject: memberId }])
})

test('stores are listed for operators with whether they are open', async () => {
  await shop.ops('staff.saveStore', aStore({ storeId: WEST, name: '西门店', isOpen: false }))
  const { stores } = await shop.ops('staff.listStores', {})
  expect(stores.map(({ storeId, name, isOpen }) => [storeId, name, isOpen])).toEqual([
    [EAST, '常来茶铺', true],
    [WEST, '西门店', false],
  ])
})

test('a chain of 1 001 stores is listed whole', async () => {
  for (let index = 0; index < 999; index += 1) {
    const _id = `str_x${String(index).padStart(4, '0')}`
    shop.database.put('stores', { _id, name: _id, region: '华东', address: '-', isOpen: true })
  }
  expect((await shop.ops('staff.listStores', {})).stores).toHaveLength(1001)
})

test('a look-up costs at most 5 round trips on a warm instance', async () => {
  const clerk = await aClerk(shop)
  const look = { memberCode: (await aMember(shop)).code(), storeId: EAST }
  await clerk.call('staff.lookUpMember', look)
  expect(await shop.roundTrips(() => clerk.call('staff.lookUpMember', look))).toBeLessThanOrEqual(ROUND_TRIPS.lookUp.is)
})
