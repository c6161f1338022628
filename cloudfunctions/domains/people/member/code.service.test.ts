import { ROUND_TRIPS } from '../../../testing/round-trips'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import { aClerk, aMember, EAST, openStores, type Person, WEST } from '../staff/testing/shop-floor'

let shop: Shop
let clerk: Person
let member: Person
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  clerk = await aClerk(shop)
  member = await aMember(shop)
})
afterAll(() => shop.close())

const STEP_MS = 30_000

const shown = async (phone: Phone = member) => (await phone.call('member.getCode', {})).code
const look = (memberCode: string, by: Person = clerk) => by.ask('staff.lookUpMember', { memberCode, storeId: EAST })
const refusedAs = (code: string) => expect.objectContaining({ error: expect.objectContaining({ code }) })
const sell = (memberCode: string, requestId?: string, by: Person = clerk) =>
  by.ask('purchase.record', { memberCode, storeId: EAST, amountFen: 100 }, requestId)

describe('the code that a member shows', () => {
  test('is the member’s number and four characters of signature, and says when it changes', async () => {
    const now = shop.clock.now()
    const code = await member.call('member.getCode', {})
    expect(code).toEqual({
      code: expect.stringMatching(new RegExp(`^${member.memberCode}[0-9A-HJKMNP-TV-Z]{4}$`)),
      now,
      changesAt: now + STEP_MS,
      validUntilAt: now + 2 * STEP_MS - 1,
    })
    expect(member.memberCode).toHaveLength(10)
  })

  test('is good through a change of the shop’s key: both are understood, the first one signs', async () => {
    const before = await shown()
    const old = process.env.CHANGLAI_CODE_KEY
    process.env.CHANGLAI_CODE_KEY_OTHER = old
    process.env.CHANGLAI_CODE_KEY = Buffer.alloc(32, 13).toString('base64')
    try {
      const after = await shown()
      expect(after).not.toBe(before)
      expect([(await look(before)).ok, (await look(after)).ok]).toEqual([true, true])
      delete process.env.CHANGLAI_CODE_KEY_OTHER
      expect(await look(before)).toEqual(refusedAs('SHOWN_CODE_WRONG'))
    } finally {
      process.env.CHANGLAI_CODE_KEY = old
      delete process.env.CHANGLAI_CODE_KEY_OTHER
    }
  })

  test('is another one twice a minute, and another one for every member', async () => {
    const first = await shown()
    expect(await shown()).toBe(first)
    shop.clock.advance(STEP_MS)
    expect(await shown()).not.toBe(first)
    expect((await shown(clerk)).slice(10)).not.toBe((await shown()).slice(10))
  })

  test('costs one round trip', async () => {
    expect(await shop.roundTrips(() => shown())).toBe(ROUND_TRIPS.code.is)
  })

  test('is good for a minute and no longer: a screenshot from a minute ago is too old', async () => {
    const code = await shown()
    shop.clock.advance(2 * STEP_MS - 1)
    expect(await look(code)).toMatchObject({ ok: true })
    shop.clock.advance(1)
    expect(await look(code)).toEqual(refusedAs('CODE_TOO_OLD'))
    shop.clock.advance(50 * 60_000)
    expect(await look(code)).toEqual(refusedAs('CODE_TOO_OLD'))
  })

  test('of the next step is not good yet', async () => {
    shop.clock.advance(STEP_MS)
    const code = await shown()
    shop.clock.advance(-STEP_MS)
    expect(await look(code)).toEqual(refusedAs('SHOWN_CODE_WRONG'))
  })

  test('with one character changed is no code', async () => {
    const code = await shown()
    const other = code.endsWith('0') ? '1' : '0'
    expect(await look(code.slice(0, -1) + other)).toEqual(refusedAs('SHOWN_CODE_WRONG'))
  })

  test('may be typed in small letters', async () => {
    expect(await look((await shown()).toLowerCase())).toMatchObject({ ok: true })
  })

  test('is used up by a purchase, at every till', async () => {
    const code = await shown()
    expect(await sell(code)).toMatchObject({ ok: true })
    const other = await aClerk(shop)
    expect(await sell(code, shop.newRequestId(), other)).toEqual(refusedAs('SHOWN_CODE_USED'))
    expect(shop.database.count('purchases')).toBe(1)
    shop.clock.advance(STEP_MS)
    expect(await sell(await shown(), shop.newRequestId(), other)).toMatchObject({ ok: true })
  })

  test('scanned twice at five tills at once brings one purchase', async () => {
    const code = await shown()
    const clerks = await Promise.all(Array.from({ length: 5 }, () => aClerk(shop)))
    const replies = await Promise.all(clerks.flatMap((by) => [sell(code, undefined, by), sell(code, undefined, by)]))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    for (const reply of replies) {
      if (!reply.ok) expect(['SHOWN_CODE_USED', 'BUSY']).toContain(reply.error.code)
    }
    expect(shop.database.count('purchases')).toBe(1)
  })

  test('of an earlier step is no good after a newer one was used', async () => {
    const early = await shown()
    shop.clock.advance(STEP_MS)
    expect(await sell(await shown())).toMatchObject({ ok: true })
    expect(await sell(early)).toEqual(refusedAs('SHOWN_CODE_USED'))
  })

  test('is good again at once when a clock was moved back, whatever was used while it was ahead', async () => {
    shop.clock.advance(7 * 86_400_000)
    expect(await sell(await shown())).toMatchObject({ ok: true })
    shop.clock.advance(-7 * 86_400_000)
    expect(await look(await shown())).toMatchObject({ ok: true })
    const code = await shown()
    expect(await sell(code)).toMatchObject({ ok: true })
    expect(await sell(code)).toEqual(refusedAs('SHOWN_CODE_USED'))
  })

  test('of a member who left opens nothing', async () => {
    const code = await shown()
    await member.call('member.close', { confirm: '注销' })
    expect(await look(code)).toEqual(refusedAs('MEMBER_CLOSED'))
    expect(await member.ask('member.getCode', {})).toEqual(refusedAs('NOT_A_MEMBER'))
  })
})

describe('after a screenshot', () => {
  test('the old code is no good, and another one is shown', async () => {
    const code = await shown()
    const renewed = await member.call('member.renewCode', { code })
    expect(renewed.code).not.toBe(code)
    expect(await sell(code)).toEqual(refusedAs('SHOWN_CODE_USED'))
    expect(await sell(renewed.code)).toMatchObject({ ok: true })
  })

  test('the same request again, after a lost reply, is answered again', async () => {
    const code = await shown()
    const requestId = shop.newRequestId()
    const first = await member.call('member.renewCode', { code }, requestId)
    expect(await member.call('member.renewCode', { code }, requestId)).toEqual(first)
    expect(await sell(first.code)).toMatchObject({ ok: true })
  })

  test('four in one step are enough: the next one comes with the next step', async () => {
    let code = await shown()
    for (let turn = 0; turn < 3; turn += 1) code = (await member.call('member.renewCode', { code })).code
    expect(await member.ask('member.renewCode', { code })).toEqual(refusedAs('TOO_MANY_REQUESTS'))
    expect(await sell(code)).toEqual(refusedAs('SHOWN_CODE_USED'))
    shop.clock.advance(STEP_MS)
    expect(await sell(await shown())).toMatchObject({ ok: true })
  })

  test('a phone that starts anew and is shown the burnt code again gets the next one for it', async () => {
    const burnt = await shown()
    const second = (await member.call('member.renewCode', { code: burnt })).code
    const third = (await member.call('member.renewCode', { code: second })).code
    expect(await shown()).toBe(burnt)
    expect((await member.call('member.renewCode', { code: burnt })).code).toBe(third)
    expect(await sell(third)).toMatchObject({ ok: true })
  })

  test('the burnt code does not even show whose it is', async () => {
    const code = await shown()
    await member.call('member.renewCode', { code })
    expect(await look(code)).toEqual(refusedAs('SHOWN_CODE_USED'))
  })

  test('nobody can take another member’s code away', async () => {
    const code = await shown()
    expect(await clerk.ask('member.renewCode', { code })).toEqual(refusedAs('CODE_TOO_OLD'))
    expect(await sell(code)).toMatchObject({ ok: true })
  })
})

describe('the proof of a look', () => {
  const proofOf = async () =>
    (await clerk.call('staff.lookUpMember', { memberCode: await shown(), storeId: EAST })).proof

  test('serves the member while the code itself has grown old', async () => {
    const proof = await proofOf()
    shop.clock.advance(9 * 60_000)
    expect(await sell(proof)).toMatchObject({ ok: true })
  })

  test('lapses after ten minutes', async () => {
    const proof = await proofOf()
    shop.clock.advance(10 * 60_000 + 1)
    expect(await sell(proof)).toEqual(refusedAs('PROOF_LAPSED'))
  })

  test('stands for one code: a second purchase needs another', async () => {
    const proof = await proofOf()
    expect(await sell(proof)).toMatchObject({ ok: true })
    expect(await sell(proof)).toEqual(refusedAs('SHOWN_CODE_USED'))
  })

  test('in another clerk’s hands, or for another store, opens nothing', async () => {
    const proof = await proofOf()
    expect(await sell(proof, undefined, await aClerk(shop))).toEqual(refusedAs('PROOF_LAPSED'))
    const chief = await aClerk(shop, { role: 'headquarters', storeIds: [] })
    const own = (await chief.call('staff.lookUpMember', { memberCode: await shown(), storeId: EAST })).proof
    const sale = { memberCode: own, storeId: WEST, amountFen: 100 }
    expect(await chief.ask('purchase.record', sale)).toEqual(refusedAs('PROOF_LAPSED'))
  })

  test.each([
    ['changed', (proof: string) => `${proof.slice(0, -2)}AA`],
    ['cut short', (proof: string) => proof.slice(0, -8)],
    ['invented', () => 'v1.AAAA.BBBB.CCCC'],
  ])('that was %s opens nothing', async (_how, forge) => {
    expect(await sell(forge(await proofOf()))).toEqual(refusedAs('PROOF_LAPSED'))
  })

  test('does not show what it holds', async () => {
    const text = Buffer.from((await proofOf()).split('.').at(-1) ?? '', 'base64url').toString()
    expect(text).not.toContain(member.memberId)
  })
})

describe('a reply that was lost', () => {
  test('the same request is told the same when its code has grown old meanwhile', async () => {
    const code = await shown()
    const requestId = shop.newRequestId()
    const first = await sell(code, requestId)
    shop.clock.advance(2 * 3_600_000)
    expect(await sell(code, requestId)).toEqual(first)
    expect(shop.database.count('purchases')).toBe(1)
  })

  test('of another clerk’s request is not told to whoever has an old code', async () => {
    const code = await shown()
    const requestId = shop.newRequestId()
    await sell(code, requestId)
    shop.clock.advance(3_600_000 * 2)
    expect(await sell(code, requestId, await aClerk(shop))).toEqual(refusedAs('SHOWN_CODE_WRONG'))
  })
})

describe('wrong codes', () => {
  const wrong = () => look('0'.repeat(14))

  test('are counted for each clerk, and after ten there is a pause', async () => {
    for (let tries = 0; tries < 10; tries += 1) expect(await wrong()).toEqual(refusedAs('SHOWN_CODE_WRONG'))
    const untilAt = shop.clock.now() + 10 * 60_000
    expect(await look(await shown())).toMatchObject({ error: { code: 'TOO_MANY_WRONG_CODES', details: { untilAt } } })
    expect(await look(await shown(), await aClerk(shop))).toMatchObject({ ok: true })
    shop.clock.advance(10 * 60_000)
    expect(await look(await shown())).toMatchObject({ ok: true })
  })

  test('a pause does not stop what was scanned before it', async () => {
    const { proof } = await clerk.call('staff.lookUpMember', { memberCode: await shown(), storeId: EAST })
    for (let tries = 0; tries < 10; tries += 1) await wrong()
    expect(await sell(proof)).toMatchObject({ ok: true })
  })

  test('old codes are not counted, and the count begins anew after its time', async () => {
    const code = await shown()
    for (let tries = 0; tries < 9; tries += 1) await wrong()
    shop.clock.advance(5 * 60_000)
    for (let tries = 0; tries < 5; tries += 1) expect(await look(code)).toEqual(refusedAs('CODE_TOO_OLD'))
    shop.clock.advance(5 * 60_000 + 1)
    expect(await wrong()).toEqual(refusedAs('SHOWN_CODE_WRONG'))
    expect(shop.database.get('staff', clerk.memberId)).toMatchObject({ wrongCodes: { count: 1 } })
    expect(await look(await shown())).toMatchObject({ ok: true })
  })

  test('sent all at once are all counted', async () => {
    // Fewer than lead to a pause: one that comes after it would be refused uncounted.
    await Promise.all(Array.from({ length: 9 }, wrong))
    expect(shop.database.get('staff', clerk.memberId)).toMatchObject({ wrongCodes: { count: 9 } })
    expect(await wrong()).toEqual(refusedAs('SHOWN_CODE_WRONG'))
    expect(await wrong()).toEqual(refusedAs('TOO_MANY_WRONG_CODES'))
  })
})
