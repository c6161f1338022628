import { auditShop } from '../../../testing/audit-shop'
import { ROUND_TRIPS } from '../../../testing/round-trips'
import { openShop, type Phone, type Shop } from '../../../testing/shop'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => {
  shop.reset()
  shop.openapi.reply('security.msgSecCheck', () => json({ errcode: 0, result: { suggest: 'pass', label: 100 } }))
  phoneNumberIs('13800001177')
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const json = (body: Record<string, unknown>) => ({ kind: 'json' as const, body })

function phoneNumberIs(purePhoneNumber: string) {
  const phone_info = { pure_phone_number: purePhoneNumber, phone_number: purePhoneNumber, country_code: '86' }
  shop.openapi.reply('phonenumber.getPhoneNumber', () => json({ errcode: 0, phone_info }))
}

async function aMember(openid?: string): Promise<Phone & { memberId: string }> {
  const phone = shop.phone(openid)
  const { memberId } = await phone.call('home.open', {})
  return { ...phone, memberId }
}

test('a profile starts empty, with every consent off', async () => {
  const profile = await (await aMember()).call('member.getProfile', {})
  expect(profile).toMatchObject({ nickname: null, phoneMasked: null, birthdayMasked: null, joinedDay: '2026-11-22' })
  expect(profile.consents.every(({ isGranted }) => !isGranted)).toBe(true)
})

test('a visitor who never opened the mini-program has no profile', async () => {
  expect(await shop.phone().ask('member.getProfile', {})).toMatchObject({ ok: false, error: { code: 'NOT_A_MEMBER' } })
})

test('a nickname that WeChat’s text check does not pass is refused and not kept', async () => {
  shop.openapi.reply('security.msgSecCheck', () => json({ errcode: 0, result: { suggest: 'risky' } }))
  const phone = await aMember()
  const reply = await phone.ask('member.updateProfile', { nickname: '不该出现' })
  expect(reply).toMatchObject({ ok: false, error: { code: 'NICKNAME_REFUSED' } })
  expect(await phone.call('member.getProfile', {})).toMatchObject({ nickname: null })
})

test('a birthday is sealed, shown by its month only, and set once', async () => {
  const phone = await aMember()
  const profile = await phone.call('member.updateProfile', { birthday: '1992-02-29' as never })
  expect(profile.birthdayMasked).toBe('2月**日')
  expect(JSON.stringify(shop.database.dump())).not.toContain('1992-02-29')
  await phone.call('member.updateProfile', { birthday: '1992-02-29' as never })
  const other = await phone.ask('member.updateProfile', { birthday: '1992-03-01' as never })
  expect(other).toMatchObject({ ok: false, error: { code: 'BIRTHDAY_ALREADY_SET' } })
})

test.each([
  ['of tomorrow', '2026-11-23'],
  ['of the year 2999', '2199-01-01'],
  ['of somebody older than anybody ever was', '1904-11-21'],
])('a birthday %s is refused with its own sentence, and another one can still be set', async (_what, birthday) => {
  const phone = await aMember()
  const reply = await phone.ask('member.updateProfile', { birthday: birthday as never })
  expect(reply).toMatchObject({ ok: false, error: { code: 'BIRTHDAY_NOT_POSSIBLE' } })
  await phone.call('member.updateProfile', { birthday: '1992-02-29' as never })
})

test.each([
  ['invisible', '林\u200B间', '有看不见的字符'],
  ['turning', '\u202E林间', '有改变文字方向的字符'],
])('a nickname with %s characters is refused, and says why', async (_what, nickname, why) => {
  const reply = await (await aMember()).ask('member.updateProfile', { nickname })
  expect(reply).toMatchObject({ error: { code: 'TEXT_NOT_READABLE', details: { problem: `nickname: ${why}` } } })
})

test('the same holds for every name that people give: of a store, a clerk, a segment, whoever decides', async () => {
  const bad = '东\u200B店'
  const { memberId } = await aMember()
  const replies = [
    await shop.askOps('staff.saveStore', { storeId: 'str_east', name: bad, region: '华东', address: '路' }),
    await shop.askOps('staff.appoint', { memberId, name: bad, role: 'headquarters', storeIds: [] }),
    await shop.askOps('settings.propose', { setting: 'points', value: {}, by: bad, note: '试' }),
  ]
  expect(replies.map((reply) => !reply.ok && reply.error.code)).toEqual(Array(3).fill('TEXT_NOT_READABLE'))
})

test('only a picture from the member’s own folder can be the avatar', async () => {
  const phone = await aMember()
  const other = await aMember()
  const foreign = `cloud://env.1/avatars/${other.memberId}/1.png`
  expect(await phone.ask('member.updateProfile', { avatarFileId: foreign })).toMatchObject({ ok: false })
  const own = `cloud://env.1/avatars/${phone.memberId}/1.png`
  expect(await phone.call('member.updateProfile', { avatarFileId: own })).toMatchObject({ avatarFileId: own })
})

test('a consent is given and withdrawn with version and time, and events are checked against it at once', async () => {
  const phone = await aMember()
  const granted = await phone.call('member.setConsent', { purpose: 'analytics', isGranted: true })
  expect(granted.consents).toContainEqual({ purpose: 'analytics', isGranted: true, version: 1, at: shop.clock.now() })
  expect(shop.database.get('identities', `wx:${phone.openid}`)).toMatchObject({ granted: ['analytics'] })
  await phone.call('member.setConsent', { purpose: 'analytics', isGranted: false })
  expect(shop.database.get('identities', `wx:${phone.openid}`)).toMatchObject({ granted: [] })
})

describe('binding a phone', () => {
  test('keeps the number sealed and shows the first 3 and last 2 digits', async () => {
    const phone = await aMember()
    expect(await phone.call('member.bindPhone', { code: 'c1' })).toMatchObject({ phoneMasked: '138******77' })
    expect(JSON.stringify(shop.database.dump())).not.toContain('13800001177')
  })

  test('the same request again does not spend WeChat’s code again', async () => {
    const phone = await aMember()
    const requestId = shop.newRequestId()
    await phone.call('member.bindPhone', { code: 'c1' }, requestId)
    shop.openapi.reply('phonenumber.getPhoneNumber', () => json({ errcode: 40029, errmsg: 'invalid code' }))
    expect(await phone.call('member.bindPhone', { code: 'c1' }, requestId)).toMatchObject({
      phoneMasked: '138******77',
    })
  })

  test('a code that is used up is refused with its own sentence', async () => {
    shop.openapi.reply('phonenumber.getPhoneNumber', () => json({ errcode: 40029, errmsg: 'invalid code' }))
    const reply = await (await aMember()).ask('member.bindPhone', { code: 'old' })
    expect(reply).toMatchObject({ ok: false, error: { code: 'PHONE_CODE_INVALID' } })
  })

  test('a number that leads to another WeChat member is refused', async () => {
    await (await aMember()).call('member.bindPhone', { code: 'c1' })
    const reply = await (await aMember()).ask('member.bindPhone', { code: 'c2' })
    expect(reply).toMatchObject({ ok: false, error: { code: 'PHONE_TAKEN' } })
  })

  test('a new number replaces the old one, which is free again', async () => {
    const phone = await aMember()
    await phone.call('member.bindPhone', { code: 'c1' })
    phoneNumberIs('13900002288')
    await phone.call('member.bindPhone', { code: 'c2' })
    phoneNumberIs('13800001177')
    expect(await (await aMember()).call('member.bindPhone', { code: 'c3' })).toMatchObject({
      phoneMasked: '138******77',
    })
  })
})

describe('two records of one person', () => {
  async function twoMembers() {
    const first = await aMember()
    const second = await aMember()
    await shop.ops('points.adjust', { memberId: first.memberId, points: 100, note: '测试' })
    return { first, second }
  }

  test('a merge moves balance, growth and keys, and both ledgers still add up', async () => {
    const { first, second } = await twoMembers()
    await first.call('check-in.perform', {})
    const merged = await shop.ops('member.merge', { from: first.memberId, into: second.memberId, note: '同一人' })
    expect(merged.from).toMatchObject({ status: 'merged', points: 0, mergedInto: second.memberId })
    const home = await first.call('home.open', {})
    expect(home).toMatchObject({ memberId: second.memberId, points: merged.into.points })
    expect(merged.into.points).toBeGreaterThanOrEqual(140)
  })

  test('a merge can be undone: both have again what they had', async () => {
    const { first, second } = await twoMembers()
    await shop.ops('member.merge', { from: first.memberId, into: second.memberId, note: '同一人' })
    const split = await shop.ops('member.unmerge', { from: first.memberId, note: '弄错了' })
    expect([split.from.points, split.into.points]).toEqual([120, 20])
    expect(await first.call('home.open', {})).toMatchObject({ memberId: first.memberId, points: 120 })
  })

  test('a record with twenty keys is merged, and parted again, within what a transaction carries', async () => {
    const { first, second } = await twoMembers()
    const keys = Array.from({ length: 20 }, (_, store) => `till:str_${store}:C1`)
    const at = shop.clock.now()
    for (const _id of keys) shop.database.put('identities', { _id, memberId: first.memberId, granted: [], at })
    const record = shop.database.get('members', first.memberId)
    if (record) shop.database.put('members', { ...record, identityIds: [...(record.identityIds as string[]), ...keys] })
    await shop.ops('member.merge', { from: first.memberId, into: second.memberId, note: '同一人' })
    expect(shop.database.count('identities', { memberId: first.memberId })).toBe(0)
    await shop.ops('member.unmerge', { from: first.memberId, note: '弄错了' })
    expect(shop.database.count('identities', { memberId: first.memberId })).toBe(21)
    expect(shop.largestTransaction()).toBeLessThanOrEqual(40)
  })

  test('the same merge sent again changes nothing', async () => {
    const { first, second } = await twoMembers()
    const ids = { from: first.memberId, into: second.memberId, note: '同一人' }
    const once = await shop.ops('member.merge', ids)
    expect(await shop.ops('member.merge', ids)).toEqual(once)
  })

  test('a member cannot be merged with itself', async () => {
    const { memberId } = await aMember()
    const reply = await shop.askOps('member.merge', { from: memberId, into: memberId, note: 'x' })
    expect(reply).toMatchObject({ ok: false, error: { code: 'MERGE_NOT_POSSIBLE' } })
  })
})

describe('leaving', () => {
  test('wipes what is personal, frees the keys, and keeps the ledger', async () => {
    const phone = await aMember()
    await phone.call('member.updateProfile', { nickname: '林间', birthday: '1990-01-01' as never })
    await phone.call('member.bindPhone', { code: 'c1' })
    await phone.call('member.close', { confirm: '注销' })
    const left = shop.database.get('members', phone.memberId)
    expect(left).toMatchObject({
      status: 'closed',
      nickname: null,
      phoneSealed: null,
      birthdayHash: null,
      identityIds: [],
    })
    expect(shop.database.count('entries', { memberId: phone.memberId })).toBe(1)
    expect(await phone.ask('check-in.perform', {})).toMatchObject({ ok: false, error: { code: 'NOT_A_MEMBER' } })
  })

  test('the same person can join anew, with a new record, and is not new', async () => {
    const phone = await aMember()
    await phone.call('member.close', { confirm: '注销' })
    const home = await phone.call('home.open', {})
    expect(home).toMatchObject({ isNew: false, welcomePoints: 0, points: 0 })
    expect(home.memberId).not.toBe(phone.memberId)
  })
})

test('a member sees everything that is stored about them, without the shop’s internals', async () => {
  const phone = await aMember()
  await phone.call('check-in.perform', {})
  const { sections } = await phone.call('privacy.getStoredRecord', {})
  const counts = Object.fromEntries(sections.map(({ kind, count }) => [kind, count]))
  expect(counts).toMatchObject({ profile: 1, account: 1, entries: 2, check_ins: 1, purchases: 0, events: 0 })
  expect(JSON.stringify(sections)).not.toMatch(/requestId|staffId|Sealed/)
})

test('a profile costs at most 2 round trips', async () => {
  const phone = await aMember()
  expect(await shop.roundTrips(() => phone.call('member.getProfile', {}))).toBeLessThanOrEqual(ROUND_TRIPS.profile.is)
})
