import { openShop, type Shop } from '../../../testing/shop'
import { aClerk, openStores, type Person } from '../../people/staff/testing/shop-floor'

let shop: Shop
let clerk: Person
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
  clerk = await aClerk(shop)
})
afterAll(() => shop.close())

const TEA = { key: 'tea', name: '茉莉花茶', category: '茶', priceFen: 1800, barCode: '6901234567892' }
const BUN = { key: 'bun', name: '桂花糕', priceFen: 1200 }
const revisionOf = async () => (await clerk.call('product.listForTill', {})).revision

describe('one product', () => {
  test('is kept, changed and taken off sale, and stays on the operator’s list', async () => {
    await shop.ops('product.save', TEA)
    await shop.ops('product.save', { ...TEA, priceFen: 2000 })
    await shop.ops('product.takeOffSale', { key: 'tea' })
    const { products, count, onSaleCount } = await shop.ops('product.list', {})
    expect(products).toMatchObject([{ key: 'tea', priceFen: 2000, isOnSale: false, barCode: '6901234567892' }])
    expect({ count, onSaleCount }).toEqual({ count: 1, onSaleCount: 0 })
  })

  test('an old request that comes again does not undo what came after it', async () => {
    await shop.ops('product.save', TEA, 'request-of-the-old-price')
    await shop.ops('product.save', { ...TEA, priceFen: 2000 })
    await shop.ops('product.save', TEA, 'request-of-the-old-price')
    expect((await shop.ops('product.list', {})).products).toMatchObject([{ priceFen: 2000 }])
  })

  test.each([
    ['another’s bar code', { ...BUN, barCode: '6901234567892' }, 'BAR_CODE_TAKEN'],
    ['a wrong bar code', { ...BUN, barCode: '6901234567890' }, 'BAR_CODE_WRONG'],
    ['a price below nothing', { ...BUN, priceFen: -1 }, 'INVALID_INPUT'],
  ])('with %s is refused', async (_what, product, code) => {
    await shop.ops('product.save', TEA)
    expect(await shop.askOps('product.save', product)).toMatchObject({ ok: false, error: { code } })
  })

  test('two that take one bar code at once: one has it', async () => {
    const save = (key: string) => shop.askOps('product.save', { ...TEA, key })
    const replies = await Promise.all([save('a'), save('b')])
    expect(replies.map(({ ok }) => ok).sort()).toEqual([false, true])
  })

  test('that is not there is not taken off sale', async () => {
    const reply = await shop.askOps('product.takeOffSale', { key: 'tea' })
    expect(reply).toMatchObject({ ok: false, error: { code: 'PRODUCT_NOT_FOUND' } })
  })

  test('is not a phone’s to change', async () => {
    const reply = await clerk.send({ action: 'product.save', input: TEA, requestId: shop.newRequestId() })
    expect(reply).toMatchObject({ ok: false })
    expect(shop.database.count('products')).toBe(0)
  })
})

describe('a file', () => {
  const TEXT = [
    '编号,名称,分类,售价,条码,在售,能用几天',
    'tea,茉莉花茶,茶,18,6901234567892,是,30',
    'bun,桂花糕,点心,12.50,,是,',
    ',没有编号,,1,,,',
    'bad,坏条码,,1,6901234567890,,',
    'two,同条码,,1,6901234567892,,',
    'tea,茉莉花茶,茶,20,6901234567892,是,30',
    '中文,编号不对,,1,,,',
  ].join('\r\n')
  const OUTCOMES = ['new', 'new', 'refused', 'refused', 'refused', 'changed', 'refused']

  test('is looked at first, and then does what was said, row by row', async () => {
    const looked = await shop.ops('product.saveFile', { text: TEXT, dryRun: true })
    expect(looked.rows.map(({ outcome }) => outcome)).toEqual(OUTCOMES)
    expect(shop.database.count('products')).toBe(0)
    const done = await shop.ops('product.saveFile', { text: TEXT })
    expect(done).toEqual(looked)
    expect((await shop.ops('product.list', {})).products).toMatchObject([
      { key: 'bun', priceFen: 1250, lastsDays: null },
      { key: 'tea', priceFen: 2000, lastsDays: 30, category: '茶' },
    ])
  })

  test('says the line and the reason of what it refuses', async () => {
    const { rows } = await shop.ops('product.saveFile', { text: TEXT, dryRun: true })
    expect(rows.filter(({ outcome }) => outcome === 'refused')).toEqual([
      { line: 4, key: null, outcome: 'refused', text: '没有编号' },
      { line: 5, key: 'bad', outcome: 'refused', text: '条码的校验位不对' },
      { line: 6, key: 'two', outcome: 'refused', text: '条码已经是商品 tea 的' },
      { line: 8, key: '中文', outcome: 'refused', text: expect.stringContaining('编号只能用字母') },
    ])
  })

  test('again changes nothing, and columns that it has not stay as they are', async () => {
    await shop.ops('product.saveFile', { text: TEXT })
    const again = await shop.ops('product.saveFile', { text: '编号,售价\nbun,12.5\ntea,21\nnew,1\n' })
    expect(again.rows).toMatchObject([
      { outcome: 'same' },
      { outcome: 'changed', text: '改售价' },
      { outcome: 'refused', text: expect.stringContaining('名称要写') },
    ])
    expect((await shop.ops('product.list', {})).products[1]).toMatchObject({ priceFen: 2100, barCode: TEA.barCode })
  })

  test('of more rows than one transaction takes is kept whole', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => `k${index}\t商品${index}\t${index + 1}`)
    const { newCount } = await shop.ops('product.saveFile', { text: ['编号\t名称\t售价', ...rows].join('\n') })
    expect(newCount).toBe(40)
    expect((await shop.ops('product.list', {})).onSaleCount).toBe(40)
  })

  test.each([
    ['without a column of keys', '名称,售价\n茶,1\n', 'IMPORT_COLUMN_MISSING'],
    ['with a quote that never ends', '编号,名称\ntea,"茶\n', 'IMPORT_FILE_UNREADABLE'],
    ['too long', `编号\n${'k\n'.repeat(201)}`, 'IMPORT_FILE_UNREADABLE'],
  ])('%s is refused', async (_what, text, code) => {
    expect(await shop.askOps('product.saveFile', { text })).toMatchObject({ ok: false, error: { code } })
  })
})

describe('the till’s list', () => {
  test('has what is on sale, and comes once for each revision', async () => {
    await shop.ops('product.save', TEA)
    await shop.ops('product.save', { ...BUN, isOnSale: false })
    const { products, revision } = await clerk.call('product.listForTill', {})
    expect(products).toEqual([
      { key: 'tea', name: '茉莉花茶', category: '茶', priceFen: 1800, barCode: '6901234567892' },
    ])
    expect(await clerk.call('product.listForTill', { revision })).toEqual({ revision, products: null })
    await shop.ops('product.takeOffSale', { key: 'tea' })
    expect(await clerk.call('product.listForTill', { revision })).toMatchObject({ products: [] })
  })

  test('keeps its revision where the same is saved again', async () => {
    await shop.ops('product.save', TEA)
    const revision = await revisionOf()
    await shop.ops('product.save', TEA)
    expect(await revisionOf()).toBe(revision)
  })

  test('is no customer’s', async () => {
    const phone = shop.phone()
    await phone.call('home.open', {})
    expect(await phone.ask('product.listForTill', {})).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
  })
})
