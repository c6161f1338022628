import type { BusinessDay } from '#shared/kernel/business-day'
import { fenFromYuan } from '#shared/kernel/money'
import { aLine } from '#shared/loyalty/coupon/testing/a-coupon'
import cloud from '../../../platform/sdk'
import { TICK_MS, tickJob } from '../../../testing/job-kill-matrix'
import { anOwner, approve, proposalOf, somebody } from '../../people/approval/testing/people'
import { aMember, EAST, WEST } from '../../people/staff/testing/shop-floor'
import { atTill, clerk, give, member, openFloor, purchaseOf, refusedAs, shop } from '../../till/purchase/testing/till'
import { exported, filesOf, make, rowsOf, start } from './testing/exports'

openFloor()

const DAY_MS = 86_400_000

const partsOfExport = (exportId: string) =>
  (shop.database.get('exports', exportId)?.parts ?? []) as { fileId: string }[]

async function sell(amountFen: number, to = member) {
  const till = await atTill(shop, clerk, to)
  await till.confirm({ amountFen, payableFen: amountFen })
  return till.requestId
}

const fen = (text: string | undefined) => {
  const sign = text?.startsWith('-') ? -1 : 1
  return sign * (fenFromYuan((text ?? '').replace('-', '')) ?? Number.NaN)
}
const sum = (rows: Record<string, string>[], column: string) => rows.reduce((total, row) => total + fen(row[column]), 0)

test('purchases and their lines add up to the books to the fen, refunds included', async () => {
  const couponId = give(shop, member.memberId)
  const till = await atTill(shop, clerk, member)
  await shop.ops('product.save', { key: 'longjing', name: '明前龙井', category: '绿茶', priceFen: 3_333 })
  const lines = [
    aLine(3_333, { quantity: 3, productKey: 'longjing' }),
    aLine(1_001),
    aLine(7, { quantity: 7, category: '茶点' }),
  ]
  await till.confirm({ lines, deliveryFen: 501, couponIds: [couponId], payableFen: 9_550 })
  const units = { kind: 'units' as const, lines: [{ line: 0, quantity: 1 }], isDeliveryBack: false }
  await clerk.call('purchase.refund', { purchaseId: till.requestId, goods: units, note: '退货' })
  const second = give(shop, member.memberId, {}, 'thirty')
  const plain = await atTill(shop, clerk, member)
  await plain.confirm({ amountFen: 12_345, deliveryFen: 299, couponIds: [second], payableFen: 10_644 })
  await clerk.call('purchase.undo', { purchaseId: await sell(5_001) })
  await sell(9)
  const purchases = await exported(shop, { kind: 'purchases' })
  const sold = await exported(shop, { kind: 'purchase-lines' })
  const books = shop.database.find('purchases') as unknown as ReturnType<typeof purchaseOf>[]
  const total = (of: (purchase: (typeof books)[number]) => number) => books.reduce((all, each) => all + of(each), 0)
  expect(purchases).toHaveLength(4)
  expect(sum(purchases, '实付（元）')).toBe(total(({ amountFen }) => amountFen))
  expect(sum(purchases, '优惠（元）')).toBe(total(({ discountFen }) => discountFen))
  expect(sum(purchases, '已退（元）')).toBe(total(({ refundedFen }) => refundedFen))
  expect(sum(purchases, '净额（元）')).toBe(total(({ amountFen, refundedFen }) => amountFen - refundedFen))
  expect(sum(sold, '实付（元）')).toBe(sum(purchases, '实付（元）'))
  expect(sum(sold, '优惠（元）')).toBe(sum(purchases, '优惠（元）'))
  expect(purchases.find((row) => row.消费编号 === till.requestId)).toMatchObject({
    门店: '常来茶铺',
    商品: '明前龙井×3；×1；茶点×7',
    用的券: '满减券',
    状态: '部分退款',
    来源: '收银',
  })
  expect(sold.filter((row) => row.消费编号 === till.requestId).map((row) => [row.商品, row.退回数量])).toEqual([
    ['明前龙井', '1'],
    ['', '0'],
    ['茶点', '0'],
    ['配送费', ''],
  ])
})

test('phones are in full when another person has agreed, for whoever may see phones', async () => {
  const body = { errcode: 0, phone_info: { pure_phone_number: '13800001177', country_code: '86' } }
  shop.openapi.reply('phonenumber.getPhoneNumber', () => ({ kind: 'json', body }))
  await member.call('member.bindPhone', { code: 'phone-code' })
  const owner = await anOwner(shop)
  const caller = await somebody(shop, owner, { name: '小吴', exports: 'operator' })
  const asking = { kind: 'members' as const, reason: '电话回访', hasPhones: true }
  const masked = await caller.browser.ask('export.start', { ...asking, hasPhones: false })
  expect(masked).toMatchObject({ data: { export: { hasPhones: false } } })
  const approvalId = await proposalOf(caller.browser.ask('export.start', asking))
  const agreed = await approve(owner, approvalId)
  const exportId = agreed.ok ? (agreed.data.approval.outcome?.resultId ?? '') : ''
  await make(shop, exportId)
  expect(await rowsOf(shop, exportId)).toContainEqual(expect.objectContaining({ 手机号: '13800001177' }))
  expect(await caller.browser.ask('export.get', { exportId })).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
  expect(await owner.browser.ask('export.get', { exportId })).toMatchObject({ data: { export: { hasPhones: true } } })
})

test('a name that a spreadsheet would run is text, and a phone is masked', async () => {
  const body = { errcode: 0, phone_info: { pure_phone_number: '13800001177', country_code: '86' } }
  shop.openapi.reply('phonenumber.getPhoneNumber', () => ({ kind: 'json', body }))
  shop.openapi.reply('security.msgSecCheck', () => ({
    kind: 'json',
    body: { errcode: 0, result: { suggest: 'pass' } },
  }))
  await member.call('member.bindPhone', { code: 'c' })
  await member.call('member.updateProfile', { nickname: '=HYPERLINK("x")' })
  const rows = await exported(shop, { kind: 'members' })
  expect(rows.find((row) => row.会员编号 === member.memberCode)).toMatchObject({
    称呼: '\'=HYPERLINK("x")',
    '手机号（部分隐藏）': '138******77',
    等级: '素纸',
    入会方式: '小程序',
    同意营销: '否',
  })
  const { exportId } = await start(shop)
  await make(shop, exportId)
  const [file] = await filesOf(shop, exportId)
  expect([...(file ?? []).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(file?.toString('utf8')).toMatch(/\r\n$/)
  expect(file?.toString('utf8')).not.toMatch(/[^\r]\n|1380000/)
})

test('what a merged record did is told of the member who carries it on, and whoever has left has no name', async () => {
  const other = await aMember(shop)
  const leaving = await aMember(shop)
  await sell(1_000, other)
  await sell(2_000, leaving)
  await shop.ops('member.merge', { from: other.memberId, into: member.memberId, note: '同一人' })
  await leaving.call('member.close', { confirm: '注销' })
  const rows = await exported(shop, { kind: 'purchases' })
  expect(rows.map((row) => [row.会员编号, row['实付（元）']])).toEqual(
    expect.arrayContaining([
      [member.memberCode, '10.00'],
      [leaving.memberCode, '20.00'],
    ]),
  )
  expect(rows.find((row) => row.会员编号 === leaving.memberCode)).toMatchObject({
    称呼: '已注销',
    '手机号（部分隐藏）': '',
  })
  const members = await exported(shop, { kind: 'members' })
  expect(members.map((row) => row.会员编号).sort()).toEqual([clerk.memberCode, member.memberCode].sort())
})

test('store, days and segment narrow it, and nothing from after the start is in it', async () => {
  const other = await aMember(shop)
  const at = (purchaseId: string, storeId: string, day: string) =>
    shop.database.put('purchases', { ...purchaseOf(purchaseId), storeId, day })
  at(await sell(1_000), WEST, '2026-11-22')
  at(await sell(2_000), EAST, '2026-11-20')
  await sell(3_000, other)
  shop.database.put('segments', { _id: 'seg_tea', name: '茶客', state: 'ready', condition: {}, version: 1 })
  const segments = [{ segmentId: 'seg_tea', sinceDay: '2026-11-21' }]
  const portrait = { version: 1, state: 'kept', segments, segmentIds: ['seg_tea'], tags: [], tagKeys: [], left: [] }
  shop.database.put('portraits', { ...portrait, _id: other.memberId })
  const paid = async (order: object) =>
    (await exported(shop, { kind: 'purchases', ...order })).map((row) => row['实付（元）']).sort()
  const days = { fromDay: '2026-11-21' as BusinessDay, toDay: '2026-11-22' as BusinessDay }
  expect(await paid({ storeId: EAST })).toEqual(['20.00', '30.00'])
  expect(await paid(days)).toEqual(['10.00', '30.00'])
  expect(await paid({ toDay: '2026-11-20' as BusinessDay })).toEqual(['20.00'])
  expect(await paid({ segmentId: 'seg_tea' })).toEqual(['30.00'])
  expect(await exported(shop, { kind: 'segments' })).toMatchObject([
    { 人群编号: 'seg_tea', 人群: '茶客', 会员编号: other.memberCode, 进入日期: '2026-11-21' },
  ])
  expect(await exported(shop, { kind: 'segments', segmentId: 'seg_tea', toDay: '2026-11-20' as BusinessDay })).toEqual(
    [],
  )
  const { exportId } = await start(shop, { kind: 'purchases' })
  shop.clock.advance(1_000)
  await sell(9_000)
  await make(shop, exportId)
  expect(await rowsOf(shop, exportId)).toHaveLength(3)
  // Moved by hand, so that the books would not balance.
  shop.reset()
})

test('coupons say how they stand, and entries what moved and what was taken back', async () => {
  const used = give(shop, member.memberId)
  const left = give(shop, member.memberId, {}, 'left')
  const till = await atTill(shop, clerk, member)
  await till.confirm({ amountFen: 10_000, couponIds: [used], payableFen: 8_000 })
  await clerk.call('purchase.refund', { purchaseId: till.requestId, amountFen: 4_000, note: '-退货' })
  const coupons = await exported(shop, { kind: 'coupons' })
  expect(coupons.find((row) => row.券编号 === used)).toMatchObject({
    状态: '已使用',
    '抵扣（元）': '20.00',
    使用门店: '常来茶铺',
  })
  expect(coupons.find((row) => row.券编号 === left)).toMatchObject({ 状态: '可用', 使用时间: '', '抵扣（元）': '' })
  const entries = await exported(shop, { kind: 'entries' })
  const own = entries.filter((row) => row.账本 === member.memberId)
  const account = shop.database.get('accounts', member.memberId) as unknown as { points: { balance: number } }
  expect(own.reduce((all, row) => all + Number(row.积分变动), 0)).toBe(account.points.balance)
  expect(own.find((row) => row.原因 === '退款')).toMatchObject({ 积分变动: '-40', 备注: "'-退货", 类型: '撤销' })
})

describe('an export on record', () => {
  test('names who, why, when and how many; its addresses end, and new ones are asked for', async () => {
    const asked = await start(shop, { reason: '季度盘点' })
    expect(asked).toMatchObject({
      by: '王运营 · 控制台（未核实）',
      reason: '季度盘点',
      status: 'making',
      rows: 0,
      endsAt: null,
    })
    const looks = () =>
      shop.database.find('audits', { query: { action: 'export.get', subject: asked.exportId } }).length
    expect((await shop.ops('export.get', { exportId: asked.exportId })).files).toEqual([])
    expect(looks()).toBe(0)
    const made = await make(shop, asked.exportId)
    expect(made).toMatchObject({ status: 'ready', rows: 2, files: 1, endsAt: shop.clock.now() + 3 * DAY_MS })
    const first = await shop.ops('export.get', { exportId: asked.exportId })
    expect(first.urlsUntilAt).toBe(shop.clock.now() + 600_000)
    const open = async (of: typeof first) => (await fetch(of.files[0]?.url ?? '')).status
    expect(await open(first)).toBe(200)
    shop.clock.advance(601_000)
    expect(await open(first)).toBe(403)
    expect(await open(await shop.ops('export.get', { exportId: asked.exportId }))).toBe(200)
    expect(looks()).toBeGreaterThan(1)
    expect(await shop.ops('export.list', {})).toMatchObject({
      exports: [{ exportId: asked.exportId }],
      nextBeforeAt: null,
    })
  })

  test('loses its files after three days; the record stays', async () => {
    const { exportId } = await start(shop)
    await make(shop, exportId)
    shop.clock.advance(3 * DAY_MS - 1)
    await tickJob('remove-exports')
    expect(shop.storage.list()).toHaveLength(1)
    shop.clock.advance(1)
    await tickJob('remove-exports')
    expect(shop.storage.list()).toEqual([])
    const gone = await shop.ops('export.get', { exportId })
    expect(gone).toMatchObject({ export: { status: 'ended', rows: 2, endsAt: shop.clock.now() }, files: [] })
    expect(await shop.askOps('export.cancel', { exportId, by: '王运营' })).toMatchObject(refusedAs('EXPORT_OVER'))
  })

  test('is not said to be gone while storage keeps a file, keeps no other one waiting, and is asked for again', async () => {
    const made = [(await start(shop)).exportId, (await start(shop)).exportId]
    for (const exportId of made) await make(shop, exportId)
    shop.clock.advance(3 * DAY_MS)
    const refused = jest
      .spyOn(cloud, 'deleteFile')
      .mockImplementationOnce((({ fileList }: { fileList: string[] }) =>
        Promise.resolve({ fileList: fileList.map((fileID) => ({ fileID, status: -503002 })) })) as never)
    await tickJob('remove-exports')
    refused.mockRestore()
    const statuses = async () =>
      Promise.all(made.map(async (exportId) => (await shop.ops('export.get', { exportId })).export.status))
    expect((await statuses()).sort()).toEqual(['ended', 'ready'])
    expect(shop.storage.list()).toHaveLength(1)
    shop.clock.advance(5 * 60_000)
    await tickJob('remove-exports')
    expect(await statuses()).toEqual(['ended', 'ended'])
    expect(shop.storage.list()).toEqual([])
  })

  test('whose file somebody has removed by hand says so, and hands out no empty address', async () => {
    const { exportId } = await start(shop)
    await make(shop, exportId)
    for (const { fileId } of partsOfExport(exportId)) shop.storage.remove(fileId)
    expect(await shop.askOps('export.get', { exportId })).toMatchObject(refusedAs('EXPORT_OVER'))
  })

  test('can be given up before and after it is made, and no file stays', async () => {
    const waiting = await start(shop)
    const made = await start(shop)
    await shop.ops('export.cancel', { exportId: waiting.exportId, by: '陈店长' })
    await make(shop, made.exportId)
    const { export: cancelled } = await shop.ops('export.cancel', { exportId: made.exportId, by: '陈店长' })
    expect(cancelled).toMatchObject({ status: 'cancelled', cancelled: { by: '陈店长 · 控制台（未核实）' } })
    expect(await shop.ops('export.cancel', { exportId: made.exportId, by: '别人' })).toMatchObject({
      export: { cancelled: { by: '陈店长 · 控制台（未核实）' } },
    })
    expect((await shop.ops('export.get', { exportId: made.exportId })).files).toEqual([])
    shop.clock.advance(65_000)
    await tickJob('remove-exports')
    expect(shop.storage.list()).toEqual([])
    expect((await shop.ops('export.get', { exportId: waiting.exportId })).export).toMatchObject({
      status: 'cancelled',
      files: 0,
    })
  })

  test('that fails three times waits for a person, keeps no other one waiting, and leaves no file', async () => {
    const { exportId } = await start(shop)
    const broken = shop.database.get('exports', exportId) as { _id: string }
    const parts = [{ fileId: 'cloud://local-env.x/exports/none.csv', rows: 1, bytes: 9 }]
    shop.database.put('exports', { ...broken, parts })
    const other = await start(shop, { kind: 'entries' })
    expect(await make(shop, other.exportId)).toMatchObject({ status: 'ready' })
    expect(await make(shop, exportId)).toMatchObject({ status: 'failed' })
    expect((await shop.ops('job.listAlerts', {})).alerts).toMatchObject([{ kind: 'export-failed' }])
    shop.clock.advance(65_000)
    await tickJob('remove-exports')
    expect(shop.storage.list()).toHaveLength(1)
    expect((await shop.ops('export.get', { exportId })).export).toMatchObject({
      status: 'failed',
      endsAt: shop.clock.now(),
    })
  })

  test('is refused where a store, a segment or the export is none, and where five are under way', async () => {
    const ask = (order: object) =>
      shop.askOps('export.start', { kind: 'members', by: '王运营', reason: '对账', ...order })
    expect(await ask({ storeId: 'str_none' })).toMatchObject(refusedAs('STORE_NOT_FOUND'))
    expect(await ask({ segmentId: 'seg_none' })).toMatchObject(refusedAs('SEGMENT_NOT_FOUND'))
    expect(await ask({ reason: ' ' })).toMatchObject(refusedAs('INVALID_INPUT'))
    expect(await ask({ fromDay: '2026-11-22', toDay: '2026-11-21' })).toMatchObject(refusedAs('INVALID_INPUT'))
    expect(await shop.askOps('export.get', { exportId: 'exp_none' })).toMatchObject(refusedAs('EXPORT_NOT_FOUND'))
    expect(await shop.askOps('export.cancel', { exportId: 'exp_none', by: '王' })).toMatchObject(
      refusedAs('EXPORT_NOT_FOUND'),
    )
    for (let number = 0; number < 5; number += 1) await start(shop)
    expect(await ask({})).toMatchObject(refusedAs('EXPORT_TOO_MANY', { max: 5 }))
  })

  test('is nobody’s but an operator’s', async () => {
    for (const person of [member, clerk]) {
      expect(await person.ask('export.list' as never, {} as never)).toMatchObject({ ok: false })
    }
  })
})

describe('for somebody who waits', () => {
  const order = { kind: 'segments', segmentId: 'seg_buyers' } as const
  const save = (segmentId: string, condition: unknown) =>
    shop.ops('segment.save', { segmentId, name: '来过的', note: '新建', condition, by: '王运营' } as never)
  const bought = { kind: 'bought', withinDays: 30 }

  test('a segment saved this moment is in a file at once, judged by its condition', async () => {
    await sell(3_000)
    const other = await aMember(shop)
    await save('seg_buyers', bought)
    expect(shop.database.get('segments', 'seg_buyers')).toMatchObject({ state: 'building' })
    const { exportId } = await start(shop, order)
    expect((await shop.ops('export.proceed', { exportId })).export).toMatchObject({ status: 'ready', rows: 1 })
    const rows = await rowsOf(shop, exportId)
    expect(rows).toMatchObject([{ 人群编号: 'seg_buyers', 人群: '来过的', 进入日期: '2026-11-22' }])
    const paid = await start(shop, { kind: 'members', segmentId: 'seg_buyers' })
    await shop.ops('export.proceed', { exportId: paid.exportId })
    const listed = (await rowsOf(shop, paid.exportId)).map((row) => row.会员编号)
    expect(listed).toEqual(rows.map((row) => row.会员编号))
    expect(listed.join()).not.toContain(other.memberId.slice(4))
  })

  test('one that looks at another one waits until that is known', async () => {
    await save('seg_first', bought)
    await save('seg_buyers', { kind: 'inSegment', segmentId: 'seg_first' })
    const { exportId } = await start(shop, order)
    expect((await shop.ops('export.proceed', { exportId })).export.status).toBe('making')
    shop.database.put('segments', { ...shop.database.get('segments', 'seg_first'), _id: 'seg_first', state: 'ready' })
    expect((await shop.ops('export.proceed', { exportId })).export.status).toBe('ready')
  })

  test('nobody makes it while another one does, and the job does when that one has died', async () => {
    const { exportId } = await start(shop)
    const held = { by: 'request-that-died', untilAt: shop.clock.now() + 65_000 }
    shop.database.put('exports', { ...shop.database.get('exports', exportId), _id: exportId, held })
    expect((await shop.ops('export.proceed', { exportId })).export.status).toBe('making')
    await tickJob('make-exports')
    expect(shop.database.get('exports', exportId)).toMatchObject({ status: 'making', step: 0 })
    shop.clock.advance(TICK_MS)
    await tickJob('make-exports')
    expect(shop.database.get('exports', exportId)).toMatchObject({ status: 'ready' })
  })

  test('who is to agree to phones reads how many they are, before the members have been found', async () => {
    const caller = await somebody(shop, await anOwner(shop), { name: '小吴', exports: 'operator' })
    await sell(3_000)
    await save('seg_buyers', bought)
    const asking = { ...order, reason: '电话回访', hasPhones: true }
    const approvalId = await proposalOf(caller.browser.ask('export.start', asking))
    expect(shop.database.get('approvals', approvalId)?.sentences).toContainEqual(expect.stringContaining('约 1 名会员'))
  })
})
