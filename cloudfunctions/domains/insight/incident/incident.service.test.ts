import { cellAt, cellBeginsAt, cellOf, placeOfCell } from '#shared/insight/incident/cell'
import type { StepDay } from '#shared/insight/incident/cells'
import { addDays, businessDayOf, DAY_MS, endOfDay } from '#shared/kernel/business-day'
import { tickJob } from '../../../testing/job-kill-matrix'
import { openShop, type Shop } from '../../../testing/shop'
import { putIncident } from './testing/put-incident'
import { putCheckIns, putCheckInsUntil, putUsualWeeks } from './testing/put-watch'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const MINUTE_MS = 60_000
const look = async (minutes = 10) => {
  shop.clock.advance(minutes * MINUTE_MS)
  await tickJob('watch-steps')
}
const open = async () => (await shop.ops('incident.list', { isOpen: true })).incidents
const partsOf = (day: string, step: string) =>
  (shop.database.get('watch_cells', `${day}:${step}`) as unknown as StepDay | null)?.parts ?? []
const countsOf = (day: string, step: string) => partsOf(day, step).find(({ key }) => key === 'all')?.counts ?? []
const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)
const alerts = async () => (await shop.ops('job.listAlerts', {})).alerts.filter(({ kind }) => kind === 'incident')

describe('steps are counted', () => {
  test('once each, however often the job runs and however many run it', async () => {
    const cell = cellOf(shop.clock.now()) - 2
    putCheckIns(shop, cell, 7)
    await Promise.all([tickJob('watch-steps'), tickJob('watch-steps')])
    await look()
    await look()
    const { day, index } = placeOfCell(cell)
    expect(countsOf(day, 'check-in')[index]).toBe(7)
    expect(total(countsOf(day, 'check-in'))).toBe(7)
  })

  test('on the day of the shop: the last millisecond before its midnight is the last cell', async () => {
    const day = addDays(businessDayOf(shop.clock.now()), -1)
    const at = endOfDay(day)
    for (const [id, when] of [
      ['a', at],
      ['b', at + 1],
    ] as const) {
      shop.database.put('check_ins', { _id: id, memberId: 'mem_0000000001', day: businessDayOf(when), at: when })
    }
    await look()
    expect(countsOf(day, 'check-in')[143]).toBe(1)
    expect(countsOf(addDays(day, 1), 'check-in')[0]).toBe(1)
  })

  test('where they happened, when a phone tells of them hours later', async () => {
    const now = shop.clock.now()
    const at = now - 5 * 3_600_000
    const event = { memberId: 'mem_0000000001', sessionId: 's', day: businessDayOf(at), at, batchId: 'b', phone: null }
    const props = { scene: 1014, entrance: 'ABCDEFGH', version: '1.4.0' }
    const fault = { action: 'coupon.claim', code: 'NETWORK', page: 'pages/coupons/index', version: '1.4.0' }
    shop.database.put('events', {
      _id: 'mem_0000000001:f',
      ...event,
      name: 'request.failed',
      props: fault,
      receivedAt: now,
    })
    shop.database.put('events', { _id: 'mem_0000000001:e', ...event, name: 'app.opened', props, receivedAt: now })
    await look()
    const { day, index } = placeOfCell(cellOf(at))
    expect(countsOf(day, 'open')[index]).toBe(1)
    expect(countsOf(day, 'message-open')[index]).toBe(1)
    expect(partsOf(day, 'open').map(({ key }) => key)).toEqual(['all', 'entrance=ABCDEFGH', 'version=1.4.0'])
    const failed = ['all', 'action=coupon.claim', 'code=NETWORK', 'page=pages/coupons/index', 'version=1.4.0']
    expect(partsOf(day, 'failed').map(({ key }) => key)).toEqual(failed)
  })

  test('without the code of a person’s invitation, which would lead to them', async () => {
    const now = shop.clock.now()
    const event = {
      memberId: 'mem_0000000001',
      sessionId: 's',
      day: businessDayOf(now),
      at: now,
      batchId: 'b',
      phone: null,
    }
    const props = { scene: 1007, entrance: 'ABCDEFGHJKMN' }
    shop.database.put('events', { _id: 'mem_0000000001:e', ...event, name: 'app.opened', props, receivedAt: now })
    await look()
    const { day } = placeOfCell(cellOf(now))
    expect(partsOf(day, 'open').map(({ key }) => key)).toEqual(['all'])
  })

  test('in days that become hours, from which later weeks are compared', async () => {
    const day = addDays(businessDayOf(shop.clock.now()), -10)
    putCheckIns(shop, cellAt(day, 61), 4)
    await look()
    expect(shop.database.get('watch_hours', day)?.steps).toMatchObject([
      { step: 'check-in', parts: [{ key: 'all', counts: expect.arrayContaining([4]) }] },
    ])
  })
})

describe('the path of a message', () => {
  test('ends with a purchase within a day of it, by the template and the journey of the one that came last', async () => {
    const now = shop.clock.now()
    const send = { memberId: 'mem_0000000001', state: 'sent', day: businessDayOf(now), code: 0, purpose: 'points' }
    shop.database.put('message_sends', { _id: 'a', ...send, templateId: 'tpl_old', at: now - 3 * 3_600_000 })
    shop.database.put('message_sends', {
      _id: 'b',
      ...send,
      templateId: 'tpl_new',
      askedBy: 'jny_silent',
      step: 'tell',
      at: now - 3_600_000,
    })
    shop.database.put('message_sends', { _id: 'c', ...send, templateId: 'tpl_no', at: now - 1000, state: 'refused' })
    const sold = (memberId: string, at: number) => {
      const bought = { memberId, storeId: 'str_east', amountFen: 3_000, source: 'till', day: businessDayOf(at) }
      shop.database.put('purchases', { _id: `${memberId}:${at}`, ...bought, at, changedAt: at, requestId: 'r' })
    }
    sold('mem_0000000001', now)
    sold('mem_0000000001', now - 4 * 3_600_000)
    sold('mem_0000000001', now - 3_600_000 + DAY_MS)
    sold('mem_0000000002', now)
    await look()
    await look(24 * 60)
    const { day } = placeOfCell(cellOf(now))
    const keys = partsOf(day, 'message-buy').map(({ key, counts }) => `${key} ${total(counts)}`)
    expect(keys).toEqual(['all 1', 'template=tpl_new 1', 'journey=jny_silent 1', 'store=str_east 1'])
    expect(total(countsOf(addDays(day, 1), 'message-buy'))).toBe(1)
  })
})

describe('a step that has broken', () => {
  beforeEach(() => {
    putUsualWeeks(shop, { 'check-in': 12 })
    putCheckInsUntil(shop, cellOf(shop.clock.now()), 12)
  })

  const until = async (minutes: number) => {
    for (let passed = 0; passed < minutes; passed += 10) await look()
  }

  test('is found once twelve are missing, within thirty minutes, and is one incident with one alert', async () => {
    await until(40)
    expect(await open()).toEqual([])
    await until(50)
    expect(await open()).toMatchObject([{ title: '签到突然变少', state: 'open', kind: 'minutes', owner: null }])
    const { lights } = await shop.ops('incident.list', { isOpen: true })
    expect(lights[0]).toEqual({ title: '打开 → 入会 → 签到', light: 'red' })
    await until(120)
    expect(await open()).toHaveLength(1)
    expect(await alerts()).toMatchObject([{ count: 1 }].map(() => ({ kind: 'incident' })))
  })

  test('says what was and what is usual, hour by hour, in few round trips', async () => {
    await until(90)
    const [incident] = await open()
    const incidentId = incident?.incidentId ?? ''
    const { incident: whole, points } = await shop.ops('incident.get', { incidentId })
    expect(whole).toMatchObject({ count: 0, place: null, steps: [{ title: '签到' }] })
    expect(whole.expected).toBeGreaterThanOrEqual(6)
    expect(points).toHaveLength(24)
    expect(points[23]).toMatchObject({ count: 0, expected: 12 })
    expect(points[20]).toMatchObject({ expected: 12 })
    expect(await shop.roundTrips(() => shop.ops('incident.get', { incidentId }))).toBeLessThanOrEqual(5)
    expect(await shop.roundTrips(() => shop.ops('incident.list', { isOpen: true }))).toBe(1)
  })

  test('calls what it is about by its name, and names the switch of each', async () => {
    const template = 'T'.repeat(43)
    shop.database.put('journeys', { _id: 'jny_silent', name: '很久没来' })
    shop.database.put('coupon_templates', { _id: 'tpl_weekend', rules: { title: '周末茶券' } })
    shop.database.put('entrances', { _id: '7K3QANXX', title: '春熙路门口' })
    const keys = [
      'journey=jny_silent',
      `template=${template}`,
      'template=tpl_weekend',
      'entrance=7K3QANXX',
      'journey=jny_gone',
    ]
    const causes = keys.map((key) => ({ key, count: 0, expected: 12, share: 1 }))
    const incidentId = putIncident(shop, { steps: ['redeem'], causes })
    const { incident } = await shop.ops('incident.get', { incidentId })
    expect(incident.causes.map(({ title }) => title)).toEqual([
      '旅程 很久没来',
      `券种或模板 ${template}`,
      '券种或模板 周末茶券',
      '入口 春熙路门口',
      '旅程 jny_gone',
    ])
    expect(incident.switches.map(({ kind, title }) => [kind, title])).toEqual([
      ['journey', '暂停这个旅程：很久没来'],
      ['template', '暂停这种券'],
      ['template', '暂停这种券：周末茶券'],
      ['entrance', '看这个入口，必要时停用：春熙路门口'],
      ['journey', '暂停这个旅程'],
    ])
  })

  test('goes from hand to hand: owned, noted, solved, reviewed, and each refusal says why', async () => {
    await until(90)
    const incidentId = (await open())[0]?.incidentId ?? ''
    const by = '林店长'
    expect(await shop.askOps('incident.review', { incidentId, by, note: '早了' })).toMatchObject({
      error: { code: 'INCIDENT_STATE_OTHER' },
    })
    const owned = await shop.ops('incident.own', { incidentId, by })
    expect(owned.incident).toMatchObject({ state: 'owned', owner: expect.stringContaining('林店长') })
    await shop.ops('incident.addNote', { incidentId, by, note: '先看店里' })
    await shop.ops('incident.solve', { incidentId, by, note: '路由器重启了' })
    expect(await alerts()).toEqual([])
    expect(await shop.askOps('incident.own', { incidentId, by })).toMatchObject({
      error: { code: 'INCIDENT_STATE_OTHER' },
    })
    await shop.ops('incident.review', { incidentId, by, note: '备一张流量卡' })
    const { incident } = await shop.ops('incident.get', { incidentId })
    expect(incident).toMatchObject({ state: 'reviewed', review: '备一张流量卡', dueAt: null })
    expect(incident.notes.map(({ text }) => text)).toEqual(['先看店里', '路由器重启了'])
    expect(await shop.askOps('incident.own', { incidentId: 'minutes:fall:all:2020-01-01', by })).toMatchObject({
      error: { code: 'INCIDENT_NOT_FOUND' },
    })
  })

  test('that nobody has taken up in an hour is told again, once', async () => {
    await until(180)
    const [alert] = await alerts()
    expect(alert).toMatchObject({ count: 2, text: expect.stringContaining('还没有人认领') })
  })

  test('that was opened with others at one instant is on one page with them', async () => {
    const openedAt = shop.clock.now()
    for (let number = 0; number < 22; number += 1)
      putIncident(shop, { _id: `i${number}`, openedAt: number < 19 ? openedAt - number : openedAt - 19 })
    const { incidents, nextBeforeAt } = await shop.ops('incident.list', { isOpen: false })
    const rest = await shop.ops('incident.list', { isOpen: false, beforeAt: nextBeforeAt ?? 0 })
    expect([incidents.length, rest.incidents.length, rest.nextBeforeAt]).toEqual([19, 3, null])
  })

  test('that comes again another day is another incident, which says so', async () => {
    await until(90)
    const first = (await open())[0]?.incidentId ?? ''
    await shop.ops('incident.solve', { incidentId: first, by: '林店长', note: '好了' })
    shop.clock.advance(DAY_MS)
    putUsualWeeks(shop, { 'check-in': 12 })
    await look()
    const [again] = await open().then((all) => all.filter(({ state }) => state === 'open'))
    expect(again).toMatchObject({ recurrences: 1 })
    expect((await shop.ops('incident.get', { incidentId: again?.incidentId ?? '' })).incident.lastBefore).toBe(first)
  })

  test('is nobody’s fault on a day on which the shop is closed, and not looked for when the watch is off', async () => {
    const day = businessDayOf(shop.clock.now())
    const closed = { isOn: true, days: [{ fromDay: day, toDay: addDays(day, 1), kind: 'closure', title: '歇业' }] }
    shop.database.put('settings', { _id: 'watch', version: 1, value: closed, digest: '', by: '周总', at: 1 })
    await until(120)
    expect(await open()).toEqual([])
  })

  test('is not missed on the morning after a day on which the shop was closed, whatever else that day was', async () => {
    const day = businessDayOf(shop.clock.now())
    const closure = { fromDay: day, toDay: day, kind: 'closure', title: '盘点' }
    const campaign = { fromDay: addDays(day, -3), toDay: day, kind: 'campaign', title: '店庆' }
    const value = { isOn: true, days: [campaign, closure] }
    shop.database.put('settings', { _id: 'watch', version: 1, value, digest: '', by: '周总', at: 1 })
    putUsualWeeks(shop, { 'check-in': 12 })
    await look()
    expect(await open()).toEqual([])
    shop.clock.advance(endOfDay(day) + 1 - shop.clock.now())
    putUsualWeeks(shop, { 'check-in': 12 })
    putCheckIns(shop, cellOf(shop.clock.now()), 2)
    await look(15)
    expect(await open()).toEqual([])
  })
})

test('a store that has gone dark is named, and what falls with it is the same incident', async () => {
  const parts = { 'store=str_east': 0.6, 'store=str_west': 0.4 }
  putUsualWeeks(shop, { preview: 30, confirm: 30 }, parts)
  const now = cellOf(shop.clock.now())
  for (let cell = now - 72; cell < now + 18; cell += 1) {
    for (const [storeId, count] of [
      ['str_east', 3],
      ['str_west', 2],
    ] as const) {
      if (storeId === 'str_east' && cell >= now) continue
      for (let index = 0; index < count; index += 1) {
        const at = cellBeginsAt(cell) + index * 1000
        const id = `${storeId}:${cell}:${index}`
        const look = { subject: 'mem_0000000001', actor: 'x', action: 'staff.lookUpMember', storeId, at }
        shop.database.put('audits', { _id: `aud:${id}`, ...look })
        const sold = {
          memberId: 'mem_0000000001',
          storeId,
          amountFen: 3_000,
          at,
          day: businessDayOf(at),
          changedAt: at,
        }
        shop.database.put('purchases', { _id: id, ...sold, source: 'till', requestId: id, refunds: [] })
      }
    }
  }
  for (let passed = 0; passed < 90; passed += 10) await look()
  const incidents = await open()
  expect(incidents).toHaveLength(1)
  const { incident } = await shop.ops('incident.get', { incidentId: incidents[0]?.incidentId ?? '' })
  expect(incident.place).toContain('str_east')
  expect(incident.steps.map(({ title }) => title).sort()).toEqual(['店员扫码', '记消费'].sort())
})

test('coupons taken in a burst are one incident, with the coupon and how to pause it', async () => {
  putUsualWeeks(shop, { claim: 2 }, { 'template=tpl_gift': 0.5 })
  const now = cellOf(shop.clock.now())
  for (let index = 0; index < 40; index += 1) {
    const at = cellBeginsAt(now) + index * 10_000
    const claim = { couponId: `cpn_${index}`, seq: 1, templateId: 'tpl_gift', memberId: `mem_${index}`, storeId: null }
    shop.database.put('coupon_events', { _id: `cpn_${index}:1`, ...claim, change: 'issued', note: 'claim', at })
  }
  await look(20)
  const incidents = await open()
  expect(incidents).toMatchObject([{ title: '领券突然变多', direction: 'rise' }])
  const { incident } = await shop.ops('incident.get', { incidentId: incidents[0]?.incidentId ?? '' })
  expect(incident.switches).toEqual([{ kind: 'template', id: 'tpl_gift', title: '暂停这种券' }])
})

test('a job that does not run is one incident, and no job is blamed for a timer that stood still', async () => {
  await look()
  const late = (startedAt: number) =>
    shop.database.put('jobs', { _id: 'roll-up-events', version: 1, status: 'done', runId: 'x', slot: null, startedAt })
  late(shop.clock.now() - 3 * 3_600_000)
  await look()
  expect(await open()).toMatchObject([{ kind: 'job', title: '定时任务“汇总会员行为”没有按时运行' }])
  shop.reset()
  await look()
  late(shop.clock.now())
  await look(300)
  expect(await open()).toEqual([])
})

test('a week that slips is found in the morning, once, with the band that it left', async () => {
  const today = businessDayOf(shop.clock.now())
  for (let back = 1; back <= 100; back += 1) {
    const day = addDays(today, -back)
    const orders = Math.round((back <= 7 ? 0.65 : 1) * 100 * (1 + 0.03 * Math.sin(back * 2.4)))
    shop.database.put('event_days', { _id: day, names: [], visitors: 0, joined: 0, orders })
  }
  const rolledUp = () => {
    const now = shop.clock.now()
    shop.database.put('jobs', { _id: 'roll-up-events', startedAt: now, checkpoint: { events_at: now } })
  }
  rolledUp()
  await look()
  const incidents = await open()
  expect(incidents).toMatchObject([{ kind: 'days', title: '消费笔数这几天偏少' }])
  expect(incidents[0]?.text).toContain('比同星期几的中位数少')
  await look()
  expect(await open()).toHaveLength(1)
  // On the next day it is the same one, though the day was whole a few looks later.
  shop.database.put('event_days', { _id: today, names: [], visitors: 0, joined: 0, orders: 60 })
  shop.clock.advance(DAY_MS)
  rolledUp()
  await look(20)
  expect(await open()).toMatchObject([{ kind: 'days', seenAt: shop.clock.now() }])
})
