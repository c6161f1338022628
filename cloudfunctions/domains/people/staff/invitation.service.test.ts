import { CODE_ALPHABET, withCheck } from '#shared/kernel/checked-code'
import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, aMember, EAST, openStores, type Person, WEST } from './testing/shop-floor'

let shop: Shop
let manager: Person
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  manager = await aClerk(shop, { role: 'manager' })
})
afterAll(() => shop.close())

const HOUR_MS = 3_600_000

const refusedAs = (code: string) => expect.objectContaining({ error: expect.objectContaining({ code }) })
const invite = (fields: { storeId?: string; role?: 'clerk' | 'manager'; name?: string } = {}, by: Person = manager) =>
  by.call('staff.invite', { storeId: EAST, name: '小吴', ...fields })
const audits = (action: string) => shop.database.find('audits', { query: { action } })
const look = async (by: Person) => by.ask('staff.lookUpMember', { memberCode: manager.code(), storeId: EAST })

describe('an invitation', () => {
  test('makes the member who types its code a clerk of that store, at once', async () => {
    const { code, untilAt } = await invite()
    expect(code).toMatch(/^[2-9A-Y]{4}-[2-9A-Y]{4}-[2-9A-Y]{4}$/)
    expect(untilAt).toBe(shop.clock.now() + 48 * HOUR_MS)
    const member = await aMember(shop)
    const joined = await member.call('staff.join', { code: ` ${code.toLowerCase().replaceAll('-', ' ')} ` })
    expect(joined).toMatchObject({ name: '小吴', role: 'clerk', stores: [{ storeId: EAST }] })
    expect(await look(member)).toMatchObject({ ok: true })
  })

  test('is good once', async () => {
    const { code } = await invite()
    await (await aMember(shop)).call('staff.join', { code })
    expect(await (await aMember(shop)).ask('staff.join', { code })).toEqual(refusedAs('INVITATION_ENDED'))
    expect(shop.database.count('staff')).toBe(2)
  })

  test('typed by five members at once makes one clerk', async () => {
    const { code } = await invite()
    const members = await Promise.all(Array.from({ length: 5 }, () => aMember(shop)))
    const replies = await Promise.all(members.map((member) => member.ask('staff.join', { code })))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(shop.database.count('staff')).toBe(2)
  })

  test('ends after two days', async () => {
    const { code } = await invite()
    shop.clock.advance(48 * HOUR_MS)
    const member = await aMember(shop)
    shop.clock.advance(1)
    expect(await member.ask('staff.join', { code })).toEqual(refusedAs('INVITATION_ENDED'))
  })

  test('ends when whoever made it is no longer in charge', async () => {
    const { code } = await invite()
    await shop.ops('staff.dismiss', { memberId: manager.memberId })
    expect(await (await aMember(shop)).ask('staff.join', { code })).toEqual(refusedAs('INVITATION_ENDED'))
  })

  test.each([
    ['nobody made', '2222-2222-2222'],
    ['with a typo', '2345-6789-ABCD'],
    ['of the wrong length', 'ABCD'],
    ['with foreign characters', '店长店长店长'],
  ])('%s is not found', async (_what, code) => {
    expect(await (await aMember(shop)).ask('staff.join', { code })).toEqual(refusedAs('INVITATION_NOT_FOUND'))
  })

  test('can be guessed twenty times an hour, not more, however many tries come at once', async () => {
    const { code } = await invite()
    const member = await aMember(shop)
    const guesses = Array.from({ length: 25 }, (_, index) => withCheck(`3456789ABC${CODE_ALPHABET.charAt(index)}`))
    const replies = await Promise.all(guesses.map((guess) => member.ask('staff.join', { code: guess })))
    const codes = replies.map((reply) => (reply.ok ? 'OK' : reply.error.code))
    expect(codes.filter((each) => each === 'INVITATION_NOT_FOUND')).toHaveLength(20)
    expect(codes.filter((each) => each === 'TOO_MANY_REQUESTS')).toHaveLength(5)
    expect(await member.ask('staff.join', { code })).toEqual(refusedAs('TOO_MANY_REQUESTS'))
    shop.clock.advance(HOUR_MS)
    expect(await member.ask('staff.join', { code })).toMatchObject({ ok: true })
  })

  test('the same request again makes no second code, and is told the same', async () => {
    const requestId = shop.newRequestId()
    const input = { storeId: EAST, name: '小吴' }
    const first = await manager.call('staff.invite', input, requestId)
    shop.clock.advance(HOUR_MS)
    expect(await manager.call('staff.invite', input, requestId)).toEqual(first)
    expect(shop.database.count('invitations')).toBe(1)
    expect((await invite()).code).not.toBe(first.code)
  })

  test('joining again after a lost reply changes nothing', async () => {
    const { code } = await invite()
    const member = await aMember(shop)
    const requestId = shop.newRequestId()
    const first = await member.call('staff.join', { code }, requestId)
    expect(await member.call('staff.join', { code }, requestId)).toEqual(first)
    expect(await member.call('staff.join', { code })).toEqual(first)
  })

  test('does not bring back who was removed since', async () => {
    const { code } = await invite()
    const member = await aMember(shop)
    const requestId = shop.newRequestId()
    await member.call('staff.join', { code }, requestId)
    await manager.call('staff.remove', { staffId: member.memberId })
    expect(await member.ask('staff.join', { code }, requestId)).toEqual(refusedAs('INVITATION_ENDED'))
    expect(await member.ask('staff.join', { code })).toEqual(refusedAs('INVITATION_ENDED'))
    expect(await look(member)).toEqual(refusedAs('NOT_ALLOWED'))
  })

  test('is for own stores, and for a lower role than the own', async () => {
    const ask = (input: { storeId: string; role?: 'clerk' | 'manager' }, by = manager) =>
      by.ask('staff.invite', { name: '小吴', ...input })
    expect(await ask({ storeId: WEST })).toEqual(refusedAs('WRONG_STORE'))
    expect(await ask({ storeId: EAST, role: 'manager' })).toEqual(refusedAs('NOT_ALLOWED'))
    expect(await ask({ storeId: EAST }, await aClerk(shop))).toEqual(refusedAs('NOT_ALLOWED'))
    const region = await aClerk(shop, { role: 'region' })
    expect(await ask({ storeId: EAST, role: 'manager' }, region)).toMatchObject({ ok: true })
    expect(await ask({ storeId: WEST, role: 'manager' }, region)).toEqual(refusedAs('WRONG_STORE'))
    expect(shop.database.count('invitations')).toBe(1)
  })

  test('a clerk of another store gets this one too; another role is refused', async () => {
    const clerk = await aClerk(shop, { storeIds: [WEST] })
    const joined = await clerk.call('staff.join', { code: (await invite()).code })
    expect(joined.stores.map(({ storeId }) => storeId).sort()).toEqual([EAST, WEST])
    const westManager = await aClerk(shop, { role: 'manager', storeIds: [WEST] })
    const { code } = await invite()
    expect(await westManager.ask('staff.join', { code })).toEqual(refusedAs('ALREADY_STAFF'))
    expect(await (await aMember(shop)).ask('staff.join', { code })).toMatchObject({ ok: true })
  })

  test('making and using it are on record with who did it', async () => {
    const member = await aMember(shop)
    await member.call('staff.join', { code: (await invite()).code })
    expect(audits('staff.invite')).toMatchObject([{ actor: manager.memberId, subject: EAST, storeId: EAST }])
    expect(audits('staff.join')).toMatchObject([{ actor: member.memberId, subject: member.memberId }])
  })
})

describe('colleagues', () => {
  const namesOf = async (by: Person, storeId?: string) => {
    const { staff } = await by.call('staff.list', storeId === undefined ? {} : { storeId })
    return staff.map(({ staffId }) => staffId).sort()
  }
  const idsOf = (...people: Person[]) => people.map(({ memberId }) => memberId).sort()

  test('are those of the own store, of the region’s stores, and for headquarters all', async () => {
    const clerk = await aClerk(shop)
    const other = await aClerk(shop, { storeIds: [WEST] })
    const region = await aClerk(shop, { role: 'region', storeIds: [EAST, WEST] })
    const chief = await aClerk(shop, { role: 'headquarters', storeIds: [] })
    expect(await namesOf(manager)).toEqual(idsOf(manager, clerk, region))
    expect(await namesOf(region)).toEqual(idsOf(manager, clerk, other, region))
    expect(await namesOf(region, WEST)).toEqual(idsOf(other, region))
    expect(await namesOf(chief)).toEqual(idsOf(manager, clerk, other, region, chief))
    expect(await manager.ask('staff.list', { storeId: WEST })).toEqual(refusedAs('WRONG_STORE'))
    expect(await clerk.ask('staff.list', {})).toEqual(refusedAs('NOT_ALLOWED'))
  })

  test('are shown with the stores that the caller may see, and whether they can be removed', async () => {
    const clerk = await aClerk(shop, { storeIds: [EAST, WEST] })
    const { staff } = await manager.call('staff.list', {})
    const own = staff.find(({ staffId }) => staffId === clerk.memberId)
    expect(own).toMatchObject({ name: '小林', role: 'clerk', stores: [{ storeId: EAST }], canRemove: true })
    expect(staff.find(({ staffId }) => staffId === manager.memberId)).toMatchObject({ canRemove: false })
    expect(audits('staff.list')).toHaveLength(1)
  })

  test('who is removed has no rights from that moment on', async () => {
    const clerk = await aClerk(shop)
    const { proof } = await clerk.call('staff.lookUpMember', { memberCode: manager.code(), storeId: EAST })
    const removed = await manager.call('staff.remove', { staffId: clerk.memberId })
    expect(removed).toEqual({ staffId: clerk.memberId, isStillStaff: false })
    const sale = { memberCode: proof, storeId: EAST, amountFen: 100 }
    expect(await clerk.ask('purchase.record', sale)).toEqual(refusedAs('NOT_ALLOWED'))
    expect(await namesOf(manager)).toEqual(idsOf(manager))
    expect(audits('staff.remove')).toMatchObject([{ actor: manager.memberId, subject: clerk.memberId }])
  })

  test('who works at another store too keeps that one', async () => {
    const clerk = await aClerk(shop, { storeIds: [EAST, WEST] })
    expect(await manager.call('staff.remove', { staffId: clerk.memberId })).toMatchObject({ isStillStaff: true })
    expect(await look(clerk)).toEqual(refusedAs('WRONG_STORE'))
    expect((await clerk.call('staff.getMine', {})).staff?.stores).toMatchObject([{ storeId: WEST }])
  })

  test('of other stores, of the same or a wider role, and strangers are not theirs to remove', async () => {
    const other = await aClerk(shop, { storeIds: [WEST] })
    const equal = await aClerk(shop, { role: 'manager' })
    const chief = await aClerk(shop, { role: 'headquarters', storeIds: [] })
    const stranger = await aMember(shop)
    const before = shop.database.dump()
    for (const { memberId } of [other, equal, chief, stranger, manager]) {
      expect(await manager.ask('staff.remove', { staffId: memberId })).toEqual(refusedAs('STAFF_NOT_FOUND'))
    }
    const elsewhere = { staffId: other.memberId, storeId: WEST }
    expect(await manager.ask('staff.remove', elsewhere)).toEqual(refusedAs('WRONG_STORE'))
    expect(shop.database.dump()).toEqual(before)
    expect(await chief.call('staff.remove', { staffId: equal.memberId })).toMatchObject({ isStillStaff: false })
  })

  test('removing twice with one request is told the same, and undoes no later invitation', async () => {
    const clerk = await aClerk(shop)
    const requestId = shop.newRequestId()
    await manager.call('staff.remove', { staffId: clerk.memberId }, requestId)
    await clerk.call('staff.join', { code: (await invite()).code })
    const again = await manager.call('staff.remove', { staffId: clerk.memberId }, requestId)
    expect(again).toMatchObject({ isStillStaff: true })
    expect(await look(clerk)).toMatchObject({ ok: true })
  })
})
