import { KEEP_MS } from '#shared/front/export/export'
import { runJob } from './domains/base/job/job.service'
import { make, start } from './domains/front/export/testing/exports'
import { aFiling } from './domains/front/privacy/testing/requests'
import { aFriend, anInviter, openProgramme } from './domains/growth/referral/testing/programme'
import { putCoupon, putTemplate } from './domains/loyalty/coupon/testing/a-template'
import type { Member } from './domains/people/member/member.repository'
import { aClerk, aMember, EAST, openStores, type Person, unusedCode } from './domains/people/staff/testing/shop-floor'
import { nouns } from './nouns'
import { jobsOf } from './platform/noun/job'
import { type Lead, leadsOf, left, personalIn, undeclared } from './testing/leads'
import { keepAllOf } from './testing/of-nouns'
import { PLANTED } from './testing/planted'
import { openShop, type Shop } from './testing/shop'
import { timerContext } from './testing/timer-context'

// Everything that the shop keeps about a person: it is declared, it is shown or its reason is, and it ends.

const DAY_MS = 86_400_000

let shop: Shop
/** Every line that the functions have logged. */
let logged: string[]
beforeAll(async () => {
  shop = await openShop()
  jest.spyOn(console, 'log').mockImplementation((line) => logged.push(String(line)))
})
beforeEach(() => {
  shop.reset()
  logged = []
})
afterAll(() => shop.close())

const declared = personalIn(nouns)
const PHONES = ['13800001177', '13800001188']
const NAMES = ['WellKnown', '林间小鹿', '店员小鹿', '另一个小鹿']

/** Where somebody may write about a member in words of their own. */
const WRITTEN = [
  ...['approvals', 'audits', 'entries', 'feedbacks', 'follow_up_people', 'follow_ups', 'inbox_messages', 'portraits'],
  ...['privacy_requests', 'purchases'],
]

const placesOf = (leads: readonly Lead[]) => [...new Set(leads.map(({ collection, path }) => `${collection} ${path}`))]
const collectionsOf = (leads: readonly Lead[]) => [...new Set(leads.map(({ collection }) => collection))].sort()

/** Files in storage that lead to the person, by their path or by what stands in them. */
const filesOn = (words: readonly string[]) =>
  shop.storage
    .list()
    .filter(({ path, fileId }) => words.some((word) => path.includes(word) || shop.storage.get(fileId)?.includes(word)))
    .map(({ path }) => path.split('/')[0])
    .sort()

async function run(job: string): Promise<void> {
  await runJob({ ...timerContext(), requestId: shop.newRequestId() }, await jobsOf(nouns), job)
}

interface KnownMember extends Person {
  /** The ids of the person's records: the own one, and one that was merged into it. */
  recordIds: string[]
  /** What tells the person: keys, numbers, names. */
  words: string[]
}

/** A member of whom everything is kept that the shop ever keeps, by acts and jobs, and put where an act is too long. */
async function somebodyWellKnown(): Promise<KnownMember> {
  openProgramme(shop)
  await openStores(shop)
  const inviter = await anInviter(shop)
  const clerk = await aClerk(shop)
  const phone = shop.phone('oWellKnownPerson', 'uWellKnownPerson')
  const entrance = { inviter: inviter.code, deviceKey: '0123456789abcdef', scene: 1007 }
  const { memberId, memberCode } = await phone.call('home.open', { entrance })
  const member: Person = { ...phone, memberId, memberCode, code: () => unusedCode(shop, memberId) }
  for (const purpose of ['analytics', 'personalization', 'marketing'] as const) {
    await member.call('member.setConsent', { purpose, isGranted: true })
  }
  await member.call('member.updateProfile', { nickname: '林间小鹿', birthday: '1990-01-01' as never })
  const avatar = shop.storage.put(`avatars/${memberId}/1.png`, Buffer.from(PLANTED))
  await member.call('member.updateProfile', { avatarFileId: avatar.fileId })
  for (const number of PHONES) {
    const body = { errcode: 0, phone_info: { pure_phone_number: number, country_code: '86' } }
    shop.openapi.reply('phonenumber.getPhoneNumber', () => ({ kind: 'json', body }))
    await member.call('member.bindPhone', { code: number })
  }
  await member.call('check-in.perform', {})
  await record(member)
  await member.call('entrance.recordTouch', { ...touch(), inviter: inviter.code, deviceKey: '0123456789abcdef' })
  const other = await anotherRecord(member)
  await aFriend(shop, (await member.call('referral.getInvite', {})).code)
  const sale = { memberCode: member.code(), storeId: EAST, amountFen: 10_000 }
  const { purchase } = await clerk.call('purchase.record', sale)
  await clerk.call('purchase.refund', { purchaseId: purchase.purchaseId, amountFen: 500, note: PLANTED })
  await shop.ops('points.adjust', { memberId, points: 10, note: PLANTED })
  await shop.ops('member.revealPhone', { memberId, note: PLANTED })
  const template = putTemplate(shop, { title: '二十元券' })
  putCoupon(shop, template, memberId, { sourceId: 'gift' })
  for (const kind of ['copy', 'deletion'] as const)
    await shop.ops('privacy.fileRequest', { ...aFiling(shop, memberId, kind), note: PLANTED })
  await shop.ops('tag.attach', { key: 'regular', memberIds: [memberId], who: '林店长', note: PLANTED })
  await shop.ops('staff.appoint', { memberId, name: '店员小鹿', role: 'clerk', storeIds: [EAST] })
  putTheRest(memberId, inviter.memberId)
  await keepAllOf(shop, memberId)
  shop.clock.advance(2 * DAY_MS)
  for (let ticks = 0; ticks < 3; ticks += 1) await shop.tick()
  await run('review-portraits')
  shop.database.put('code_tries', { _id: `exchange:${memberId}:1`, tries: 1, tried: {}, at: shop.clock.now() })
  const stored = shop.database.get('members', memberId) as unknown as Member & { phoneSealed: string }
  const words = [...NAMES, ...PHONES, PLANTED, stored.phoneSealed, ...stored.identityIds]
  return { ...member, recordIds: [memberId, other], words }
}

const touch = () => ({ touchId: shop.newRequestId(), sessionId: shop.newRequestId(), agoMs: 0 })

async function record(member: Person): Promise<void> {
  const event = { eventId: shop.newRequestId(), name: 'page.viewed', sessionId: shop.newRequestId(), agoMs: 0 } as const
  await member.call('event.record', {
    batchId: shop.newRequestId(),
    events: [{ ...event, props: { page: 'home' } }],
  } as never)
}

/** Of the same person, with a phone of its own, a role and a coupon, and merged. */
async function anotherRecord(into: Person): Promise<string> {
  const other = await aMember(shop)
  await other.call('member.updateProfile', { nickname: '另一个小鹿' })
  await other.call('entrance.recordTouch', { ...touch(), deviceKey: 'fedcba9876543210' })
  await shop.ops('staff.appoint', { memberId: other.memberId, name: '另一个小鹿', role: 'clerk', storeIds: [EAST] })
  await shop.ops('privacy.fileRequest', { ...aFiling(shop, other.memberId, 'other'), note: PLANTED })
  await shop.ops('member.merge', { from: other.memberId, into: into.memberId, note: '同一人' })
  return other.memberId
}

/** As the acts and jobs would have left it that take too long to be done here. */
function putTheRest(memberId: string, inviterId: string): void {
  const now = shop.clock.now()
  const put = (collection: string, document: Record<string, unknown> & { _id: string }) =>
    shop.database.put(collection, document)
  put('alerts', { _id: `ledger:${memberId}`, subject: memberId, kind: 'ledger', status: 'closed', at: now })
  put('jobs', { _id: 'stopped', checkpoint: { afterId: memberId } })
  put('findings', { _id: `ledgers:${memberId}`, subject: memberId, status: 'gone', at: now, repair: null })
  put('approvals', {
    ...{ _id: 'apr_a', subject: memberId, status: 'refused', inputSealed: null, at: now, note: PLANTED },
    decision: { by: '周总', at: now, note: PLANTED, approverId: inviterId },
  })
  put('audits', { _id: 'aud_a', subject: 'apr_a', action: 'approval.refuse', actor: inviterId, at: now, note: PLANTED })
  put('audits', {
    ...{ _id: 'aud_b', subject: `${memberId}:A-1`, action: 'feedback.close', actor: inviterId, at: now, note: PLANTED },
  })
  put('approval_allowances', { _id: `${memberId}:2026-11-22`, used: {}, requestIds: [], at: now })
  put('code_pictures', { _id: `i.${memberId}`, fileId: 'cloud://code.png', wantedAt: null, at: now })
  put('import_batches', {
    _id: 'run:0',
    storeId: EAST,
    memberIds: [memberId],
    parts: JSON.stringify([{ memberId, purchaseIds: [], entries: [] }]),
  })
  put('import_journal', { _id: 'imp_a:rows', importId: 'imp_a', rows: [], linked: [memberId], startedAt: now })
  put('exports', { _id: 'exp_a', status: 'failed', position: { key: '', id: memberId }, startedAt: now })
  put('coupon_events', { _id: `c:${memberId}:1`, couponId: 'c', memberId, seq: 1, change: 'redeemed', at: now })
  put('coupon_numbers', {
    _id: 'tpl_twenty:ph:x:1',
    issuedTo: memberId,
    couponId: `tpl_twenty:${memberId}:1`,
    at: now,
  })
  put('coupon_notices', { _id: 'c:ending', couponId: 'c', memberId, status: 'queued', dueAt: now + 9 * DAY_MS })
  put('desk_sign_ins', { _id: 'login', confirmedBy: memberId, createdAt: now })
  put('desk_sessions', { _id: 'ses', memberId, startedAt: now, untilAt: now })
  put('grants', { _id: memberId, name: '店员小鹿', isOwner: false, grants: [], by: inviterId, at: now })
  put('owner_codes', { _id: 'OWNER', use: { memberId, at: now } })
  put('exchange_codes', { _id: 'USED', batchId: 'b', index: 1, status: 'used', use: { memberId, at: now } })
  put('invitations', { _id: 'CODE', name: '店员小鹿', invitedBy: inviterId, use: { memberId, at: now } })
  put('referral_cases', { _id: `inviter:${memberId}`, isOpen: false, order: memberId, decisions: [] })
  put('referral_signals', { _id: `inviter:${memberId}`, tally: {}, updatedAt: now })
  put('referral_signals', {
    _id: 'device:shared',
    tally: { members: [memberId], inviters: { [memberId]: 1 } },
    updatedAt: now,
  })
  put('referral_verdicts', { _id: memberId, inviterId, at: now, facts: { invitee: { memberId } }, chain: [memberId] })
  put('task_days', { _id: `${memberId}:2026-11-22`, memberId, day: '2026-11-22', tasks: 1 })
  put('traffic_cases', { _id: 'joined:x', isOpen: false, order: 'x', decisions: [{ planned: [memberId] }] })
  put('traffic_verdicts', { _id: memberId, caseId: 'joined:x', standing: 'lapsed', day: '2026-11-22', heldAt: now })
  put('scores', { _id: memberId, value: 87.5, scoredIn: `renew-scores:${memberId}` })
  put('segments', { _id: 'seg_stopped', state: 'failed', build: { afterId: memberId } })
  put('segment_changes', { _id: `${memberId}:1:seg_a`, memberId, segmentId: 'seg_a', day: '2026-11-22', at: now })
  put('member_days', { _id: `${memberId}:2026-11-01`, memberId, day: '2026-11-01' })
  put('sessions', { _id: `${memberId}:s`, memberId, day: '2026-11-22', startedAt: now })
  put('member_activity', { _id: memberId, days: {}, phones: [] })
}

test('all that leads to a member is declared, and is in the record or hidden with a reason', async () => {
  const { recordIds, call } = await somebodyWellKnown()
  const leads = leadsOf(shop.database, recordIds)
  expect(collectionsOf(leads)).toEqual([...declared.keys()].sort())
  expect(placesOf(undeclared(leads, nouns))).toEqual([])
  const { sections, hidden } = await call('privacy.getStoredRecord', {})
  for (const [collection, { of, names, shown }] of declared) {
    if (names) expect(hidden).toContainEqual({ title: names.hidden.title, why: names.hidden.hidden })
    if ('hidden' in shown) expect(hidden).toContainEqual({ title: shown.title, why: shown.hidden })
    else {
      const own = leads.filter((lead) => lead.collection === collection && of.includes(lead.path))
      const section = sections.find(({ kind }) => kind === shown.as)
      expect([collection, section?.title, (section?.count ?? 0) > 0]).toEqual([collection, shown.title, own.length > 0])
    }
  }
  const paged = ['entries', 'purchases', 'coupons', 'coupon_events', 'coupon_notices', 'exchange_codes', 'touches']
  const documents = (kind: string) => new Set(leads.filter(({ collection }) => collection === kind).map(({ id }) => id))
  expect(paged.map((kind) => [kind, sections.find((each) => each.kind === kind)?.count])).toEqual(
    paged.map((kind) => [kind, documents(kind).size]),
  )
})

test('when a membership is closed nothing tells the person, and what ends with it is gone', async () => {
  const { recordIds, words, call } = await somebodyWellKnown()
  expect(collectionsOf(leadsOf(shop.database, [PLANTED]))).toEqual(WRITTEN)
  expect(filesOn([...recordIds, ...words])).toEqual(['avatars', 'feedback'])
  await call('member.close', { confirm: '注销' })
  expect(placesOf(leadsOf(shop.database, words))).toEqual([])
  expect(filesOn([...recordIds, ...words])).toEqual([])
  const leads = leadsOf(shop.database, recordIds)
  expect(placesOf(undeclared(leads, nouns))).toEqual([])
  expect(placesOf(left(leads, nouns, ({ onClosing }) => onClosing === 'removed'))).toEqual([])
})

test('an export that was made before is gone from storage with its files', async () => {
  const { recordIds, call } = await somebodyWellKnown()
  const { exportId } = await start(shop, { kind: 'members' })
  expect(await make(shop, exportId)).toMatchObject({ status: 'ready' })
  await call('member.close', { confirm: '注销' })
  const numbers = recordIds.map((id) => id.replace('mem_', ''))
  expect(filesOn(numbers)).toEqual(['exports'])
  shop.clock.advance(KEEP_MS)
  await run('remove-exports')
  expect(filesOn(numbers)).toEqual([])
})

test('no line in the log tells the person', async () => {
  const { words, call } = await somebodyWellKnown()
  await call('member.close', { confirm: '注销' })
  await shop.tick()
  expect(logged.length).toBeGreaterThan(20)
  expect(logged.filter((line) => words.some((word) => line.includes(word)))).toEqual([])
})

test('what has a term is gone when it is over, and what outlasts the membership leads to no record of it', async () => {
  const { recordIds, call } = await somebodyWellKnown()
  await call('member.close', { confirm: '注销' })
  expect(collectionsOf(leadsOf(shop.database, recordIds))).not.toContain('known_people')
  expect(shop.database.count('known_people')).toBeGreaterThan(0)
  const terms = [...declared.values()].flatMap(({ term }) => term ?? [])
  shop.clock.advance((Math.max(...terms.map(({ days }) => days)) + 1) * DAY_MS)
  // Raw events wait until they are rolled up.
  await run('roll-up-events')
  for (const job of new Set(terms.map(({ job }) => job))) await run(job)
  const over = left(leadsOf(shop.database, recordIds), nouns, ({ term }) => term !== undefined)
  expect(placesOf(over)).toEqual([])
  expect(shop.database.count('known_people')).toBe(0)
})

describe('the walk', () => {
  const planted = { _id: 'planted', deep: [{ list: ['x', { note: 'before mem_planted after' }] }], mem_planted: 1 }

  test('finds a word in any field, in a list, in a longer text, and in the name of a field', () => {
    shop.database.put('reports', planted)
    expect(leadsOf(shop.database, ['mem_planted'])).toEqual([
      { collection: 'reports', id: 'planted', path: 'deep.list.note' },
      { collection: 'reports', id: 'planted', path: '' },
    ])
  })

  test('tells a field that no declaration names, also in a collection that has one', () => {
    shop.database.put('reports', { _id: 'r', by: 'mem_planted' })
    shop.database.put('purchases', { _id: 'p', memberId: 'mem_planted', staffId: 'mem_planted', friend: 'mem_planted' })
    const leads = leadsOf(shop.database, ['mem_planted'])
    expect(placesOf(undeclared(leads, nouns))).toEqual(['purchases friend', 'reports by'])
  })

  test('tells what was to be removed and is still there', () => {
    shop.database.put('scores', { _id: 'mem_planted' })
    shop.database.put('entries', { _id: 'e', memberId: 'mem_planted' })
    const leads = leadsOf(shop.database, ['mem_planted'])
    expect(collectionsOf(left(leads, nouns, ({ onClosing }) => onClosing === 'removed'))).toEqual(['scores'])
  })
})
