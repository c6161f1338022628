import type { Purchase } from '#shared/till/purchase/purchase'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { EAST, openStores } from '../../people/staff/testing/shop-floor'
import { auditPurchases } from '../purchase/testing/audit-purchases'
import { type ImportInput, memberOf, upload } from './testing/till-file'

// A made-up sample for each system whose files are known, with what has to become of each row.

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

/** What is recognized, what comes of it, and which rows were left out for which reason. */
async function bring(lines: readonly string[], fields: Partial<ImportInput> = {}) {
  const fileId = upload(shop, lines)
  const { system, missing } = await shop.ops('import.look', { fileId })
  const report = await shop.ops('import.apply', { fileId, storeId: EAST, ...fields })
  const left = report.badRows.map(({ line, reason }) => `${line} ${reason}`)
  return { system: system?.key, missing, report, left }
}
const spentOf = (number: string) =>
  (shop.database.get('accounts', memberOf(shop, number))?.counters as { spentFen: number } | undefined)?.spentFen
const purchase = (id: string) => shop.database.get('purchases', `${EAST}:${id}`) as unknown as Purchase

test('Alipay’s bill: titles with signs, tabs behind cells, everybody masked: nobody becomes a member', async () => {
  const { system, report, left } = await bring([
    '#支付宝业务明细查询',
    '#账号：[20880000000000000156]',
    '#起始日期：[2026年11月02日 00:00:00]   终止日期：[2026年11月03日 00:00:00]',
    '#-----------------------------------------业务明细列表----------------------------------------',
    '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,对方账户,订单金额（元）,商家实收（元）,退款批次号/请求号,备注',
    '2026110222001\t,AL1\t,交易\t,茶\t,2026-11-02 12:00:00,2026-11-02 12:00:05,*杨(137****2600)\t,38.00,36.80,\t,\t',
    '2026110222002\t,AL2\t,交易\t,杯\t,2026-11-02 12:10:00,2026-11-02 12:10:04,buy***@example.com\t,10.00,10.00,\t,\t',
    '2026110222001\t,AL1\t,退款\t,茶\t,2026-11-02 13:00:00,2026-11-02 13:00:05,*杨(137****2600)\t,-8.00,-8.00,RF1\t,\t',
    '#-----------------------------------------业务明细列表结束------------------------------------',
    '#交易合计：2笔，商家实收共46.80元，商家优惠共0.00元',
  ])
  expect(system).toBe('alipay')
  expect(left.map((each) => each.slice(0, 8))).toEqual(['6 会员号打了码', '7 会员号打了码', '8 退款行的小票'])
  expect(report).toMatchObject({ membersAdded: 0, purchasesAdded: 0, waitingFen: 800, rows: 3, rowsDone: 3 })
  expect(report.sums).toEqual({ soldFen: 0, backFen: 800, nobodyFen: 0, notSaleFen: 0, refusedFen: 4680 })
  expect(report.remarks).toContain('文件里的顾客都打了码，认不出是谁：不会建立任何会员')
})

test('Youzan’s orders: a heading twice, closed orders that were paid and never paid, refunds in a column', async () => {
  const { system, report, left } = await bring([
    '订单号,归属店铺,订单状态,买家付款时间,买家手机号,收货人手机号,分销员,分销员,运费,应收订单金额,订单实付金额,订单实收金额,订单已退款金额',
    'YZ1,东店,交易完成,2026-11-02 10:00:00,13900000021,13900000099,——,——,10.00,50.00,48.00,47.00,0.00',
    'YZ2,东店,交易关闭,2026-11-02 10:10:00,13900000022,13900000099,——,——,0.00,30.00,30.00,0.00,30.00',
    'YZ3,东店,交易关闭,,13900000023,13900000099,——,——,0.00,12.00,12.00,0.00,0.00',
    'YZ4,东店,待发货,2026-11-02 10:20:00,186******05,13900000099,——,——,0.00,20.00,20.00,20.00,0.00',
    'YZ5,东店,已发货,2026-11-02 10:30:00,13900000021,13900000099,——,——,0.00,25.00,25.00,20.00,5.00',
  ])
  expect(system).toBe('youzan')
  expect(left.map((each) => each.slice(0, 8))).toEqual(['4 没有付款或已', '5 会员号打了码'])
  expect(report.sums).toEqual({ soldFen: 10_300, backFen: 3500, nobodyFen: 0, notSaleFen: 1200, refusedFen: 2000 })
  expect([spentOf('13900000021'), spentOf('13900000022'), spentOf('13900000023')]).toEqual([6800, 0, undefined])
  expect(purchase('YZ1').basket?.deliveryFen).toBe(1000)
  expect(spentOf('13900000099')).toBeUndefined()
})

test('Pospal’s articles: rows of one receipt are one purchase, walk-ins are nobody, a sum is no sale', async () => {
  const { system, report } = await bring([
    '流水号,销售时间,商品分类,商品名称,销售数量,商品总价,实收金额,商品原价,会员卡号,会员姓名',
    'P1,2026-11-02 09:00:00,茶,红茶,1,12.00,10.00,12.00,C1,甲',
    'P1,2026-11-02 09:00:00,杯,瓷杯,2,20.00,18.00,20.00,C1,甲',
    'P2,2026-11-02 09:05:00,茶,红茶,1,9.00,9.00,12.00,-,-',
    'P3,2026-11-02 09:10:00,茶,红茶,1,-5.00,-5.00,12.00,C1,甲',
    '总计,,,,3,36.00,32.00,,,',
  ])
  expect(system).toBe('pospal-articles')
  expect(report).toMatchObject({ membersAdded: 1, purchasesAdded: 1, waitingFen: 500 })
  expect(report.sums).toEqual({ soldFen: 2800, backFen: 500, nobodyFen: 900, notSaleFen: 0, refusedFen: 0 })
  expect(spentOf('C1')).toBe(2800)
  expect(purchase('P1').basket?.lines).toMatchObject([
    { name: '红茶', quantity: 1 },
    { name: '瓷杯', quantity: 2 },
  ])
})

test('Pospal’s members: a name with its phone in one cell, a walk-in, a refund that names no receipt', async () => {
  const { system, report } = await bring([
    '会员,日期,实收金额,类型',
    '甲（13800138000）,2026-11-02,20.00,消费',
    '乙(13800138001),2026/11/02,8.00,消费',
    '-,2026-11-02,5.00,消费',
    '甲（13800138000）,2026-11-03,-3.00,退款',
    '总计,,30.00,',
  ])
  expect(system).toBe('pospal-members')
  expect(report).toMatchObject({ membersAdded: 2, purchasesAdded: 2, waitingFen: 300 })
  expect(report.sums).toEqual({ soldFen: 2800, backFen: 300, nobodyFen: 500, notSaleFen: 0, refusedFen: 0 })
  expect([spentOf('13800138000'), spentOf('13800138001')]).toEqual([2000, 800])
})

test('JD’s orders: the amount of an order stands on each of its rows and counts once', async () => {
  const { system, report, left } = await bring([
    '订单号,商品ID,商品名称,订购数量,下单时间,京东价,订单金额,应付金额,订单状态,下单帐号',
    '30001,S1,茶具,2,2026-11-02 20:00:00,200.00,500.00,500.00,已完成,jd_ann',
    '30001,S2,茶叶,1,2026-11-02 20:00:00,100.00,500.00,500.00,已完成,jd_ann',
    '30002,S2,茶叶,1,2026-11-02 21:00:00,100.00,100.00,100.00,已取消,jd_bo',
    '30003,S2,茶叶,1,2026-11-02 21:30:00,100.00,100.00,100.00,已完成,1******6198',
  ])
  expect(system).toBe('jd')
  expect(left.map((each) => each.slice(0, 8))).toEqual(['4 没有付款或已', '5 会员号打了码'])
  expect(report.sums).toEqual({ soldFen: 50_000, backFen: 0, nobodyFen: 0, notSaleFen: 10_000, refusedFen: 10_000 })
  expect([spentOf('jd_ann'), spentOf('jd_bo')]).toEqual([50_000, undefined])
  expect(purchase('30001').basket?.lines).toMatchObject([
    { name: '茶具', quantity: 2, unitFen: 20_000 },
    { name: '茶叶', quantity: 1, unitFen: 10_000 },
  ])
})

test('Taobao’s orders: guards around numbers, a blank behind a heading, postage apart and without points', async () => {
  const { system, report, left } = await bring(
    [
      '订单编号,买家会员名,买家应付货款,买家应付邮费,总金额,买家实际支付金额,订单状态,收货人姓名,联系手机,订单创建时间,订单付款时间 ,宝贝标题',
      `="3711533168100000001",tb_ann,60.00,6.00,66.00,66.00,交易成功,安,'13900000031,2026-11-02 09:59:00,2026-11-02 10:00:00,茶`,
      `="3711533168100000002",tb_bo,20.00,0.00,20.00,0.00,交易关闭,博,'13900000032,2026-11-02 11:00:00,,杯`,
      `="3711533168100000003",tb_cy,30.00,0.00,30.00,0.00,等待买家付款,晨,'13900000033,2026-11-02 12:00:00,,杯`,
    ],
    { earnPoints: true },
  )
  expect(system).toBe('taobao')
  expect(left.map((each) => each.slice(0, 8))).toEqual(['3 没有付款或已', '4 没有付款或已'])
  expect(report).toMatchObject({ membersAdded: 1, purchasesAdded: 1, totalFen: 6600 })
  expect(purchase('3711533168100000001')).toMatchObject({ pointsEarned: 60, basket: { deliveryFen: 600 } })
})

test('Square’s items: date and time apart, a receipt of several rows, a refund that names it, dollars refused', async () => {
  const { system, report, left } = await bring([
    'Date,Time,Time Zone,Category,Item,Qty,SKU,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Payment ID,Event Type,Location,Customer ID',
    '2026-11-02,12:59:30,Beijing,Tea,Latte,1.0,L1,30.00,-2.00,28.00,0.00,T1,p1,Payment,East,CU1',
    '2026-11-02,12:59:30,Beijing,Tea,Latte,1.0,L1,30.00,-2.00,28.00,0.00,T1,p1,Payment,East,CU1',
    '2026-11-02,13:30:00,Beijing,Tea,Latte,1.0,L1,-28.00,0.00,-28.00,0.00,T1,p1,Refund,East,CU1',
    '2026-11-02,14:00:00,Beijing,Tea,Latte,1.0,L1,$8.00,$0.00,$8.00,$0.00,T2,p2,Payment,East,CU2',
    '2026-11-02,14:10:00,Beijing,Tea,Latte,1.0,L1,9.00,0.00,9.00,0.00,T3,p3,Payment,East,',
  ])
  expect(system).toBe('square')
  expect(left).toEqual(['5 不是人民币金额'])
  expect(report).toMatchObject({ membersAdded: 1, purchasesAdded: 1, returnedFen: 2800 })
  expect(report.sums).toEqual({ soldFen: 5600, backFen: 2800, nobodyFen: 900, notSaleFen: 0, refusedFen: 0 })
  expect(spentOf('CU1')).toBe(2800)
})

test('Loyverse’s receipts: a refund of its own number waits, a cancelled receipt is no sale', async () => {
  const { system, report, left } = await bring([
    'Date,Receipt number,Receipt type,Gross sales,Discounts,Net sales,Taxes,Total collected,Store,Customer name,Customer contacts,Status',
    '2026-11-02 08:00:00,2-1678,Sale,100.00,10.00,90.00,0.00,90.00,East,Ann,13900000041,Closed',
    '2026-11-02 09:00:00,2-1679,Sale,40.00,0.00,40.00,0.00,40.00,East,Bo,,Cancelled',
    '2026-11-02 10:00:00,2-1680,Refund,20.00,0.00,-20.00,0.00,-20.00,East,Ann,13900000041,Closed',
    '2026-11-02 11:00:00,2-1681,Sale,15.00,0.00,15.00,0.00,15.00,East,,,Closed',
  ])
  expect(system).toBe('loyverse')
  expect(left.map((each) => each.slice(0, 8))).toEqual(['3 没有付款或已', '4 退款行的小票'])
  expect(report).toMatchObject({ membersAdded: 1, purchasesAdded: 1, waitingFen: 2000 })
  expect(report.sums).toEqual({ soldFen: 9000, backFen: 2000, nobodyFen: 1500, notSaleFen: 4000, refusedFen: 0 })
  expect([spentOf('Ann'), spentOf('Bo')]).toEqual([9000, undefined])
})
