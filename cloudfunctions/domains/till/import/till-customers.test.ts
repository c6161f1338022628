import { auditShop } from '../../../testing/audit-shop'
import { migrateAll } from '../../../testing/migrate'
import { earned, memberIdOf, putLedger } from '../../../testing/put-ledger'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import { newMember } from '../../people/member/new-member'
import { tillKey } from '../../people/member/till-key'
import { aClerk, aMember, EAST, openStores, type Person, WEST } from '../../people/staff/testing/shop-floor'
import { identifyRows } from './import-rows'
import { HEAD, importLines, memberOf } from './testing/till-file'

// A till's customer: the number and the phone number were typed by somebody and may be anybody's.

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

const PHONE = '13800001177'
const PLAIN_ROW = { rows: 1, at: null, apartFen: 0, backFen: 0, receipt: null, basket: null }
const columns = { member: 'customer', date: 'date', amount: 'amount', phone: 'phone' }
const lines = (...rows: string[]) => [`${HEAD},phone`, ...rows]
const pointsOf = (person: Person) => person.call('points.getBalance', {}).then(({ available }) => available)

async function bind(phone: Phone, number = PHONE) {
  shop.openapi.reply('phonenumber.getPhoneNumber', () => ({
    kind: 'json',
    body: { errcode: 0, phone_info: { pure_phone_number: number, country_code: '86' } },
  }))
  return phone.call('member.bindPhone', { code: 'c' })
}

const say = (person: Person, isMine: boolean) => person.call('member.answerTillRecord', { isMine })

describe('a customer’s number that is a phone number', () => {
  test('stands nowhere in clear: not in keys, records, purchases’ ids or the run of the import', async () => {
    await importLines(shop, lines(`${PHONE},2026-11-01,100.00,`, '13900002288,2026-11-01,50.00,13900002288'), {
      columns,
    })
    const dump = JSON.stringify(shop.database.dump())
    expect([PHONE, '13900002288'].filter((number) => dump.includes(number))).toEqual([])
    const found = await shop.ops('member.find', { till: { storeId: EAST, number: PHONE } })
    expect(found).toMatchObject({ memberId: memberOf(shop, PHONE) })
    expect(found.identities).toEqual([expect.stringMatching(/^till:str_east:…[0-9a-f]{4}$/)])
  })

  test('cannot be tried out on a purchase’s id: it is made with the shop’s key', async () => {
    await importLines(shop, [HEAD, `${PHONE},2026-11-01,100.00`])
    const [guessed] = identifyRows(EAST, {
      number: PHONE,
      rows: [{ line: 2, day: '2026-11-01' as never, amountFen: 10_000, ...PLAIN_ROW }],
    })
    expect(shop.database.get('purchases', String(guessed?.purchaseId))).toBeNull()
  })

  test('of the first release is sealed by a migration: the same file adds nothing, and the key leads where it led', async () => {
    const [memberId, clear] = [memberIdOf(1), `till:${EAST}:${PHONE}`]
    const joined = { at: shop.clock.now(), via: 'import', storeId: EAST, entrance: null, requestId: '' } as const
    putLedger(shop, memberId, [earned(shop.clock.now(), { points: 30 }, 'a')])
    shop.database.put('members', { ...newMember(memberId, joined, [clear]) })
    shop.database.put('identities', { _id: clear, memberId, granted: [], at: joined.at })
    await migrateAll(shop)
    expect(shop.database.get('members', memberId)).toMatchObject({ identityIds: [tillKey(EAST, PHONE)] })
    const again = await importLines(shop, [HEAD, `${PHONE},2026-11-01,100.00`])
    expect([again.membersAdded, memberOf(shop, PHONE)]).toEqual([0, memberId])
  })

  test('a row that the first release recorded is not recorded again under its new id', async () => {
    const report = await importLines(shop, [HEAD, `0007,2026-11-01,100.00`])
    const [row] = identifyRows(EAST, {
      number: '0007',
      rows: [{ line: 2, day: '2026-11-01' as never, amountFen: 10_000, ...PLAIN_ROW }],
    })
    const [purchase] = shop.database.find('purchases')
    shop.database.remove('purchases', String(purchase?._id))
    const entry = shop.database.find('entries', { query: { memberId: memberOf(shop, '0007') } })[0]
    shop.database.put('purchases', { ...purchase, _id: String(row?.purchaseId), entryId: entry?._id ?? null })
    const again = await importLines(shop, [HEAD, `0007,2026-11-01,100.00`, '0008,2026-11-01,1.00'])
    expect([report.purchasesAdded, again.purchasesAdded, again.purchasesKnown]).toEqual([1, 1, 1])
    shop.reset()
  })
})

describe('binding a phone number', () => {
  const several = Array.from({ length: 4 }, (_, n) => `C${n},2026-11-01,100.00,${PHONE}`)
  const withPoints = { columns, earnPoints: true }

  test('that several customers of a till share joins none of them: the number is nobody’s in particular', async () => {
    await importLines(shop, lines(...several), withPoints)
    const member = await aMember(shop)
    expect(await bind(member)).toMatchObject({ joinedRecord: false, pointsAdded: 0, phoneMasked: '138******77' })
    expect(await pointsOf(member)).toBe(20)
    expect(await shop.ops('member.find', { phone: PHONE })).toMatchObject({ memberId: member.memberId })
    expect(shop.database.get('members', String(memberOf(shop, 'C1')))).toMatchObject({ phoneMasked: null })
  })

  test('by a clerk joins no record of the till, not even of one customer: a clerk can write any number there', async () => {
    await importLines(shop, lines(`C1,2026-11-01,1310.00,${PHONE}`), withPoints)
    const clerk = await aClerk(shop)
    expect(await bind(clerk)).toMatchObject({ joinedRecord: false, pointsAdded: 0 })
    await shop.ops('staff.dismiss', { memberId: clerk.memberId })
    await bind(clerk, '13900002288')
    await importLines(shop, lines('C2,2026-11-02,10.00,13700003399'), withPoints)
    expect(await bind(clerk, '13700003399')).toMatchObject({ joinedRecord: false })
    expect(await pointsOf(clerk)).toBe(20)
  })

  test('of one customer with a card at each of two stores still joins both', async () => {
    await importLines(shop, lines(`C1,2026-11-01,100.00,${PHONE}`), withPoints)
    await importLines(shop, lines(`K9,2026-11-02,50.00,${PHONE}`), { ...withPoints, storeId: WEST })
    const member = await aMember(shop)
    expect(await bind(member)).toMatchObject({ joinedRecord: false, asksRecord: true })
    expect(await say(member, true)).toMatchObject({ joinedRecord: true, pointsAdded: 150, asksRecord: false })
  })
})

describe('whose the till’s record is', () => {
  const withPoints = { columns, earnPoints: true }
  const bring = (rows: string[], fields = {}) => importLines(shop, lines(...rows), { ...withPoints, ...fields })
  const asks = async (person: Person) => (await person.call('member.getProfile', {})).asksRecord
  /** A member who has bound the number under which one customer stands. */
  async function asked() {
    await bring([`C1,2026-11-01,100.00,${PHONE}`])
    const member = await aMember(shop)
    await bind(member)
    return member
  }

  test('is asked, and nothing is told of it or joined before the yes', async () => {
    const member = await asked()
    expect([await asks(member), await pointsOf(member)]).toEqual([true, 20])
    expect(JSON.stringify(await member.call('privacy.getStoredRecord', {}))).not.toContain(memberOf(shop, 'C1'))
    expect(memberOf(shop, 'C1')).not.toBe(member.memberId)
    expect(await say(member, true)).toMatchObject({ joinedRecord: true, pointsAdded: 100, asksRecord: false })
    expect([memberOf(shop, 'C1'), await pointsOf(member)]).toEqual([member.memberId, 120])
  })

  test('stays as it is after a no, which holds for every file to come', async () => {
    const member = await asked()
    expect(await say(member, false)).toMatchObject({ joinedRecord: false, asksRecord: false })
    await bring([`C1,2026-11-02,50.00,${PHONE}`])
    expect([await asks(member), await pointsOf(member)]).toEqual([false, 20])
    expect(await member.ask('member.answerTillRecord', { isMine: true })).toMatchObject({
      error: { code: 'TILL_RECORD_NOT_ASKED' },
    })
  })

  test('is asked of a customer whom a file brings under the number later, once', async () => {
    const member = await aMember(shop)
    await bind(member)
    await bring([`C1,2026-11-01,100.00,${PHONE}`])
    expect(await asks(member)).toBe(true)
    await say(member, true)
    await bring([`C1,2026-11-02,50.00,${PHONE}`])
    expect([await asks(member), await pointsOf(member)]).toEqual([false, 170])
  })

  test('is not asked where a store knows the number as several customers, nor of who can write into the till', async () => {
    const member = await asked()
    await bring([`C2,2026-11-02,50.00,${PHONE}`])
    expect(await asks(member)).toBe(false)
    const clerk = await aClerk(shop)
    await bind(clerk, '13900002288')
    await bring(['C3,2026-11-02,50.00,13900002288'])
    expect(await asks(clerk)).toBe(false)
  })

  test('of two cards at two stores is asked one after the other', async () => {
    const member = await asked()
    await bring([`K9,2026-11-02,50.00,${PHONE}`], { storeId: WEST })
    expect(await say(member, true)).toMatchObject({ joinedRecord: true, pointsAdded: 100, asksRecord: true })
    expect(await say(member, false)).toMatchObject({ joinedRecord: false, asksRecord: false })
  })

  test('is nobody’s any more where it has ended meanwhile, and not asked under a number that was changed', async () => {
    const member = await asked()
    const importId = String(shop.database.find('imports')[0]?._id)
    await shop.ops('import.undo', { importId, note: '导错了' })
    expect(await say(member, true)).toMatchObject({ joinedRecord: false, pointsAdded: 0, asksRecord: false })
    await bring([`C7,2026-11-01,100.00,${PHONE}`])
    expect(await asks(member)).toBe(true)
    await bind(member, '13700003399')
    expect(await asks(member)).toBe(false)
  })

  test('is not asked when somebody of the shop has joined the two', async () => {
    const member = await asked()
    await shop.ops('member.merge', { from: String(memberOf(shop, 'C1')), into: member.memberId, note: '核对过' })
    expect([await asks(member), await pointsOf(member)]).toEqual([false, 120])
  })

  test('the same yes sent again is answered the same', async () => {
    const member = await asked()
    const requestId = shop.newRequestId()
    const first = await member.call('member.answerTillRecord', { isMine: true }, requestId)
    expect(await member.call('member.answerTillRecord', { isMine: true }, requestId)).toEqual(first)
  })
})
