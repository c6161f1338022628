import { openShop, type Shop } from '../../../testing/shop'
import { openTemplate } from '../../loyalty/coupon/testing/a-template'
import { anOwner, approve, type Desk, proposalOf, somebody } from '../../people/approval/testing/people'
import { aDefinition, aTraveller, letter, lettersOf, MINUTE_MS, runsOf, tickAfter } from './testing/travelling'

// A journey that gives something begins when two persons want it.

let shop: Shop
let writer: Desk
let approver: Desk
beforeAll(async () => {
  shop = await openShop()
  await openTemplate(shop, { ways: ['batch'] })
  const owner = await anOwner(shop)
  writer = await somebody(shop, owner, { name: '小吴', rules: 'operator', coupons: 'operator' })
  approver = await somebody(shop, owner, { name: '林店长', rules: 'approver', coupons: 'approver' })
})
afterAll(() => shop.close())

const journeyId = 'jny_coupon'
const giving = aDefinition({
  budgetFen: 10_000,
  start: 'coupon',
  nodes: [{ kind: 'coupon', id: 'coupon', couponKey: 'twenty', next: 'letter' }, letter('letter', null)],
})

test('one person’s wish waits, whoever asked cannot agree, and a second person begins it once', async () => {
  const saved = await writer.browser.call('journey.save', { journeyId, name: '送券', definition: giving })
  const wish = { journeyId, revision: saved.journey.revision, note: '拉回头客' }
  const approvalId = await proposalOf(writer.browser.ask('journey.propose', wish))
  const { approvals } = await approver.browser.call('approval.list', { isOpen: true })
  expect(approvals).toMatchObject([{ approvalId, title: '开始一个旅程', by: '小吴' }])
  const { effect } = await approver.browser.call('approval.get', { approvalId })
  expect(effect?.sentences.join()).toContain('旅程“送券”开始')
  expect(effect?.cost).toMatchObject({ fen: 10_000 })

  const waiting = await aTraveller(shop)
  await waiting.call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  expect(runsOf(shop)).toEqual([])
  expect(await approve(writer, approvalId)).toMatchObject({ ok: false })

  expect(await approve(approver, approvalId)).toMatchObject({ data: { approval: { status: 'done' } } })
  expect(await approve(approver, approvalId)).toMatchObject({ error: { code: 'APPROVAL_OVER' } })
  const { journey } = await writer.browser.call('journey.get', { journeyId })
  expect(journey).toMatchObject({ state: 'live', version: 1 })

  const phone = await aTraveller(shop)
  await phone.call('check-in.perform', {})
  await tickAfter(shop, MINUTE_MS)
  expect(lettersOf(shop)).toMatchObject([{ memberId: phone.memberId }])
})

test('what only writes begins by one person, and costs nobody a question', async () => {
  const writing = { journeyId: 'jny_letter', name: '问候', definition: aDefinition() }
  const { journey } = await writer.browser.call('journey.save', writing)
  const wish = { journeyId: 'jny_letter', revision: journey.revision, note: '试试' }
  expect(await writer.browser.ask('journey.propose', wish)).toMatchObject({ ok: true })
})
