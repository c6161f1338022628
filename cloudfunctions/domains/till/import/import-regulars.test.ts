import type { Account } from '#shared/ledger/account/account'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import type { AccountStep } from '../../ledger/account/bulk-account.repository'
import { findingsOfPage } from '../../ledger/points/ledger-audit.service'
import { openStores } from '../../people/staff/testing/shop-floor'
import { anImport, HEAD, type ImportInput, importLines, memberOf, upload } from './testing/till-file'

// What customers bring to whom a key leads already.

let mockIsOneByOne = false
let mockBeforeAccount: ((memberId: string) => Promise<void>) | null = null
let mockSteps = 0
jest.mock('./import-regulars.service', () => {
  const actual = jest.requireActual<typeof import('./import-regulars.service')>('./import-regulars.service')
  return {
    importRegulars: (...input: Parameters<typeof actual.importRegulars>) =>
      mockIsOneByOne ? new Map() : actual.importRegulars(...input),
  }
})
jest.mock('../../ledger/account/bulk-account.repository', () => {
  const actual = jest.requireActual<typeof import('../../ledger/account/bulk-account.repository')>(
    '../../ledger/account/bulk-account.repository',
  )
  return {
    ...actual,
    addToAccount: async (...[db, step]: Parameters<typeof actual.addToAccount>) => {
      mockSteps += 1
      await mockBeforeAccount?.((step as AccountStep).before._id)
      return actual.addToAccount(db, step)
    },
  }
})

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  mockIsOneByOne = false
  mockBeforeAccount = null
  mockSteps = 0
  await openStores(shop)
})
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const accountOf = (number: string) => shop.database.get('accounts', memberOf(shop, number) ?? '') as unknown as Account

const FIRST = [HEAD, 'A,2026-01-01,400', 'B,2026-01-01,12', 'C,2026-01-01,1']
const SECOND = [HEAD, 'A,2026-02-01,300', 'A,2026-02-02,9.90', 'B,2026-02-01,2800', 'D,2026-02-01,7']
const EARNING: Partial<ImportInput> = { earnPoints: true }

type Document = ReturnType<Shop['database']['find']>[number]

/** Everything that a member, a clerk or a report can read of it. */
function recorded() {
  const named = new Map(shop.database.find('identities').map(({ _id, memberId }) => [memberId, _id]))
  const byName = ({ memberId, requestId: _run, changedAt: _changed, ...rest }: Document) => ({
    ...rest,
    memberId: named.get(String(memberId)),
  })
  const sorted = (collection: string) =>
    shop.database
      .find(collection)
      .map(byName)
      .sort((a, b) => (String(a._id) < String(b._id) ? -1 : 1))
  const accounts = shop.database
    .find('accounts')
    .map(({ _id, updatedAt: _updated, ...account }) => ({ ...account, _id: named.get(_id) }))
    .sort((a, b) => (String(a._id) < String(b._id) ? -1 : 1))
  return { purchases: sorted('purchases'), entries: sorted('entries'), accounts }
}

describe('lists', () => {
  /** Months of a few customers, with faithful ones, receipts, small change and a tier that is reached on the way. */
  const month = (seed: number) =>
    Array.from({ length: 60 }, (_, index) => {
      const number = ((index * 7 + seed * 13) % 11) ** 2 % 9
      const yuan = ['0.40', '12', '88.80', '650', '0'][(index * 3 + seed) % 5]
      return `K${number},2026-0${seed}-${String((index % 27) + 1).padStart(2, '0')},${yuan}`
    })

  test.each([
    ['points and growth', EARNING],
    ['growth alone', {}],
    ['points, growth and the gifts of tiers', { ...EARNING, giveGifts: true }],
  ])('bring what one transaction after the other brings: %s', async (_, fields) => {
    const bring = async (isOneByOne: boolean) => {
      shop.reset()
      await openStores(shop)
      mockIsOneByOne = isOneByOne
      for (const seed of [1, 2, 3]) await importLines(shop, [HEAD, ...month(seed)], fields)
      return recorded()
    }
    const oneByOne = await bring(true)
    expect(mockSteps).toBe(0)
    expect(await bring(false)).toEqual(oneByOne)
    expect(mockSteps).toBeGreaterThan(3)
  })

  test('leave no mark behind, and count what the report says', async () => {
    await importLines(shop, FIRST, EARNING)
    const report = await importLines(shop, SECOND, EARNING)
    expect(report).toMatchObject({ membersAdded: 1, purchasesAdded: 4, totalFen: 311_690 })
    expect(mockSteps).toBe(2)
    expect(shop.database.count('import_batches')).toBe(0)
    for (const collection of ['accounts', 'purchases'])
      expect(shop.database.find(collection).filter((each) => 'importBatch' in each)).toEqual([])
    expect(accountOf('A').counters).toMatchObject({ purchaseCount: 3, spentFen: 70_990 })
  })

  test('serve customers who have been asked already, and a transaction those who have not', async () => {
    const agreeing = { consents: ['personalization'] } as const
    await importLines(shop, FIRST)
    await importLines(shop, SECOND.slice(0, 4), { consents: [...agreeing.consents] })
    expect(mockSteps).toBe(0)
    await importLines(shop, [HEAD, 'A,2026-03-01,5', 'C,2026-03-01,5'], { consents: [...agreeing.consents] })
    expect(mockSteps).toBe(1)
  })
})

describe('a customer who does something else at that moment', () => {
  test('gets both, each once', async () => {
    await importLines(shop, FIRST, EARNING)
    const memberId = memberOf(shop, 'A') ?? ''
    const before = accountOf('A').points.balance
    mockBeforeAccount = async (id) => {
      if (id !== memberId) return
      mockBeforeAccount = null
      await shop.ops('points.adjust', { memberId, points: 50, note: '补记' })
    }
    const report = await importLines(shop, SECOND, EARNING)
    expect(report).toMatchObject({ purchasesAdded: 4, purchasesKnown: 0 })
    expect(accountOf('A')).toMatchObject({ counters: { purchaseCount: 3 }, points: { balance: before + 50 + 340 } })
  })

  test('is refused what rests on a purchase that is not counted yet', async () => {
    await importLines(shop, FIRST, EARNING)
    const replies: unknown[] = []
    mockBeforeAccount = async () => {
      const [purchase] = shop.database.find('purchases').filter((each) => 'importBatch' in each)
      const input = { purchaseId: String(purchase?._id), amountFen: 100, note: '少了一件' }
      replies.push(await shop.askOps('purchase.refundAsOperator', input))
    }
    await importLines(shop, SECOND, EARNING)
    expect(replies).toMatchObject([{ error: { code: 'BUSY' } }, { error: { code: 'BUSY' } }])
  })

  test('and whose receipt somebody else records goes the way of one transaction', async () => {
    const columns = { member: '卡号', date: '日期', amount: '实付', receipt: '小票' }
    const bring = (lines: string[]) =>
      shop.ops('import.apply', { ...anImport(upload(shop, ['卡号,日期,实付,小票', ...lines])), columns })
    await bring(['A,2026-01-01,400,S-1', 'B,2026-01-01,12,S-2'])
    const report = await bring(['A,2026-02-01,9,S-3', 'B,2026-02-02,9,S-3', 'B,2026-02-03,8,S-4'])
    expect(report).toMatchObject({ purchasesAdded: 2, badRowCount: 1, badRows: [{ line: 3 }] })
  })
})

describe('what a dead call has left', () => {
  const die = async (collection: string) => {
    await importLines(shop, FIRST, EARNING)
    const fileId = upload(shop, SECOND.slice(0, 4), 'second.csv')
    shop.faults.add({ kind: 'error', match: { collection, writes: true } })
    expect(await shop.askOps('import.apply', anImport(fileId, EARNING))).toMatchObject({ ok: false })
    shop.faults.clear()
    return { fileId, importId: String(shop.database.find('imports').at(-1)?._id) }
  }

  test('is finished where the account has counted it, by another file too', async () => {
    await die('entries')
    expect(accountOf('A')).toMatchObject({ counters: { purchaseCount: 3 }, importBatch: expect.any(String) })
    expect(await importLines(shop, [HEAD, 'Z,2026-02-01,7'], EARNING)).toMatchObject({ purchasesAdded: 1 })
    expect(accountOf('A')).not.toHaveProperty('importBatch')
    expect(shop.database.count('import_batches')).toBe(0)
  })

  test('goes where no account has counted it, and is undone with the import either way', async () => {
    for (const collection of ['accounts', 'entries']) {
      shop.reset()
      await openStores(shop)
      const { importId } = await die(collection)
      await shop.ops('import.undo', { importId, note: '导错了门店' })
      expect(accountOf('A')).toMatchObject({ counters: { purchaseCount: 1, spentFen: 40_000 } })
      const standing = shop.database.find('purchases').filter(({ isBack }) => !isBack)
      expect(standing).toHaveLength(3)
    }
  })

  test('is nothing to an examination of the books meanwhile', async () => {
    const { importId } = await die('entries')
    expect(shop.database.find('accounts').some((account) => 'importBatch' in account)).toBe(true)
    expect(await findingsOfPage(timerContext(), null)).toMatchObject({ looked: 3, findings: [] })
    await shop.ops('import.undo', { importId, note: '导错了门店' })
  })
})
