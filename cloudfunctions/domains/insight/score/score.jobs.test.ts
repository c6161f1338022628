import { defaultScoreRules } from '#shared/insight/score/rules'
import type { Score } from '#shared/insight/score/score'
import { tickJob } from '../../../testing/job-kill-matrix'
import { memberIdOf } from '../../../testing/put-ledger'
import { openShop, type Shop } from '../../../testing/shop'
import {
  lastRun,
  personalization,
  putBuyers,
  putMember,
  putPurchase,
  putRefund,
  runNight,
  scoreOf,
} from './testing/put-buyers'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const YESTERDAY = '2026-11-21'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const scores = () => shop.database.find('scores') as unknown as Score[]
const figures = () =>
  scores()
    .map(({ scoredAt: _at, scoredIn: _in, cause: _cause, asOfDay: _day, reviewDay: _review, ...rest }) => rest)
    .sort((a, b) => (a._id < b._id ? -1 : 1))

test('the first night fits the models and scores whoever has bought and agreed', async () => {
  putBuyers(shop, 80, YESTERDAY)
  putMember(shop, 200)
  putPurchase(shop, putMember(shop, 201, { consents: {} }), YESTERDAY)
  expect(await runNight(shop)).toMatchObject({ status: 'done', looked: 82, changed: 80 })
  const { model } = await shop.ops('score.getModel', {})
  expect(model).toMatchObject({ version: 1, asOfDay: YESTERDAY, diagnostics: { members: 80, refusals: [] } })
  expect(scores()).toHaveLength(80)
  expect(
    scores().every(({ modelVersion, asOfDay, forecast }) => modelVersion === 1 && asOfDay === YESTERDAY && forecast),
  ).toBe(true)
  expect(await lastRun(shop)).toMatchObject({ mode: 'full', hasNewModel: true, looked: 82, leftOut: 1, scores: 80 })
  expect(shop.database.count('score_samples')).toBe(0)
})

test('a night after that looks only at who acted and who is due, and comes to what a full run would say', async () => {
  const ids = putBuyers(shop, 80, YESTERDAY)
  await runNight(shop)
  shop.clock.advance(DAY_MS)
  putPurchase(shop, memberIdOf(7), '2026-11-22', { amountFen: 90_000 })
  await runNight(shop)
  const night = await lastRun(shop)
  expect(night).toMatchObject({ mode: 'changes', hasNewModel: false, written: { full: 0, acted: 1 }, scores: 80 })
  expect(night.looked).toBeLessThan(40)
  expect(scoreOf(shop, memberIdOf(7))).toMatchObject({
    asOfDay: '2026-11-22',
    facts: { lastDay: '2026-11-22' },
    cause: 'acted',
  })
  // Members who were not due have the same classes that they would get today.
  const kept = new Map(scores().map((score) => [score._id, score]))
  for (const id of ids) shop.database.remove('scores', id)
  shop.database.put('jobs', { ...shop.database.get('jobs', 'score-members'), _id: 'score-members', checkpoint: null })
  await runNight(shop)
  for (const fresh of scores()) {
    const { rfm, group, stage } = kept.get(fresh._id) ?? fresh
    expect({ rfm, group, stage }).toEqual({ rfm: fresh.rfm, group: fresh.group, stage: fresh.stage })
  }
})

test('a score whose class turns with time alone is published on that very day, without an act', async () => {
  putBuyers(shop, 30, YESTERDAY)
  const memberId = putMember(shop, 90)
  putPurchase(shop, memberId, '2026-08-23')
  await runNight(shop)
  expect(scoreOf(shop, memberId)).toMatchObject({ stage: 'active', reviewDay: '2026-11-22' })
  shop.clock.advance(DAY_MS)
  await runNight(shop)
  expect(scoreOf(shop, memberId)).toMatchObject({ stage: 'asleep', asOfDay: '2026-11-22', cause: 'due' })
})

test('a purchase made in the morning before the run belongs to the next night, and is not forgotten', async () => {
  putBuyers(shop, 20, YESTERDAY)
  const memberId = putMember(shop, 90)
  putPurchase(shop, memberId, '2026-11-20')
  const today = '2026-11-22'
  putPurchase(shop, memberId, today, { at: shop.clock.now() - HOUR_MS, changedAt: shop.clock.now() - HOUR_MS })
  await runNight(shop)
  expect(scoreOf(shop, memberId)?.facts).toMatchObject({ purchaseDays: 1, lastDay: '2026-11-20' })
  shop.clock.advance(DAY_MS)
  await runNight(shop)
  expect(scoreOf(shop, memberId)?.facts).toMatchObject({ purchaseDays: 2, lastDay: today })
})

test('a refund counts from its day on; what wholly came back was no purchase', async () => {
  putBuyers(shop, 20, YESTERDAY)
  const memberId = putMember(shop, 90)
  putPurchase(shop, memberId, '2026-11-01')
  const second = putPurchase(shop, memberId, '2026-11-20')
  // An hour before the run, so after the day that it looks at.
  putRefund(shop, second, 3000, shop.clock.now() - HOUR_MS)
  await runNight(shop)
  expect(scoreOf(shop, memberId)?.facts).toMatchObject({ purchaseDays: 2, spentFen: 6000 })
  shop.clock.advance(DAY_MS)
  await runNight(shop)
  expect(scoreOf(shop, memberId)?.facts).toMatchObject({ purchaseDays: 1, spentFen: 3000, lastDay: '2026-11-01' })
})

test('a change that was still being written when the run began is found the next night', async () => {
  putBuyers(shop, 20, YESTERDAY)
  const memberId = putMember(shop, 90)
  putPurchase(shop, memberId, '2026-11-01')
  const startedAt = shop.clock.now()
  await runNight(shop)
  putPurchase(shop, memberId, '2026-11-19', { changedAt: startedAt - 5_000 })
  shop.clock.advance(DAY_MS)
  await runNight(shop)
  expect(scoreOf(shop, memberId)?.facts.purchaseDays).toBe(2)
})

test('other rules, or a model that is due, score everybody anew', async () => {
  putBuyers(shop, 60, YESTERDAY)
  await runNight(shop)
  const before = figures()
  const weights = { r: 0.5, f: 0.5, m: 0, l: 0, s: 0 }
  shop.database.put('settings', {
    _id: 'score',
    version: 2,
    value: { ...defaultScoreRules, weights },
    digest: '',
    by: '周总',
    at: shop.clock.now(),
  })
  shop.clock.advance(HOUR_MS)
  await runNight(shop)
  expect(await lastRun(shop)).toMatchObject({
    mode: 'full',
    hasNewModel: false,
    rulesVersion: 2,
    written: { full: 60 },
  })
  expect(figures()).not.toEqual(before)
  expect(scores().every(({ dimensions, rulesVersion }) => dimensions.join('') === 'rf' && rulesVersion === 2)).toBe(
    true,
  )
  shop.clock.advance(28 * DAY_MS)
  await runNight(shop)
  expect(await lastRun(shop)).toMatchObject({ mode: 'full', hasNewModel: true, modelVersion: 2 })
})

test('none of 1 001 members is cut off, nor a purchase of a member with 1 001 of them', async () => {
  for (let number = 1; number <= 1001; number += 1) putPurchase(shop, putMember(shop, number), '2026-11-20')
  const at = Date.parse('2026-11-19T09:00:00+08:00')
  for (let number = 1; number <= 1001; number += 1) {
    putPurchase(shop, memberIdOf(500), '2026-11-19', { _id: `p${number}`, at: at + number, amountFen: 1 })
  }
  expect(await runNight(shop)).toMatchObject({ status: 'done', looked: 1001, changed: 1001 })
  expect(scoreOf(shop, memberIdOf(500))?.facts).toMatchObject({ purchaseDays: 2, spentFen: 1001 + 3000 })
  expect((await shop.ops('score.summarize', {})).scores).toBe(1001)
  let afterId: string | undefined
  let listed = 0
  do {
    const page = await shop.ops('score.list', { ...(afterId && { afterId }) })
    listed += page.scores.length
    afterId = page.nextAfterId ?? undefined
  } while (afterId)
  expect(listed).toBe(1001)
})

test('two timers at once make one run', async () => {
  putBuyers(shop, 20, YESTERDAY)
  await Promise.all([tickJob('score-members'), tickJob('score-members')])
  await tickJob('score-members')
  expect((await shop.ops('score.listRuns', {})).runs).toHaveLength(1)
  expect(scores()).toHaveLength(20)
})

test('a shop without purchases has a version without cuts, and the first buyers make another one', async () => {
  await runNight(shop)
  expect((await shop.ops('score.getModel', {})).model).toMatchObject({ version: 1, forecast: null, cuts: { r: [] } })
  shop.clock.advance(DAY_MS)
  await runNight(shop)
  expect(await lastRun(shop)).toMatchObject({ hasNewModel: false })
  putPurchase(shop, putMember(shop, 1), '2026-11-22')
  shop.clock.advance(DAY_MS)
  await runNight(shop)
  expect(await lastRun(shop)).toMatchObject({ hasNewModel: true, scores: 1 })
})

test('who is merged counts for the record that carries on; who was never asked at a till is the rules’ to decide', async () => {
  const [one, two] = [putMember(shop, 1), putMember(shop, 2)]
  putPurchase(shop, one, '2026-11-01')
  putPurchase(shop, two, '2026-11-10')
  const merge = { mergeId: 'm', into: one, at: 0, identityIds: [], note: '' }
  putMember(shop, 2, { status: 'merged', merge, identityIds: [] })
  const unasked = { consents: {}, identityIds: ['till:str_east:7'] }
  putPurchase(shop, putMember(shop, 3, unasked), '2026-11-10')
  putPurchase(shop, putMember(shop, 4, { ...unasked, consents: personalization(false) }), '2026-11-10')
  await runNight(shop)
  expect(scores().map(({ _id }) => _id)).toEqual([one, memberIdOf(3)])
  expect(scoreOf(shop, one)?.facts).toMatchObject({ purchaseDays: 2, lastDay: '2026-11-10' })
  const value = { ...defaultScoreRules, scope: { scoreUnasked: false } }
  shop.database.put('settings', { _id: 'score', version: 2, value, digest: '', by: '周总', at: 0 })
  await runNight(shop)
  expect(scores().map(({ _id }) => _id)).toEqual([one])
})
