import type { Purchase } from '#shared/till/purchase/purchase'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { EAST, openStores } from '../../people/staff/testing/shop-floor'
import { auditPurchases } from '../purchase/testing/audit-purchases'
import { anXlsx, aZip } from './testing/an-xlsx'
import { type ImportInput, type ImportReport, memberOf } from './testing/till-file'

// Files as tills, platforms and spreadsheets really write them; what becomes of each row, and all of the money to the fen.

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  shop.reset()
  await openStores(shop)
})
afterEach(() => expect([...auditShop(shop), ...auditPurchases(shop)]).toEqual([]))
afterAll(() => shop.close())

type Fields = Partial<ImportInput>
const put = (content: Buffer | string | readonly string[], name = 'till.csv') =>
  shop.storage.put(
    `imports/${name}`,
    Buffer.isBuffer(content) ? content : Buffer.from(typeof content === 'string' ? content : content.join('\n')),
  ).fileId

async function bring(content: Buffer | string | readonly string[], fields: Fields = {}): Promise<ImportReport> {
  const report = await shop.ops('import.apply', { fileId: put(content), storeId: EAST, ...fields })
  expect(report.isDone).toBe(true)
  return report
}
const bad = ({ badRows }: ImportReport) => badRows.map(({ line, reason }) => `${line} ${reason.slice(0, 12)}`)
const spentOf = (number: string) =>
  (shop.database.get('accounts', memberOf(shop, number))?.counters as { spentFen: number } | undefined)?.spentFen
const purchase = (id: string) => shop.database.get('purchases', `${EAST}:${id}`) as unknown as Purchase
const members = () => shop.database.count('members')

/** Windows' own bytes for the few words that are needed. */
const GBK: Record<string, number[]> = {
  会: [0xbb, 0xe1],
  员: [0xd4, 0xb1],
  号: [0xba, 0xc5],
  日: [0xc8, 0xd5],
  期: [0xc6, 0xda],
  金: [0xbd, 0xf0],
  额: [0xb6, 0xee],
}
const gbk = (text: string) => Buffer.from([...text].flatMap((sign) => GBK[sign] ?? [sign.charCodeAt(0)]))

describe('how a file is written', () => {
  const TEXT = '会员号,日期,金额\nA,2026-10-01,12.50\n'
  test.each<[string, Buffer]>([
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
    ['GBK', gbk(TEXT)],
    ['UTF-16LE with a mark', Buffer.from(`\ufeff${TEXT.replace(/,/g, '\t')}`, 'utf16le')],
    ['UTF-16LE without one', Buffer.from(TEXT, 'utf16le')],
    ['UTF-16BE with a mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
    ['carriage returns alone', Buffer.from(TEXT.replace(/\n/g, '\r'))],
    ['sep=; above it', Buffer.from(`sep=;\r\n${TEXT.replace(/,/g, ';').replace(/\n/g, '\r\n')}`)],
    ['tabs', Buffer.from(TEXT.replace(/,/g, '\t'))],
    ['a zip with one file', aZip({ 'bill.csv': TEXT })],
    [
      'a workbook',
      anXlsx({
        Sheet1: [
          ['会员号', '日期', '金额'],
          ['A', { raw: '46296', style: 1 }, { raw: '12.5' }],
        ],
      }),
    ],
    [
      'a zip with a workbook',
      aZip({
        'a.xlsx': anXlsx({
          S: [
            ['会员号', '日期', '金额'],
            ['A', '2026-10-01', '12.5'],
          ],
        }),
      }),
    ],
  ])('%s', async (_name, bytes) => {
    const report = await bring(bytes)
    expect([bad(report), report.totalFen, spentOf('A')]).toEqual([[], 1250, 1250])
    expect(shop.database.find('purchases')).toMatchObject([{ day: '2026-10-01' }])
  })

  test('one damaged sign costs its row and no other', async () => {
    const bytes = Buffer.from('会员号,日期,金额\nA,2026-10-01,1\nB?,2026-10-01,2\nC,2026-10-01,3\n')
    bytes[bytes.indexOf('?')] = 0xff
    expect(bad(await bring(bytes))).toEqual(['3 有读不出的字符'])
    expect(members()).toBe(2)
  })

  test('a page, a picture, a zip with two tables and one that would burst are refused', async () => {
    const ask = async (content: Buffer | string) => {
      const reply = await shop.askOps('import.look', { fileId: put(content) })
      return reply.ok ? 'ok' : reply.error.code
    }
    expect(await ask('<html><table></table></html>')).toBe('IMPORT_FILE_UNREADABLE')
    expect(await ask(Buffer.from([0x89, 0x50, 0, 0, 1]))).toBe('IMPORT_FILE_UNREADABLE')
    expect(await ask(aZip({ 'a.csv': TEXT, 'b.csv': TEXT }))).toBe('IMPORT_FILE_UNREADABLE')
    expect(await ask(aZip({ 'a.csv': Buffer.alloc(70_000_000) }))).toBe('IMPORT_FILE_TOO_LARGE')
    expect(await ask(anXlsx({ 一: [['a']] }).subarray(0, 300))).toBe('IMPORT_FILE_UNREADABLE')
  })

  test('the sheet of a workbook is chosen by its name', async () => {
    const rows = [
      ['会员号', '日期', '金额'],
      ['A', '2026-10-01', '5'],
    ]
    const bytes = anXlsx({
      说明: [['x']],
      明细: rows,
      汇总: [
        ['会员号', '日期', '金额'],
        ['B', '2026-10-01', '7'],
      ],
    })
    expect(await shop.ops('import.look', { fileId: put(bytes) })).toMatchObject({
      sheets: ['说明', '明细', '汇总'],
      sheet: '明细',
    })
    await bring(bytes, { sheet: '汇总' })
    expect([spentOf('A'), spentOf('B')]).toEqual([undefined, 700])
    const reply = await shop.askOps('import.look', { fileId: put(bytes), sheet: '无' })
    expect(reply).toMatchObject({ error: { code: 'IMPORT_SHEET_MISSING' } })
  })
})

test('a number of a workbook that has lost its digits is refused, one of eleven digits is read to the last', async () => {
  const head = ['会员号', '日期', '金额']
  const row = (raw: string) => [{ raw }, { raw: '46296.5', style: 2 }, { raw: '29.330000000000002' }]
  const report = await bring(anXlsx({ S: [head, row('13800001177'), row('1.3000000000000001E+18')] }))
  expect(bad(report)).toEqual(['3 会员号被表格软件改成了科'])
  expect(report.totalFen).toBe(2933)
})

test('titles above and sums below are no rows, and what is said of the file says so', async () => {
  const report = await bring([
    '门店消费明细 2026-10-01 至 2026-10-31,,',
    '会员号,日期,金额',
    'K3,2026-10-01,12.50',
    '合计,,12.50',
    ',,',
  ])
  expect(report).toMatchObject({
    rows: 1,
    rowsDone: 1,
    totalFen: 1250,
    remarks: ['第 2 行是表头，上面 1 行是标题', '第 4 行是合计或说明，不是消费'],
    badRows: [],
  })
})

test('two columns of one name are asked about, and either can be meant', async () => {
  const lines = ['会员号,日期,金额,优惠,金额', 'G1,2026-10-01,100.00,60.00,40.00']
  const columns = { member: '会员号', date: '日期', amount: '金额' }
  expect(await shop.askOps('import.apply', { fileId: put(lines), storeId: EAST, columns })).toMatchObject({
    error: { code: 'IMPORT_COLUMN_TWICE', details: { column: '金额', positions: '3、5' } },
  })
  expect((await bring(lines, { columns: { ...columns, amount: '金额#2' } })).totalFen).toBe(4000)
})

test('guards around a number make one customer of ten spellings', async () => {
  const spelt = [
    '00123',
    '="00123"',
    '"=""00123"""',
    "'00123",
    '`00123',
    '\t00123',
    '００１２３',
    '00123.0',
    '00123　',
    '\u200b00123',
  ]
  const report = await bring([
    '卡号,消费日期,实收金额',
    ...spelt.map((cell, n) => `${cell},2026-10-${10 + n},${(n + 1) * 10}`),
  ])
  expect([bad(report), members(), spentOf('00123')]).toEqual([[], 1, 55_000])
})

test('walk-in customers and sums become no members, and their money is counted apart', async () => {
  const rows = [
    '散客,2026-10-01,100',
    '-,2026-10-02,200',
    'NULL,2026-10-03,500',
    'D1,2026-10-03,7',
    '小计,2026-10-03,807',
  ]
  const report = await bring(['会员号,日期,金额', ...rows])
  expect([members(), spentOf('D1')]).toEqual([1, 700])
  expect(report.sums).toEqual({ soldFen: 700, backFen: 0, nobodyFen: 80_000, notSaleFen: 0, refusedFen: 0 })
})

test('masked and mangled numbers make nobody, and a file of nothing else says so in one sentence', async () => {
  const report = await bring(['会员,日期,金额', '138****0001,2026-10-01,30', '1******6198,2026-10-02,50'])
  expect([members(), report.sums.refusedFen]).toEqual([0, 8000])
  expect(report.remarks).toEqual(['文件里的顾客都打了码，认不出是谁：不会建立任何会员'])
})

describe('receipts', () => {
  const rows = [
    'B1,2026-10-01,18.00,0001',
    'B2,2026-10-01,22.00,0002',
    'B1,2026-10-02,18.00,0001',
    'B3,2026-10-02,22.00,0002',
  ]
  const lines = ['会员号,日期,金额,小票号', ...rows]

  test('that begin anew every day are contradictions, and the setting is proposed', async () => {
    const report = await bring(lines)
    expect([report.purchasesAdded, report.badRowCount]).toEqual([2, 2])
    expect(report.remarks).toEqual(['同一个小票号出现在不同的日子：如果小票号每天重新开始，请设 receiptsStartDaily'])
  })

  test('are as many purchases where the shop says that they do', async () => {
    const report = await bring(lines, { receiptsStartDaily: true })
    expect([report.purchasesAdded, report.totalFen, bad(report)]).toEqual([4, 8000, []])
    expect(purchase('20261002-0001')).toMatchObject({ receiptNumber: '0001', amountFen: 1800 })
  })
})

describe('money that went back', () => {
  test('as a negative row is taken off the purchase that it names, and waits where it names none', async () => {
    const rows = [
      'E1,2026-10-01,500.00,S-1',
      'E1,2026-10-02,-500.00,S-1',
      'E2,2026-10-02,300.00,S-2',
      'E2,2026-10-03,-120.00,S-2R',
    ]
    const report = await bring(['卡号,日期,实收金额,小票号', ...rows, '合计,,180.00,'])
    expect([spentOf('E1'), spentOf('E2')]).toEqual([0, 30_000])
    expect(purchase('S-1')).toMatchObject({ isBack: true, refundedFen: 50_000 })
    expect(shop.database.get('accounts', memberOf(shop, 'E1'))).toMatchObject({ tier: { key: 'paper' } })
    expect(report).toMatchObject({ returnedFen: 50_000, waitingFen: 12_000, waitingCount: 1 })
    expect(bad(report)).toEqual(['5 退款行的小票 S-2R '])
    expect(report.remarks).toEqual(['第 6 行是合计或说明，不是消费'])
    const again = await bring(['卡号,日期,实收金额,小票号', ...rows, '合计,,180.00,'])
    expect([again.purchasesAdded, again.returnedFen, spentOf('E1')]).toEqual([0, 50_000, 0])
    expect(shop.database.count('import_refunds')).toBe(1)
  })

  test('waits for its purchase, and is taken off when that comes', async () => {
    await bring(['卡号,日期,实收金额,小票号', 'E2,2026-10-03,-120.00,S-9'])
    expect(members()).toBe(0)
    expect(await shop.ops('import.list', { storeId: EAST })).toMatchObject({
      waiting: [{ receipt: 'S-9', amountFen: 12_000 }],
    })
    await bring(['卡号,日期,实收金额,小票号', 'E2,2026-10-01,300.00,S-9'])
    expect([spentOf('E2'), shop.database.count('import_refunds')]).toEqual([18_000, 0])
  })

  test('as a column of the sale is how much is back in all, however often it is told', async () => {
    const head = '会员号,日期,实付金额,订单号,退款金额'
    await bring([head, 'A,2026-10-01,200.00,Y1,50.00'])
    expect(purchase('Y1').refundedFen).toBe(5000)
    await bring([head, 'A,2026-10-01,200.00,Y1,80.00', 'B,2026-10-01,66.00,Y2,66.00'])
    expect([purchase('Y1').refundedFen, purchase('Y2').isBack, spentOf('A')]).toEqual([8000, true, 12_000])
  })
})

test('an order with a row for each article is one purchase with lines, also where two look alike', async () => {
  const report = await bring([
    '订单号,卡号,日期,实付,商品',
    '1003,F3,2026-10-01,30.00,tea',
    '1003,F3,2026-10-01,30.00,tea',
    '1003,F3,2026-10-01,12.50,cup',
  ])
  expect([report.rows, report.rowsDone, report.purchasesAdded, report.totalFen]).toEqual([3, 3, 1, 7250])
  expect(purchase('1003').basket?.lines?.map(({ name, unitFen }) => [name, unitFen])).toEqual([
    ['tea', 3000],
    ['tea', 3000],
    ['cup', 1250],
  ])
})

test('articles are the shop’s goods by bar code, key or name, and what is not stays as the file calls it', async () => {
  const product = { category: '茶饮', priceFen: 3000, isOnSale: true, lastsDays: null, pictureFileId: null }
  await shop.ops('product.save', { key: 'green-tea', name: '龙井 大罐', barCode: '6901234567892', ...product })
  const report = await bring([
    '订单号,卡号,日期,实付,商品,商品编码',
    '1004,F3,2026-10-01,30.00,Tea,6901234567892',
    '1004,F3,2026-10-01,30.00,龙井大罐,',
    '1004,F3,2026-10-01,12.50,杯,SKU-1',
  ])
  expect(report.remarks).toEqual(['1 种商品不在商品目录里，照文件里的叫法记'])
  expect(purchase('1004').basket?.lines?.map(({ productKey, category }) => [productKey, category])).toEqual([
    ['green-tea', '茶饮'],
    ['green-tea', '茶饮'],
    ['SKU-1', null],
  ])
})

test('WeChat Pay’s bill: backticks, an unquoted comma, refunds and revocations as rows, the summary below', async () => {
  const head = '交易时间,商户订单号,用户标识,交易状态,货币种类,应结订单金额,商户退款单号,退款金额,商品名称'
  const row = (...cells: string[]) => `\`${cells.join(',`')}`
  const lines = [
    `\ufeff${head}`,
    row('2026-11-02 09:14:05', 'L1', 'oOne', 'SUCCESS', 'CNY', '38.00', '', '0.00', '茶'),
    row('2026-11-02 10:40:12', 'L2', 'oTwo', 'SUCCESS', 'CNY', '12.00', '', '0.00', '拿铁,大杯'),
    row('2026-11-02 11:05:30', 'L3', 'oThree', 'SUCCESS', 'CNY', '25.50', '', '0.00', '面包'),
    row('2026-11-02 11:06:02', 'L3', 'oThree', 'REVOKED', 'CNY', '0.00', '', '25.50', '面包'),
    row('2026-11-02 12:00:00', 'L1', 'oOne', 'REFUND', 'CNY', '0.00', 'R1', '8.00', '茶'),
    row('2026-11-02 12:30:00', 'L0', 'oFive', 'REFUND', 'CNY', '0.00', 'R2', '20.00', '茶'),
    row('2026-11-02 13:00:00', 'L4', '', 'SUCCESS', 'CNY', '15.00', '', '0.00', '茶'),
    '总交易单数,应结订单总金额,退款总金额',
    row('7', '90.50', '53.50'),
  ]
  expect(await shop.ops('import.look', { fileId: put(lines) })).toMatchObject({
    system: { key: 'wechat-pay' },
    missing: [],
  })
  const report = await bring(lines.join('\r\n'))
  expect(report).toMatchObject({ rows: 7, rowsDone: 7, totalFen: 7550, returnedFen: 3350, waitingFen: 2000 })
  expect(report.sums).toEqual({ soldFen: 7550, backFen: 5350, nobodyFen: 1500, notSaleFen: 0, refusedFen: 0 })
  expect([spentOf('oOne'), spentOf('oTwo'), spentOf('oThree'), members()]).toEqual([3000, 1200, 0, 3])
})

test('Meituan’s orders: titles, a flag for returns, cancelled orders, two dates around midnight', async () => {
  const lines = [
    '店内订单明细,,,,,,,,',
    '营业日期：2026/11/02 至 2026/11/03,,,,,,,,',
    '门店,营业日期,订单号,结账时间,支付合计（元）,订单收入（元）,订单状态,退单标识,会员',
    '东店,2026/11/2,9000000000000000001,2026/11/2 12:20,88,80,已结账,否,13900000011',
    '东店,2026/11/2,9000000000000000002,2026/11/2 12:31,45,45,已结账,否,--',
    '东店,2026/11/2,9000000000000000003,--,0,0,已取消,否,13900000012',
    '东店,2026/11/2,9000000000000000004,2026/11/2 13:05,72,72,已结账,是,13900000013',
    '东店,2026/11/2,9000000000000000005,2026/11/3 0:41,56,56,已结账,否,13900000014',
    '东店,2026/11/3,1.3E+18,2026/11/3 12:45,64,64,已结账,否,13900000011',
    '合计,--,--,--,325,--,--,--,--',
  ]
  const report = await bring(lines, { dayEndsAtHour: 4 })
  expect(bad(report)).toEqual(['6 没有付款或已取消，不是消', '9 小票号被表格软件改成了科'])
  expect(report.sums).toEqual({ soldFen: 21_600, backFen: 7200, nobodyFen: 4500, notSaleFen: 0, refusedFen: 6400 })
  expect(21_600 + 4500 + 6400).toBe(32_500)
  expect([spentOf('13900000011'), spentOf('13900000012'), spentOf('13900000013')]).toEqual([8800, undefined, 0])
  expect(purchase('9000000000000000005')).toMatchObject({
    day: '2026-11-02',
    at: Date.parse('2026-11-03T00:41:00+08:00'),
  })
  expect(JSON.stringify(shop.database.dump())).not.toContain('13900000011')
})

test('Shopify’s orders: articles below their order, shipping apart and without points, another currency refused', async () => {
  const head =
    'Name,Email,Financial Status,Paid at,Currency,Shipping,Total,Lineitem quantity,Lineitem name,Lineitem price,Phone,Refunded Amount'
  const lines = [
    head,
    "#1001,ann@example.com,paid,2026-11-02 10:15:02 +0800,CNY,10.00,130.00,2,Tin,49.00,'+8613800001177,0.00",
    '#1001,,,,,,,1,Cup,30.00,,',
    '#1002,bo@example.com,partially_refunded,2026-11-02 10:20:00 +0800,CNY,0.00,200.00,1,Pot,200.00,,50.00',
    '#1003,cy@example.com,voided,,CNY,0.00,40.00,1,Cup,40.00,,0.00',
    '#1005,ed@example.com,refunded,2026-11-02 12:00:00 +0800,CNY,0.00,66.00,1,Tin,66.00,,66.00',
    '#1007,fay@example.com,paid,2026-11-02 21:30:05 -0500,CNY,0.00,35.50,1,"Cup ""big""",35.50,,0.00',
    '#1008,gus@example.com,paid,2026-11-03 09:00:00 +0800,USD,0.00,19.99,1,Cup,19.99,,0.00',
    '#1009,,paid,2026-11-03 09:10:00 +0800,CNY,0.00,12.00,1,Cup,12.00,,0.00',
  ]
  const report = await bring(lines, { earnPoints: true })
  expect(bad(report)).toEqual(['5 没有付款或已取消，不是消', '8 币种是 USD，不是人民'])
  expect([spentOf('ann@example.com'), spentOf('bo@example.com'), spentOf('ed@example.com')]).toEqual([
    13_000, 15_000, 0,
  ])
  expect(purchase('1001')).toMatchObject({ amountFen: 13_000, pointsEarned: 120, basket: { deliveryFen: 1000 } })
  const lines1001 = purchase('1001').basket?.lines ?? []
  expect(lines1001.reduce((sum, { unitFen, quantity }) => sum + unitFen * quantity, 0)).toBe(12_000)
  expect(purchase('1007').day).toBe('2026-11-03')
  expect(report.sums.nobodyFen).toBe(1200)
})

test('a refund that did not succeed takes nothing off, and one under way is said', async () => {
  const lines = [
    '会员,日期,实付,小票,状态,退款金额,退款状态',
    'A,2026-11-01,100,S-1,SUCCESS,0,',
    'A,2026-11-02,0,S-1,REFUND,30,FAIL',
    'A,2026-11-02,0,S-1,REFUND,20,PROCESSING',
    'A,2026-11-02,0,S-1,REFUND,10,SUCCESS',
  ]
  const columns = { member: '会员', date: '日期', amount: '实付', receipt: '小票', state: '状态' }
  const report = await bring(lines, { columns: { ...columns, refunded: '退款金额', refundState: '退款状态' } })
  expect(spentOf('A')).toBe(7_000)
  expect(report.remarks).toEqual(['第 4 行的退款还在处理中，照已经退了算'])
  expect(bad(report)).toEqual(['3 退款没有成功，不扣'])
  expect(report.sums.backFen).toBe(3_000)
})

test('a state in a column of its plain name decides, and one that nobody has seen is said', async () => {
  const lines = [
    '会员号,单号,日期,金额,状态',
    'A,S-1,2026-10-01,50,已完成',
    'B,S-2,2026-10-01,30,交易关闭',
    'C,S-3,2026-10-01,20,已退款',
    'D,S-4,2026-10-01,10,怪状态 13800001177',
  ]
  const report = await bring(lines)
  expect(bad(report)).toEqual(['3 没有付款或已取消，不是消'])
  expect([spentOf('A'), spentOf('C'), spentOf('D'), report.sums.notSaleFen]).toEqual([5_000, 0, 1_000, 3_000])
  expect(report.remarks).toEqual(['状态“怪状态 138****1177”没有见过，照已经付款算'])
})

describe('a receipt that is listed again on the day on which it was given back', () => {
  const heading = '会员号,单号,日期,金额,状态'
  const sold = 'A,S-1,2026-10-01,50,已完成'
  const back = 'A,S-1,2026-10-05,50,已退款'

  test.each([
    ['oldest first', [sold, back]],
    ['newest first', [back, sold]],
  ])('%s is one purchase of its own day, and no contradiction', async (_order, rows) => {
    const report = await bring([heading, ...rows])
    expect([bad(report), report.remarks, spentOf('A')]).toEqual([[], [], 0])
    expect(purchase('S-1')).toMatchObject({ day: '2026-10-01', isBack: true, refundedFen: 5_000 })
  })

  test('is the same in the file of a later day', async () => {
    await bring([heading, sold])
    expect(spentOf('A')).toBe(5_000)
    const report = await bring([heading, back])
    expect([report.purchasesAdded, report.returnedFen, bad(report), spentOf('A')]).toEqual([0, 5_000, [], 0])
    expect(purchase('S-1')).toMatchObject({ day: '2026-10-01', isBack: true })
  })

  test.each([
    ['of somebody else', 'B,S-1,2026-10-05,50,已退款'],
    ['with another amount', 'A,S-1,2026-10-05,45,已退款'],
    ['that has not come back', 'A,S-1,2026-10-05,50,已完成'],
  ])('%s is for a person to settle', async (_what, row) => {
    expect(bad(await bring([heading, sold, row])).length).toBe(1)
    expect(purchase('S-1')).toMatchObject({ day: '2026-10-01', isBack: false })
  })
})

test('day and hour in two columns are one time, also where the second says the day too', async () => {
  await bring([
    '会员号,小票号,交易日期,交易时间,实收',
    'A,S-1,2026-10-01,23:59:58,5',
    'A,S-2,2026-10-01,2026-10-02 00:10,6',
  ])
  expect([purchase('S-1').at, purchase('S-2').at]).toEqual([
    Date.parse('2026-10-01T23:59:58+08:00'),
    Date.parse('2026-10-02T00:10:00+08:00'),
  ])
})

test('of files that were put together rows in another encoding are refused alone, and headings are no row', async () => {
  const lines = ['会员号,日期,金额', '李四,2026-10-01,1', '会员号,日期,金额', 'B,2026-10-02,2', '']
  const report = await bring(Buffer.concat([Buffer.from(lines.join('\n')), gbk('会员,2026-10-03,3\n')]))
  expect([report.purchasesAdded, bad(report)]).toEqual([2, ['5 有读不出的字符']])
})

test('a day that has become a number of days says what to do, and a workbook with more sheets names the one that is read', async () => {
  expect(bad(await bring(['会员号,日期,金额', 'A,46296,12.5', 'B,46296.75,1']))).toEqual([
    '2 日期变成了表格软件的天数',
    '3 日期变成了表格软件的天数',
  ])
  const rows = (day: string) => [
    ['会员号', '日期', '金额'],
    ['A', day, '9'],
  ]
  const workbook = anXlsx({ 九月: rows('2026-09-01'), 十月: rows('2026-10-01') })
  expect((await bring(workbook)).remarks).toEqual(['文件有 2 张工作表，这次只读“九月”'])
})

test('shipping and a tip are inside what was paid, kept apart, and earn only where the shop says so', async () => {
  const lines = ['会员,日期,实付,小票,运费,小费', 'A,2026-11-01,100,S-1,8,5', 'B,2026-11-01,100,S-2,0,5']
  const columns = { member: '会员', date: '日期', amount: '实付', receipt: '小票', shipping: '运费', tip: '小费' }
  await bring(lines, { columns, earnPoints: true })
  expect(purchase('S-1')).toMatchObject({
    amountFen: 10_000,
    pointsEarned: 87,
    basket: { deliveryFen: 1300, tipFen: 500 },
  })
  expect(purchase('S-2')).toMatchObject({ pointsEarned: 95, basket: { deliveryFen: 500, tipFen: 500 } })
  const others = lines.map((line) => line.replace('S-', 'T-'))
  await bring(others, { columns, earnPoints: true, earnOnApart: true })
  expect(purchase('T-1')).toMatchObject({ pointsEarned: 100, basket: { tipFen: 500 } })
})

test('a mapping that was kept makes next week one act, and its customers are its source’s own', async () => {
  const lines = ['谁,几时,多少', 'A,2026-10-01,5.00']
  const columns = { member: '谁', date: '几时', amount: '多少' }
  expect(await shop.askOps('import.apply', { fileId: put(lines), storeId: EAST })).toMatchObject({
    error: { code: 'IMPORT_COLUMN_MISSING' },
  })
  await shop.ops('import.saveMapping', { storeId: EAST, source: 'web-shop', columns })
  expect((await bring(lines, { source: 'web-shop' })).purchasesAdded).toBe(1)
  expect((await bring(lines, { columns })).purchasesAdded).toBe(1)
  expect([members(), memberOf(shop, 'A') === memberOf(shop, 'web-shop|A')]).toEqual([2, false])
})
