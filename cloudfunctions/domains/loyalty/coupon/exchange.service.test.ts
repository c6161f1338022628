import crypto from 'node:crypto'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Phone, type Shop } from '../../../testing/shop'
import { aMember, members, openTemplate } from './testing/a-template'

let shop: Shop
let phone: Phone & { memberId: string }
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  phone = await aMember(shop)
})
afterEach(() => {
  jest.restoreAllMocks()
  jest.spyOn(console, 'log').mockImplementation(() => undefined)
  expect(auditShop(shop)).toEqual([])
})
afterAll(() => shop.close())

const refusedWith = (code: string) => ({ ok: false, error: { code } })
const earn = (points: number) => shop.ops('points.adjust', { memberId: phone.memberId, points, note: '测试' })
const balance = async () => (await phone.call('points.getBalance', {})).available

describe('a coupon for points', () => {
  const buy = (templateId: string, requestId?: string) => phone.ask('coupon.buy', { templateId }, requestId)
  const open = () =>
    openTemplate(shop, { ways: ['points'], pricePoints: 30, limits: { stock: 5, perMember: 2 } }, 'bought')

  test('costs what it says, in one ledger entry that names it', async () => {
    const templateId = await open()
    await earn(100)
    const before = await balance()
    const { coupon, balance: after } = await phone.call('coupon.buy', { templateId })
    expect(coupon).toMatchObject({ way: 'points', pointsPaid: 30 })
    expect(after).toBe(before - 30)
    expect(await phone.call('points.listEntries', {})).toMatchObject({
      entries: [{ reason: 'exchange', points: -30, note: '满减券' }, {}, {}],
    })
  })

  test('is refused when points are short, and leaves neither a coupon nor a hole in the stock', async () => {
    const templateId = await open()
    await earn(5)
    const before = await balance()
    expect(await buy(templateId)).toMatchObject({
      ok: false,
      error: { code: 'POINTS_SHORT', details: { missing: 30 - before } },
    })
    expect(await balance()).toBe(before)
    expect(await shop.ops('coupon.listTemplates', {})).toMatchObject({ templates: [{ left: 5, issued: 0 }] })
  })

  test('that could not be paid in the end counts neither for the stock nor for the limit', async () => {
    const templateId = await open()
    await earn(30 - (await balance()))
    const replies = await Promise.all([buy(templateId), buy(templateId), buy(templateId)])
    expect(replies.map((reply) => (reply.ok ? 'OK' : reply.error.code)).sort()).toEqual([
      'OK',
      'POINTS_SHORT',
      'POINTS_SHORT',
    ])
    expect(await balance()).toBe(0)
    expect(await shop.ops('coupon.listTemplates', {})).toMatchObject({ templates: [{ left: 4, issued: 1 }] })
    await earn(30)
    expect(await buy(templateId)).toMatchObject({ ok: true })
  })

  test('sent ten times at once is paid once', async () => {
    const templateId = await open()
    await earn(300)
    const before = await balance()
    const requestId = shop.newRequestId()
    const replies = await Promise.all(Array.from({ length: 10 }, () => buy(templateId, requestId)))
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
    expect(await balance()).toBe(before - 30)
  })

  test('cannot be had for nothing, nor a free one be bought', async () => {
    const templateId = await open()
    expect(await phone.ask('coupon.claim', { templateId })).toMatchObject(refusedWith('CLAIM_OTHER_WAY'))
    const free = await openTemplate(shop, { ways: ['claim'] }, 'free')
    expect(await buy(free)).toMatchObject(refusedWith('CLAIM_OTHER_WAY'))
  })
})

describe('exchange codes', () => {
  const exchange = (code: string, by: Phone = phone, requestId?: string) =>
    by.ask('coupon.exchange', { code }, requestId)
  const open = (key = 'printed') => openTemplate(shop, { ways: ['code'], limits: { perMember: null } }, key)
  const print = (templateId: string, count: number, requestId?: string) =>
    shop.ops('coupon.generateCodes', { templateId, count, by: '周总', note: '周年卡' }, requestId)

  test('bring one coupon each, however they are typed', async () => {
    const { codes } = await print(await open(), 2)
    expect(codes[0]).toMatch(/^[2-9A-HJ-NP-TV-Y]{4}-[2-9A-HJ-NP-TV-Y]{4}-[2-9A-HJ-NP-TV-Y]{4}$/)
    const [one = '', two = ''] = codes
    expect(await exchange(one.toLowerCase().replaceAll('-', ' '))).toMatchObject({
      ok: true,
      data: { coupon: { way: 'code' } },
    })
    expect(await exchange(two)).toMatchObject({ ok: true })
    expect(shop.database.count('coupons')).toBe(2)
  })

  test('are told again to whoever lost the file, and each look is on record', async () => {
    const { batchId, codes } = await print(await open(), 3)
    expect((await shop.ops('coupon.listCodes', { batchId })).codes).toEqual(codes)
    expect(shop.database.find('audits', { query: { action: 'coupon.listCodes' } })).toMatchObject([
      { subject: batchId },
    ])
    const other = { batchId: `bat_${'0'.repeat(16)}` }
    expect(await shop.askOps('coupon.listCodes', other)).toMatchObject(refusedWith('BATCH_NOT_FOUND'))
  })

  test('once used are used up for everybody, while their user is shown the coupon again', async () => {
    const { codes } = await print(await open(), 1)
    const [code = ''] = codes
    const first = await exchange(code)
    expect(await exchange(code)).toEqual(first.ok ? { ...first, requestId: expect.any(String) } : null)
    expect(await exchange(code, await aMember(shop))).toMatchObject(refusedWith('CODE_ALREADY_USED'))
  })

  test('typed by five people at once go to one of them', async () => {
    const { codes } = await print(await open(), 1)
    const replies = await Promise.all(members(shop, 5).map((person) => exchange(codes[0] ?? '', person)))
    expect(replies.map((reply) => (reply.ok ? 'OK' : reply.error.code)).sort()).toEqual([
      ...Array(4).fill('CODE_ALREADY_USED'),
      'OK',
    ])
    expect(await shop.ops('coupon.listTemplates', {})).toMatchObject({ templates: [{ left: 99, issued: 1 }] })
  })

  test('with a typo or swapped neighbors are refused before anything is looked up', async () => {
    const { codes } = await print(await open(), 1)
    const code = (codes[0] ?? '').replaceAll('-', '')
    const typo = `${code[0] === '2' ? '3' : '2'}${code.slice(1)}`
    expect(await exchange(typo)).toMatchObject(refusedWith('CODE_MISTYPED'))
    expect(shop.database.count('code_tries')).toBe(0)
  })

  test('can be guessed twenty times an hour, not more, however many tries come at once', async () => {
    await open()
    // Checked codes that nobody has printed.
    const guesses = (await print(await open('elsewhere'), 30)).codes
    for (const { _id } of shop.database.find('exchange_codes')) shop.database.remove('exchange_codes', String(_id))
    const replies = await Promise.all(guesses.map((guess) => exchange(guess)))
    const codes = replies.map((reply) => (reply.ok ? 'OK' : reply.error.code))
    expect(codes.filter((code) => code === 'CODE_NOT_FOUND')).toHaveLength(20)
    expect(codes.filter((code) => code === 'TOO_MANY_REQUESTS')).toHaveLength(10)
    shop.clock.advance(3_600_000)
    expect(await exchange(guesses[0] ?? '')).toMatchObject(refusedWith('CODE_NOT_FOUND'))
  })

  test('of a large batch are all different and random', async () => {
    const { codes } = await print(await open(), 1000)
    expect(new Set(codes).size).toBe(1000)
    const letters = new Map<string, number>()
    for (const letter of codes.join('').replaceAll('-', '')) letters.set(letter, (letters.get(letter) ?? 0) + 1)
    // 12 000 characters of 29: about 414 each.
    expect(letters.size).toBe(29)
    expect(Math.min(...letters.values())).toBeGreaterThan(300)
  })

  test('that collide with an older batch are made anew, and the older one keeps its codes', async () => {
    const templateId = await open()
    const fixed = crypto.randomBytes(24)
    const real = crypto.randomBytes
    // The first bytes of each batch are the same; after that the source is itself again.
    const repeat = () => {
      let isFirst = true
      jest.spyOn(crypto, 'randomBytes').mockImplementation(((size: number) => {
        const bytes = isFirst && size === fixed.length ? fixed : real(size)
        isFirst = false
        return bytes
      }) as typeof crypto.randomBytes)
    }
    repeat()
    const older = await print(templateId, 3)
    repeat()
    const newer = await print(await open('newer'), 3)
    expect(newer.codes).toHaveLength(3)
    expect(newer.codes.filter((code) => older.codes.includes(code))).toEqual([])
    expect(shop.database.count('exchange_codes', { templateId })).toBe(3)
  })

  test('are given up after a few rounds when the space is exhausted, instead of searching for ever', async () => {
    const templateId = await open()
    const fixed = Buffer.alloc(24, 7)
    const real = crypto.randomBytes
    jest
      .spyOn(crypto, 'randomBytes')
      .mockImplementation(((size: number) => (size === 24 ? fixed : real(size))) as typeof crypto.randomBytes)
    const printing = { templateId, count: 2, by: '周总', note: '周年卡' }
    expect(await shop.askOps('coupon.generateCodes', printing)).toMatchObject(refusedWith('INTERNAL'))
    expect(shop.database.count('exchange_codes')).toBe(1)
  })

  test('of a batch asked for again are the same codes', async () => {
    const templateId = await open()
    const requestId = shop.newRequestId()
    const first = await print(templateId, 20, requestId)
    expect(await print(templateId, 20, requestId)).toEqual(first)
    expect(shop.database.count('exchange_codes')).toBe(20)
  })

  test('of a batch that was asked for twice at once are no more than were asked for', async () => {
    const templateId = await open()
    const requestId = shop.newRequestId()
    const [one, two] = await Promise.all([print(templateId, 20, requestId), print(templateId, 20, requestId)])
    expect(one).toEqual(two)
    expect(shop.database.count('exchange_codes')).toBe(20)
  })

  test('are listed by batch, the newest first, with what became of them', async () => {
    const templateId = await open()
    const { batchId: first, codes } = await print(templateId, 3)
    await exchange(codes[0] ?? '')
    await shop.ops('coupon.voidCodes', { batchId: first, by: '周总', note: '印错了' })
    shop.clock.advance(1000)
    const { batchId: second } = await print(templateId, 2)
    await print(await open('next'), 1)
    const { batches, nextBeforeAt } = await shop.ops('coupon.listCodeBatches', { templateId })
    expect(batches).toMatchObject([
      { batchId: second, codes: 2, used: 0, voided: 0 },
      { batchId: first, codes: 3, used: 1, voided: 2 },
    ])
    expect(nextBeforeAt).toBeNull()
    const older = await shop.ops('coupon.listCodeBatches', { templateId, beforeAt: batches[0]?.at ?? 0 })
    expect(older.batches.map(({ batchId }) => batchId)).toEqual([first])
  })

  test('that were voided stay void and are never used for another template', async () => {
    const { batchId, codes } = await print(await open(), 2)
    await exchange(codes[0] ?? '')
    const voiding = { batchId, by: '周总', note: '印错了' }
    expect(await shop.ops('coupon.voidCodes', voiding)).toEqual({ batchId, voided: 1, used: 1 })
    expect(await exchange(codes[1] ?? '')).toMatchObject(refusedWith('CODE_VOIDED'))
    await print(await open('next'), 5)
    expect(await exchange(codes[1] ?? '')).toMatchObject(refusedWith('CODE_VOIDED'))
    expect(shop.database.count('exchange_codes')).toBe(7)
  })

  test('are made only for templates that are had by code', async () => {
    const templateId = await openTemplate(shop)
    const printing = { templateId, count: 1, by: '周总', note: '周年卡' }
    expect(await shop.askOps('coupon.generateCodes', printing)).toMatchObject(refusedWith('CLAIM_OTHER_WAY'))
    const unknown = { batchId: `bat_${'x'.repeat(16)}`, by: '周总', note: '没有' }
    expect(await shop.askOps('coupon.voidCodes', unknown)).toMatchObject(refusedWith('BATCH_NOT_FOUND'))
  })
})
