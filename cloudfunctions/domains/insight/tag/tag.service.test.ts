import { tagRules } from '#shared/insight/tag/rules'
import type { TagRules } from '#shared/insight/tag/tag'
import { memberIdOf } from '../../../testing/put-ledger'
import { openShop, type Shop } from '../../../testing/shop'
import { boughtLately, portraitOf, putPerson, putPurchase, review, tagKeysOf } from '../segment/testing/put-people'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

const HOUR_MS = 3_600_000
const attach = (numbers: number[], change: object = {}, requestId?: string) =>
  shop.askOps(
    'tag.attach',
    { key: 'regular', memberIds: numbers.map(memberIdOf), who: '林店长', note: '常坐窗边', ...change },
    requestId,
  )
const rules = (tags: TagRules['tags']): TagRules => ({ keepsUnasked: true, tags })
const buyer = { key: 'buyer', name: '买过的', kind: 'value', by: 'rule', when: boughtLately } as const

describe('tags by hand', () => {
  test('say who, why and until when, and stand beside those by rule', async () => {
    putPerson(shop, 1)
    await review()
    expect(await attach([1], { untilDay: '2026-12-01' })).toMatchObject({ data: { changed: 1, refused: [] } })
    const { tags } = await shop.ops('tag.getMember', { memberId: memberIdOf(1) })
    expect(tags.find(({ by }) => by === 'hand')).toEqual({
      key: 'regular',
      name: '店里的熟客',
      kind: 'behavior',
      by: 'hand',
      sinceDay: '2026-11-22',
      untilDay: '2026-12-01',
      why: [],
      who: '林店长 · 控制台（未核实）',
      note: '常坐窗边',
    })
    expect(tags.find(({ key }) => key === 'no-purchase')).toMatchObject({ by: 'rule', why: [expect.any(String)] })
    expect(shop.database.count('audits', { action: 'tag.getMember', subject: memberIdOf(1) })).toBe(1)
  })

  test('end on their last day without anybody doing anything', async () => {
    putPerson(shop, 1)
    await attach([1], { untilDay: '2026-11-23' })
    await review()
    expect(portraitOf(shop, 1)?.reviewDay).toBe('2026-11-24')
    shop.clock.set(Date.parse('2026-11-23T20:00:00+08:00'))
    await review()
    expect(tagKeysOf(shop, 1)).toContain('regular')
    shop.clock.set(Date.parse('2026-11-24T00:30:00+08:00'))
    await review()
    expect(tagKeysOf(shop, 1)).not.toContain('regular')
  })

  test('the same request again does not undo what came after it', async () => {
    putPerson(shop, 1)
    const requestId = 'request-of-a-tag-01'
    await attach([1], {}, requestId)
    await shop.ops('tag.detach', { key: 'regular', memberIds: [memberIdOf(1)] })
    expect(await attach([1], {}, requestId)).toMatchObject({ data: { changed: 1 } })
    expect(tagKeysOf(shop, 1)).toEqual([])
  })

  test('come to all who can have them, and say who cannot', async () => {
    putPerson(shop, 1)
    putPerson(shop, 2, { account: { status: 'closed' } })
    expect(await attach([1, 2, 3, 1])).toMatchObject({
      data: {
        changed: 1,
        refused: [
          { memberId: memberIdOf(2), code: 'MEMBER_CLOSED' },
          { memberId: memberIdOf(3), code: 'MEMBER_NOT_FOUND' },
        ],
      },
    })
  })

  test.each([
    ['TAG_NOT_FOUND', { key: 'nothing' }],
    ['TAG_BY_RULE', { key: 'new-member' }],
    ['TAG_OVER', { untilDay: '2026-11-21' }],
  ])('%s', async (code, change) => {
    putPerson(shop, 1)
    expect(await attach([1], change)).toMatchObject({ ok: false, error: { code } })
  })

  test('follow the person when records are merged, and go back when that is undone', async () => {
    const phone = shop.phone()
    const { memberId: into } = await phone.call('home.open', {})
    const { memberId: from } = await shop.phone().call('home.open', {})
    await shop.ops('tag.attach', { key: 'regular', memberIds: [from], who: '林店长', note: '老邻居' })
    await shop.ops('member.merge', { from, into, note: '同一个人' })
    const tags = (memberId: string) => (shop.database.get('portraits', memberId)?.tagKeys ?? []) as string[]
    expect([tags(from), tags(into)]).toEqual([[], ['regular']])
    await shop.ops('member.unmerge', { from, note: '不是同一个人' })
    expect([tags(from), tags(into)]).toEqual([['regular'], []])
  })
})

test('every tag with its rule in words and its members, and how many have one of each kind', async () => {
  putPerson(shop, 1)
  putPurchase(shop, 1)
  putPerson(shop, 2, { member: { consents: { personalization: { version: 1, isGranted: false, at: 0 } } } })
  putPerson(shop, 3, { joinedDaysAgo: 2 })
  await review()
  const { tags, coverage } = await shop.ops('tag.list', {})
  expect(tags.find(({ key }) => key === 'new-member')).toEqual({
    key: 'new-member',
    name: '新会员',
    kind: 'basic',
    by: 'rule',
    rule: ['入会在 近 30 天内'],
    members: 1,
    // One of two is no minority.
    isTelling: false,
  })
  const telling = { looked: 2, withEveryKind: 0, from: 0, to: 0 }
  expect(coverage).toEqual({ members: 2, withEveryKind: 2, telling })
  const { members } = await shop.ops('tag.listMembers', { key: 'first-purchase' })
  expect(members).toEqual([{ memberId: memberIdOf(1), displayName: '会员 0001', sinceDay: '2026-11-22' }])
})

describe('the rules of tags', () => {
  const propose = (value: TagRules) =>
    shop.ops('settings.propose', { setting: 'tag', value, by: '林店长', note: '调整' })

  test('tell before a change whom each tag comes to and leaves', async () => {
    for (const number of [1, 2, 3]) putPerson(shop, number)
    putPurchase(shop, 1)
    const others = tagRules.fallback.tags.filter(({ key }) => key !== 'no-purchase')
    const { effect } = await propose(rules([...others, buyer]))
    const effects = Object.fromEntries(effect.effects.map(({ text, count }) => [text, count]))
    expect(effects).toMatchObject({
      '名会员会得到标签“买过的”': 1,
      '名会员会失去标签“买过的”': 0,
      '名会员会得到标签“尚未消费”': 0,
      '名会员会失去标签“尚未消费”': 2,
      名会员在三类里各有至少一个按规则的标签: 1,
    })
    expect(Object.keys(effects).some((text) => text.includes('新会员'))).toBe(false)
    expect(shop.database.count('portraits')).toBe(0)
  })

  test('once applied hold for everybody within the next run, and can be rolled back', async () => {
    for (const number of [1, 2, 3]) putPerson(shop, number)
    putPurchase(shop, 1)
    await review()
    const { proposalId } = (await propose(rules([buyer]))).proposal
    await shop.ops('settings.approve', { proposalId, by: '周总' })
    await shop.ops('settings.apply', { proposalId, by: '周总' })
    shop.clock.advance(HOUR_MS)
    await review()
    expect([1, 2, 3].map((number) => tagKeysOf(shop, number))).toEqual([['buyer'], [], []])
    await shop.ops('settings.rollBack', { setting: 'tag', toVersion: 1, by: '周总', note: '退回' })
    shop.clock.advance(HOUR_MS)
    await review()
    expect(tagKeysOf(shop, 2)).toContain('no-purchase')
    expect(tagKeysOf(shop, 1)).not.toContain('buyer')
  })

  test('can leave out whoever was never asked and can be asked', async () => {
    putPerson(shop, 1)
    putPerson(shop, 2, { member: { consents: { personalization: { version: 1, isGranted: true, at: 0 } } } })
    putPerson(shop, 3, { member: { identityIds: ['till:str_east:3'] } })
    await review()
    shop.database.put('settings', {
      _id: 'tag',
      version: 2,
      value: { ...tagRules.fallback, keepsUnasked: false },
      digest: '',
      by: '',
      at: 0,
    })
    shop.clock.advance(HOUR_MS)
    await review()
    expect([1, 2, 3].map((number) => portraitOf(shop, number)?.state)).toEqual(['withdrawn', 'kept', 'kept'])
    expect(tagKeysOf(shop, 1)).toEqual([])
  })
})
