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
    expect(await bind(member)).toMatchObject({ joinedRecord: true, pointsAdded: 150 })
  })
})
