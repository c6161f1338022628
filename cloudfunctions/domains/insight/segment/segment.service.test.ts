import type { SegmentCondition } from '#shared/insight/segment/language'
import { memberIdOf } from '../../../testing/put-ledger'
import { openShop, type Shop } from '../../../testing/shop'
import { boughtLately, build, changesOf, putPerson, putPurchase, review, segmentIdsOf } from './testing/put-people'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const MINUTE_MS = 60_000
const save = (key: string, condition: unknown, baseVersion?: number, requestId?: string) => {
  const facts = { segmentId: `seg_${key}`, name: key, note: '测试', by: '林店长' }
  return shop.askOps('segment.save', { ...facts, condition, ...(baseVersion && { baseVersion }) }, requestId)
}
async function built(): Promise<void> {
  shop.clock.advance(6 * MINUTE_MS)
  await build()
}
const inSegment = (segmentId: string): SegmentCondition => ({ kind: 'inSegment', segmentId })
const get = async (key: string) => (await shop.ops('segment.get', { segmentId: `seg_${key}` })).segment

describe('the preview of a condition', () => {
  test('counts and shows a sample before anything is saved, and says the condition in words', async () => {
    for (let number = 1; number <= 30; number += 1)
      putPerson(shop, number, { account: { joinedDay: '2026-11-01' as never } })
    for (const number of [3, 4]) putPurchase(shop, number)
    const condition = { kind: 'all', of: [boughtLately, { kind: 'tier', in: ['paper'] }] }
    const preview = await shop.ops('segment.preview', { condition })
    expect(preview).toEqual({
      rule: ['同时满足：', '  近 30 天 消费 不少于 1 次', '  等级是 素纸'],
      looked: 2,
      members: 2,
      sample: [
        { memberId: memberIdOf(3), displayName: '会员 0003' },
        { memberId: memberIdOf(4), displayName: '会员 0004' },
      ],
      nextAfterId: null,
      estimate: null,
    })
    expect(shop.database.count('segments')).toBe(0)
    expect(shop.database.count('portraits')).toBe(0)
  })

  test('of a large shop it counts a part, says how many there are about, and goes on where it stopped', async () => {
    for (let number = 1; number <= 1100; number += 1) {
      putPerson(shop, number, { member: { phoneSealed: number % 2 ? null : 'sealed' } })
    }
    const condition = { kind: 'has', field: 'phone' }
    const first = await shop.ops('segment.preview', { condition })
    expect(first.looked).toBeGreaterThanOrEqual(100)
    expect(first).toMatchObject({ members: first.looked / 2, estimate: { from: expect.any(Number) } })
    expect(first.estimate?.from).toBeLessThanOrEqual(550)
    expect(first.estimate?.to).toBeGreaterThanOrEqual(550)
    let { members, looked, nextAfterId } = first
    while (nextAfterId !== null) {
      const next = await shop.ops('segment.preview', { condition, afterId: nextAfterId })
      members += next.members
      looked += next.looked
      ;({ nextAfterId } = next)
      expect(next.estimate).toBeNull()
    }
    expect({ members, looked }).toEqual({ members: 550, looked: 1100 })
  })

  test('looks only at those whom an index can find: tier, tag, segment, last purchase', async () => {
    for (let number = 1; number <= 20; number += 1) putPerson(shop, number)
    putPerson(shop, 21, { account: { tier: { key: 'jade', sinceDay: '2026-11-01' as never, untilDay: null } } })
    putPurchase(shop, 5)
    await save('buyers', boughtLately)
    await built()
    const lookedFor = async (condition: unknown) => (await shop.ops('segment.preview', { condition })).looked
    expect(await lookedFor({ kind: 'tier', in: ['jade', 'ink'] })).toBe(1)
    expect(await lookedFor({ kind: 'tag', in: ['first-purchase'] })).toBe(1)
    expect(await lookedFor({ kind: 'inSegment', segmentId: 'seg_buyers' })).toBe(1)
    expect(await lookedFor({ kind: 'last', of: 'purchase', when: { withinDays: 7 } })).toBe(1)
    expect(await lookedFor({ kind: 'has', field: 'phone' })).toBe(21)
  })
})

describe('a segment that is saved', () => {
  test('is built by the job, listed with its size, and its members are read in pages', async () => {
    for (let number = 1; number <= 60; number += 1) {
      putPerson(shop, number)
      putPurchase(shop, number)
    }
    await save('buyers', boughtLately)
    expect(await get('buyers')).toMatchObject({ state: 'building', version: 1, members: 0 })
    await built()
    const { segments } = await shop.ops('segment.list', {})
    expect(segments).toMatchObject([{ segmentId: 'seg_buyers', state: 'ready', members: 60 }])
    const first = await shop.ops('segment.listMembers', { segmentId: 'seg_buyers' })
    expect(first.members).toHaveLength(50)
    expect(first.members[0]).toEqual({ memberId: memberIdOf(1), displayName: '会员 0001', sinceDay: '2026-11-22' })
    const afterId = first.nextAfterId ?? ''
    const second = await shop.ops('segment.listMembers', { segmentId: 'seg_buyers', afterId })
    expect([second.nextAfterId, second.members.length]).toEqual([null, 10])
    // All came in at one instant.
    const came = await shop.ops('segment.listChanges', { segmentId: 'seg_buyers' })
    const { nextBeforeAt, nextAfterId } = came
    expect(came.changes).toHaveLength(50)
    const position = { beforeAt: nextBeforeAt ?? 0, afterId: nextAfterId ?? '' }
    const { changes } = await shop.ops('segment.listChanges', { segmentId: 'seg_buyers', ...position })
    expect(new Set([...came.changes, ...changes].map(({ memberId }) => memberId)).size).toBe(60)
    expect(shop.database.count('audits', { action: 'segment.listMembers' })).toBe(2)
  })

  test('with another condition lets go of whom it does not mean any more', async () => {
    for (const number of [1, 2, 3]) putPerson(shop, number)
    putPurchase(shop, 1)
    await save('group', boughtLately)
    await built()
    await save('group', { kind: 'not', of: boughtLately }, 1)
    await built()
    expect([1, 2, 3].map((number) => segmentIdsOf(shop, number).length)).toEqual([0, 1, 1])
    expect(changesOf(shop, 1)).toEqual(['2026-11-22 +seg_group', '2026-11-22 -seg_group'])
    const { changes } = await shop.ops('segment.listChanges', { segmentId: 'seg_group' })
    expect(changes).toHaveLength(4)
    expect(changes[0]).toMatchObject({ cause: 'review', day: '2026-11-22' })
  })

  test('sent again is saved once; changed from an old version it is refused', async () => {
    const requestId = 'request-of-a-save-1'
    expect(await save('group', boughtLately, undefined, requestId)).toMatchObject({ ok: true })
    expect(await save('group', boughtLately, 1)).toMatchObject({ ok: true })
    expect(await save('group', boughtLately, undefined, requestId)).toMatchObject({
      ok: true,
      data: { segment: { version: 2 } },
    })
    expect(await save('group', boughtLately, 1)).toMatchObject({ ok: false, error: { code: 'SEGMENT_STALE' } })
    expect(await save('group', boughtLately)).toMatchObject({
      error: { code: 'SEGMENT_STALE', details: { version: 2 } },
    })
  })

  test.each<[string, unknown, string]>([
    ['a condition that is none', { kind: 'gender' }, '没有“gender”这种条件'],
    ['a mistake in it', { kind: 'bought', withinDays: 900 }, 'withinDays：不能大于 366'],
    ['another segment that is not there', inSegment('seg_none'), '没有人群 seg_none'],
    ['itself', { kind: 'not', of: inSegment('seg_new') }, '人群条件绕了一圈又用到了自己'],
  ])('is refused for %s, in words', async (_what, condition, problem) => {
    expect(await save('new', condition)).toMatchObject({
      ok: false,
      error: { code: 'SEGMENT_INVALID', details: { problem: expect.stringContaining(problem) } },
    })
    expect(shop.database.count('segments')).toBe(0)
  })

  test('is refused when it closes a circle through others', async () => {
    await save('a', boughtLately)
    await save('b', inSegment('seg_a'))
    await save('c', inSegment('seg_b'))
    expect(await save('a', inSegment('seg_c'), 1)).toMatchObject({ error: { code: 'SEGMENT_INVALID' } })
  })

  test('that is given up is left by its members and gone; not while another looks at it', async () => {
    putPerson(shop, 1)
    putPurchase(shop, 1)
    await save('a', boughtLately)
    await save('b', inSegment('seg_a'))
    await built()
    expect(segmentIdsOf(shop, 1)).toEqual(['seg_a', 'seg_b'])
    const end = (key: string) => shop.askOps('segment.end', { segmentId: `seg_${key}`, by: '周总' })
    expect(await end('a')).toMatchObject({ error: { code: 'SEGMENT_IN_USE', details: { by: 'b' } } })
    for (const key of ['b', 'a']) {
      expect(await end(key)).toMatchObject({ ok: true, data: { segment: { state: 'ending' } } })
    }
    await built()
    expect(shop.database.count('segments')).toBe(0)
    expect(segmentIdsOf(shop, 1)).toEqual([])
    expect(changesOf(shop, 1)).toHaveLength(4)
    expect(await end('a')).toMatchObject({ error: { code: 'SEGMENT_NOT_FOUND' } })
  })
})

test('why a member is in it: each condition with what the member has, and when it ends', async () => {
  putPerson(shop, 1)
  putPurchase(shop, 1)
  await save('buyers', { kind: 'all', of: [boughtLately, { kind: 'not', of: { kind: 'has', field: 'phone' } }] })
  await built()
  const why = await shop.ops('segment.explain', { segmentId: 'seg_buyers', memberId: memberIdOf(1) })
  expect(why).toMatchObject({ state: 'kept', isIn: true, isMet: true, sinceDay: '2026-11-22', turnsOn: '2026-12-22' })
  expect(why.explained).toEqual({
    text: '满足全部',
    isMet: true,
    actual: null,
    parts: [
      { text: '近 30 天 消费 不少于 1 次', isMet: true, actual: '1 次，30 元', parts: [] },
      {
        text: '不满足',
        isMet: true,
        actual: null,
        parts: [{ text: '留了手机号', isMet: false, actual: '没有', parts: [] }],
      },
    ],
  })
  const unknown = { segmentId: 'seg_buyers', memberId: memberIdOf(9) }
  expect(await shop.askOps('segment.explain', unknown)).toMatchObject({ error: { code: 'MEMBER_NOT_FOUND' } })
})

describe('a member who does not want it any more', () => {
  test('leaves tags by rule and segments at once, and comes back when they want it again', async () => {
    const phone = shop.phone()
    const { memberId } = await phone.call('home.open', {})
    await save('everybody', { kind: 'via', in: ['wechat'] })
    await built()
    const portrait = () => shop.database.get('portraits', memberId)
    expect(portrait()).toMatchObject({ state: 'kept', segmentIds: ['seg_everybody'] })
    await phone.call('member.setConsent', { purpose: 'personalization', isGranted: false })
    expect(portrait()).toMatchObject({ state: 'withdrawn', tags: [], segments: [], segmentIds: [], left: [] })
    expect(shop.database.find('segment_changes')).toMatchObject([
      { kind: 'entered', cause: 'review' },
      { kind: 'left', cause: 'withdrawn' },
    ])
    await review()
    expect(portrait()).toMatchObject({ state: 'withdrawn', version: 2 })
    shop.clock.advance(60 * MINUTE_MS)
    await phone.call('member.setConsent', { purpose: 'personalization', isGranted: true })
    await review()
    expect(portrait()).toMatchObject({ state: 'kept', segmentIds: ['seg_everybody'] })
  })

  test('a look that was under way when they withdrew brings nothing back', async () => {
    const phone = shop.phone()
    const { memberId } = await phone.call('home.open', {})
    shop.faults.add({ kind: 'delay', delayMs: 50, match: { collection: 'portraits', writes: true } })
    await Promise.all([review(), phone.call('member.setConsent', { purpose: 'personalization', isGranted: false })])
    shop.faults.clear()
    shop.clock.advance(60 * MINUTE_MS)
    await review()
    expect(shop.database.get('portraits', memberId)).toMatchObject({ state: 'withdrawn', tags: [] })
  })

  test('who closes the account leaves nothing behind, tags by hand included', async () => {
    const phone = shop.phone()
    const { memberId } = await phone.call('home.open', {})
    await review()
    await shop.ops('tag.attach', { key: 'regular', memberIds: [memberId], who: '林店长', note: '常坐窗边' })
    await phone.call('member.close', { confirm: '注销' })
    expect(shop.database.get('portraits', memberId)).toMatchObject({
      state: 'gone',
      tags: [],
      tagKeys: [],
      segments: [],
    })
    expect(JSON.stringify(shop.database.find('portraits'))).not.toContain('窗边')
  })
})

test('phones get none of it: neither members nor clerks', async () => {
  const phone = shop.phone()
  await phone.call('home.open', {})
  for (const action of ['segment.list', 'segment.preview', 'tag.list', 'tag.getMember']) {
    const request = {
      action,
      input: { condition: boughtLately, memberId: memberIdOf(1) },
      requestId: 'request-0123456789',
    }
    expect(await phone.send(request)).toMatchObject({ ok: false })
  }
})
