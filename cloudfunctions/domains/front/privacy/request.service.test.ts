import type { BusinessDay } from '#shared/kernel/business-day'
import { nouns } from '../../../nouns'
import { jobsOf } from '../../../platform/noun/job'
import { auditShop } from '../../../testing/audit-shop'
import { openShop, type Shop } from '../../../testing/shop'
import { timerContext } from '../../../testing/timer-context'
import { runJob } from '../../base/job/job.service'
import { aMember } from '../../people/staff/testing/shop-floor'
import { aFiling, file } from './testing/requests'

const DAY_MS = 86_400_000

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterEach(() => expect(auditShop(shop)).toEqual([]))
afterAll(() => shop.close())

const serve = async () =>
  runJob({ ...timerContext(), requestId: shop.newRequestId() }, await jobsOf(nouns), 'serve-privacy-requests')
const sweep = async () => {
  shop.clock.freeze(shop.clock.now() + 5 * 60_000)
  await shop.tick()
}
const audits = (action: string) => shop.database.find('audits').filter((audit) => audit.action === action)

test('a request is due fifteen working days after it came, and the first that is due stands first', async () => {
  const member = await aMember(shop)
  const first = await file(shop, member.memberId, 'copy')
  // The shop opens on a Sunday.
  expect(first).toMatchObject({ status: 'open', receivedDay: '2026-11-22', dueDay: '2026-12-11', daysLeft: 15 })
  const earlier = { ...aFiling(shop, member.memberId, 'correction'), receivedDay: '2026-11-10' as BusinessDay }
  await shop.ops('privacy.fileRequest', earlier)
  const { requests } = await shop.ops('privacy.listRequests', { isOpen: true })
  expect(requests.map(({ kind, daysLeft }) => [kind, daysLeft])).toEqual([
    ['correction', 7],
    ['copy', 15],
  ])
})

test('what came tomorrow did not come, and a second deletion waits for the first', async () => {
  const { memberId } = await aMember(shop)
  const ahead = { ...aFiling(shop, memberId, 'copy'), receivedDay: '2026-11-23' as BusinessDay }
  const codeOf = async (filing: typeof ahead) => {
    const reply = await shop.askOps('privacy.fileRequest', filing)
    return reply.ok ? null : reply.error.code
  }
  expect(await codeOf(ahead)).toBe('PRIVACY_DAY_AHEAD')
  expect(await shop.askOps('privacy.fileRequest', ahead)).toMatchObject({ error: { details: { today: '2026-11-22' } } })
  const deletion = aFiling(shop, memberId, 'deletion')
  expect(await codeOf(deletion)).toBeNull()
  expect(await codeOf(deletion)).toBe('PRIVACY_REQUEST_OPEN')
})

test('a deletion is shown to its member while it can be taken back, and is, once', async () => {
  const member = await aMember(shop)
  expect(await member.call('privacy.getMyDeletion', {})).toEqual({ deletion: null })
  expect(await member.ask('privacy.takeBackDeletion', {})).toMatchObject({ error: { code: 'DELETION_NOT_OPEN' } })
  await file(shop, member.memberId, 'deletion')
  const { deletion } = await member.call('privacy.getMyDeletion', {})
  expect(deletion).toEqual({ filedAt: shop.clock.now(), coolsUntilAt: shop.clock.now() + 7 * DAY_MS })
  const { takenBackAt } = await member.call('privacy.takeBackDeletion', {})
  shop.clock.advance(1000)
  expect(await member.call('privacy.takeBackDeletion', {})).toEqual({ takenBackAt })
  shop.clock.advance(8 * DAY_MS)
  await serve()
  expect((await member.call('home.open', {})).memberId).toBe(member.memberId)
  const { requests } = await shop.ops('privacy.listRequests', { isOpen: false })
  expect(requests).toMatchObject([{ status: 'withdrawn', answer: '会员自己在手机上撤回', answeredBy: null }])
})

test('when the cooling-off is over nothing is taken back any more', async () => {
  const member = await aMember(shop)
  await file(shop, member.memberId, 'deletion')
  shop.clock.advance(7 * DAY_MS)
  expect(await member.call('privacy.getMyDeletion', {})).toEqual({ deletion: null })
  expect(await member.ask('privacy.takeBackDeletion', {})).toMatchObject({ error: { code: 'DELETION_NOT_OPEN' } })
})

test('a request is answered once, late or in time', async () => {
  const { memberId } = await aMember(shop)
  const { requestId } = await file(shop, memberId, 'copy')
  shop.clock.freeze(shop.clock.now() + 22 * DAY_MS)
  const answer = { requestId, outcome: 'done' as const, note: '当面给了纸质副本', by: '王运营' }
  const { request } = await shop.ops('privacy.answerRequest', answer)
  expect(request).toMatchObject({ status: 'done', answer: '当面给了纸质副本', daysLeft: -1 })
  expect(await shop.askOps('privacy.answerRequest', answer)).toMatchObject({
    ok: false,
    error: { code: 'PRIVACY_REQUEST_CLOSED' },
  })
  const report = await shop.ops('privacy.getReport', { month: '2026-12' as never })
  expect(report).toMatchObject({ late: 1, overdue: 0 })
})

test('a deletion is done when it has cooled off, and leaves nothing of the person', async () => {
  const member = await aMember(shop)
  await file(shop, member.memberId, 'copy')
  const { requestId, coolsUntilAt } = await file(shop, member.memberId, 'deletion')
  expect(coolsUntilAt).toBe(shop.clock.now() + 7 * DAY_MS)
  const byHand = { requestId, outcome: 'done' as const, note: '急', by: '王运营' }
  expect(await shop.askOps('privacy.answerRequest', byHand)).toMatchObject({
    error: { code: 'PRIVACY_DELETION_TIMED' },
  })
  await serve()
  expect(shop.database.get('members', member.memberId)).toMatchObject({ status: 'active' })

  shop.clock.freeze(shop.clock.now() + 7 * DAY_MS)
  await serve()
  await sweep()

  expect(shop.database.get('members', member.memberId)).toMatchObject({ status: 'closed', identityIds: [] })
  const kept = shop.database.find('privacy_requests')
  expect(kept).toHaveLength(2)
  expect(kept.find(({ kind }) => kind === 'deletion')).toMatchObject({ status: 'done', note: '', way: 'store' })
  expect(JSON.stringify(kept)).not.toContain('当面提出')
})

test('a deletion whose record was merged meanwhile is for a person: nothing is done that was not done', async () => {
  const [member, other] = [await aMember(shop), await aMember(shop)]
  await file(shop, member.memberId, 'deletion')
  await shop.ops('member.merge', { from: member.memberId, into: other.memberId, note: '同一人' })
  shop.clock.freeze(shop.clock.now() + 8 * DAY_MS)
  await serve()
  expect(shop.database.find('privacy_requests')).toMatchObject([{ status: 'open' }])
  expect(shop.database.get('members', other.memberId)).toMatchObject({ status: 'active' })
  const { alerts } = await shop.ops('job.listAlerts', {})
  expect(alerts.map(({ text }) => text).join()).toContain(`已经并入 ${other.memberId}`)

  await shop.ops('member.unmerge', { from: member.memberId, note: '弄错了' })
  await serve()
  expect(shop.database.get('members', member.memberId)).toMatchObject({ status: 'closed' })
  expect(shop.database.find('privacy_requests')).toMatchObject([{ status: 'done' }])
})

test('a deletion that was taken back is not done, and can be asked again', async () => {
  const { memberId } = await aMember(shop)
  const { requestId } = await file(shop, memberId, 'deletion')
  await shop.ops('privacy.answerRequest', { requestId, outcome: 'withdrawn', note: '会员来电收回', by: '王运营' })
  shop.clock.freeze(shop.clock.now() + 8 * DAY_MS)
  await serve()
  expect(shop.database.get('members', memberId)).toMatchObject({ status: 'active' })
  expect(await file(shop, memberId, 'deletion')).toMatchObject({ status: 'open' })
})

test('who closes the membership on the phone is one deletion that was asked and done', async () => {
  const member = await aMember(shop)
  await member.call('member.close', { confirm: '注销' })
  await sweep()
  expect(shop.database.find('privacy_requests')).toMatchObject([{ kind: 'deletion', way: 'phone', status: 'done' }])
  const { requests } = await shop.ops('privacy.getReport', { month: '2026-11' as never })
  expect(requests.find(({ kind }) => kind === 'deletion')).toMatchObject({ received: 1, done: 1 })
})

test('three working days before a request is due a person is told, once a day', async () => {
  const { memberId } = await aMember(shop)
  await file(shop, memberId, 'copy')
  const alerts = () => shop.database.find('alerts').filter(({ kind }) => kind === 'privacy-due')
  shop.clock.freeze(shop.clock.now() + 13 * DAY_MS)
  await serve()
  expect(alerts()).toEqual([])
  shop.clock.freeze(shop.clock.now() + 3 * DAY_MS)
  await serve()
  await serve()
  expect(alerts()).toMatchObject([{ count: 1 }])
})

test('every consent that was given and taken back is kept, with its wording', async () => {
  const member = await aMember(shop)
  await member.call('member.setConsent', { purpose: 'marketing', isGranted: true })
  shop.clock.freeze(shop.clock.now() + DAY_MS)
  await member.call('member.setConsent', { purpose: 'marketing', isGranted: false })
  await sweep()
  const { now, changes } = await shop.ops('privacy.listConsents', { memberId: member.memberId })
  expect(now).toMatchObject([{ purpose: 'marketing', isGranted: false, isInForce: false }])
  expect(changes).toMatchObject([
    { purpose: 'marketing', isGranted: false, version: 1 },
    { purpose: 'marketing', isGranted: true, version: 1 },
  ])
  const { consents } = await shop.ops('privacy.getReport', { month: '2026-11' as never })
  expect(consents.find(({ purpose }) => purpose === 'marketing')).toMatchObject({ granted: 1, withdrawn: 1 })
})

test('a copy, a phone number and a correction stay on record with their reasons', async () => {
  const member = await aMember(shop)
  const note = '会员要副本'
  const { sections } = await shop.ops('privacy.readRecord', { memberId: member.memberId, note })
  expect(sections.map(({ kind }) => kind)).toEqual(
    (await member.call('privacy.getStoredRecord', {})).sections.map(({ kind }) => kind),
  )
  expect(await shop.ops('member.revealPhone', { memberId: member.memberId, note: '联系取货' })).toEqual({ phone: null })
  const corrected = { memberId: member.memberId, nickname: '小满', birthday: '1990-05-20' as never, note: '证件' }
  expect(await shop.ops('member.correct', corrected)).toMatchObject({ nickname: '小满', birthdayMasked: '5月**日' })
  expect(await shop.ops('member.search', { nickname: '小' })).toMatchObject({ members: [{ nickname: '小满' }] })
  expect(await shop.ops('member.correct', { memberId: member.memberId, birthday: null, note: '不想留' })).toMatchObject(
    {
      birthdayMasked: null,
      nickname: '小满',
    },
  )
  expect(audits('privacy.readRecord')).toMatchObject([{ subject: member.memberId, note }])
  expect(audits('member.revealPhone')).toMatchObject([{ note: '联系取货' }])
  expect(audits('member.correct')).toHaveLength(2)
})

test('every term that a noun promises has its job beside it', async () => {
  const { terms, kept } = await shop.ops('privacy.listTerms', {})
  expect(terms.find(({ job }) => job === 'forget-known-people')).toMatchObject({ days: 731, ranAt: null })
  expect(kept).toContainEqual({ title: '个人资料', onClosing: 'bare' })
})
