import { addDays, businessDayOf } from '#shared/kernel/business-day'
import type { Portrait } from '#shared/ledger/account/portrait'
import { tickJob } from '../../../testing/job-kill-matrix'
import { ROUND_TRIPS } from '../../../testing/round-trips'
import { openShop, type Shop } from '../../../testing/shop'
import { memberDaysOf, rollUp } from '../../insight/event/testing/put-events'
import { putDays } from '../../insight/lifecycle/testing/put-days'
import { aMember, openStores, type Person } from '../../people/staff/testing/shop-floor'
import { anOccasion } from '../booking/testing/an-occasion'
import { aDraft, anArticle, articleOf, readingOf } from './testing/an-article'

const DAY_MS = 86_400_000

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => shop.reset())
afterAll(() => shop.close())

async function agreeing(...purposes: ('analytics' | 'personalization')[]): Promise<Person> {
  const member = await aMember(shop)
  for (const purpose of purposes) await member.call('member.setConsent', { purpose, isGranted: true })
  return member
}
const tagsOf = (memberId: string) =>
  ((shop.database.get('portraits', memberId) as unknown as Portrait | null)?.tags ?? []).map((tag) => ({ ...tag }))

test('read to its end it is kept once, with its interests, and counts as a fact of the day', async () => {
  const articleId = await anArticle(shop)
  const member = await agreeing('analytics', 'personalization')
  expect((await member.call('article.list', {})).articles).toMatchObject([
    { articleId, kindName: '做法', isRead: false },
  ])
  expect(await member.call('article.get', { articleId })).toMatchObject({ isKept: true, isUseful: null, minutes: 1 })
  expect(await member.call('article.finish', { articleId })).toEqual({ isKept: true, isUseful: null })
  const [first] = [readingOf(shop, articleId, member.memberId)]
  shop.clock.advance(60_000)
  expect(await member.call('article.finish', { articleId, isUseful: true })).toEqual({ isKept: true, isUseful: true })
  expect(readingOf(shop, articleId, member.memberId)).toEqual({ ...first, isUseful: true })
  const untilDay = addDays(businessDayOf(shop.clock.now()), 180)
  expect(tagsOf(member.memberId)).toMatchObject([
    { key: 'regular', by: 'hand', who: '看茶', note: '读完“桂花晚放，香才留得住”', untilDay },
  ])
  expect((await member.call('article.list', {})).articles).toMatchObject([{ isRead: true }])
  await rollUp(shop)
  const day = memberDaysOf(shop).find(({ memberId }) => memberId === member.memberId)
  expect(day?.tallies).toContainEqual({ name: 'article.read', count: 1 })
})

test('what a merged record has read is read: kept once of a person, told once, with what was said of it', async () => {
  const articleId = await anArticle(shop)
  const [early, own] = [await agreeing('analytics'), await agreeing('analytics')]
  await early.call('article.finish', { articleId })
  await shop.ops('member.merge', { from: early.memberId, into: own.memberId, note: '同一人' })
  expect(await own.call('article.finish', { articleId, isUseful: true })).toEqual({ isKept: true, isUseful: true })
  expect(readingOf(shop, articleId, own.memberId)).toBeNull()
  expect(readingOf(shop, articleId, early.memberId)).toMatchObject({ isUseful: true })
})

test('of whoever has not agreed nothing is kept; without the second consent no interest is said of them', async () => {
  const articleId = await anArticle(shop)
  const [nobody, watched] = [await agreeing(), await agreeing('analytics')]
  expect(await nobody.call('article.get', { articleId })).toMatchObject({ isKept: false })
  expect(await nobody.call('article.finish', { articleId })).toEqual({ isKept: false, isUseful: null })
  expect(readingOf(shop, articleId, nobody.memberId)).toBeNull()
  await watched.call('article.finish', { articleId })
  expect(readingOf(shop, articleId, watched.memberId)).not.toBeNull()
  expect(tagsOf(watched.memberId)).toEqual([])
})

test('withdrawing consent takes the interests along, and leaves what a person has written', async () => {
  const articleId = await anArticle(shop)
  const [reader, known] = [
    await agreeing('analytics', 'personalization'),
    await agreeing('analytics', 'personalization'),
  ]
  await shop.ops('tag.attach', { key: 'regular', memberIds: [known.memberId], who: '林店长', note: '常坐窗边' })
  for (const member of [reader, known]) await member.call('article.finish', { articleId })
  expect(tagsOf(known.memberId)).toMatchObject([{ note: '常坐窗边' }])
  for (const { call } of [reader, known])
    await call('member.setConsent', { purpose: 'personalization', isGranted: false })
  expect(tagsOf(reader.memberId)).toEqual([])
  expect(tagsOf(known.memberId)).toMatchObject([{ note: '常坐窗边' }])
})

test('what comes of a card is counted when the week is over', async () => {
  const [articleId, other] = [await anArticle(shop), await anArticle(shop, { kind: 'story' })]
  const [one, two, late] = [await agreeing('analytics'), await agreeing('analytics'), await agreeing('analytics')]
  await one.call('article.finish', { articleId, isUseful: true })
  await two.call('article.finish', { articleId, isUseful: false })
  shop.clock.advance(9 * DAY_MS)
  await late.call('article.finish', { articleId })
  putDays(shop, one.memberId, [5], 'purchase.recorded')
  await tickJob('follow-readings')
  const expected = { readers: 3, useful: 1, notUseful: 1, followed: 2, came: 1, bought: 1 }
  const { articles } = await shop.ops('article.listWritten', {})
  expect(articles.find((each) => each.articleId === articleId)?.figures).toEqual(expected)
  expect(articles.find((each) => each.articleId === other)?.figures.readers).toBe(0)
  const { kinds } = await shop.ops('article.getFigures', {})
  expect(kinds.find(({ kind }) => kind === 'how')).toMatchObject({ name: '做法', ...expected })
})

test('one offer too many is refused with what to do, and a card of use makes room for it', async () => {
  for (const title of ['一', '二']) await anArticle(shop, { kind: 'offer', title })
  const offer = () =>
    shop.askOps('article.save', { baseVersion: 0, draft: aDraft(shop, { kind: 'offer', title: '三' }) })
  expect(await offer()).toMatchObject({ error: { code: 'PROMOTION_TOO_MUCH', details: { basePercent: 70 } } })
  await anArticle(shop)
  expect(await offer()).toMatchObject({ error: { code: 'PROMOTION_TOO_MUCH' } })
  await anArticle(shop, { kind: 'story' })
  expect(await offer()).toMatchObject({ ok: true })
  expect(await shop.ops('article.getFigures', {})).toMatchObject({ cards: 5, promotions: 3, light: 'watch' })
})

test('what cannot be written is refused: forbidden words, tags by rule, a version that is not the newest', async () => {
  const save = (change: Parameters<typeof aDraft>[1], articleId?: string, baseVersion = 0) =>
    shop.askOps('article.save', { ...(articleId && { articleId }), baseVersion, draft: aDraft(shop, change) })
  expect(await save({ text: '转发到群领积分' })).toMatchObject({ error: { code: 'COPY_NOT_LAWFUL' } })
  expect(await save({ interestKeys: ['new-member'] })).toMatchObject({ error: { code: 'TAG_BY_RULE' } })
  expect(await save({ interestKeys: ['nothing'] })).toMatchObject({ error: { code: 'TAG_NOT_FOUND' } })
  const articleId = await anArticle(shop)
  expect(await save({ title: '新的' }, articleId, 1)).toMatchObject({ data: { version: 2 } })
  expect(await save({ title: '旧的' }, articleId, 1)).toMatchObject({ error: { code: 'ARTICLE_CHANGED' } })
  expect(articleOf(shop, articleId).title).toBe('新的')
})

test('a card leads to what is still there, and one that was put away is not found', async () => {
  await openStores(shop)
  const occasionId = await anOccasion(shop)
  const articleId = await anArticle(shop, { link: { kind: 'occasion', occasionId } })
  const member = await aMember(shop)
  const linkOf = async () => (await member.call('article.get', { articleId })).link
  expect(await linkOf()).toEqual({ kind: 'occasion', occasionId, title: '凤凰单丛品茶' })
  await shop.ops('booking.callOff', { occasionId, reason: '老师病了' })
  expect((await linkOf()).kind).toBe('none')
  await shop.ops('article.save', { articleId, baseVersion: 1, draft: aDraft(shop, { status: 'ended' }) })
  expect(await member.ask('article.get', { articleId })).toMatchObject({ error: { code: 'ARTICLE_NOT_FOUND' } })
  expect(await member.ask('article.finish', { articleId })).toMatchObject({ error: { code: 'ARTICLE_NOT_FOUND' } })
})

test('what it costs to look at the cards, and to read one to its end', async () => {
  const articleId = await anArticle(shop)
  const member = await agreeing('analytics', 'personalization')
  expect(await shop.roundTrips(() => member.call('article.list', {}))).toBe(ROUND_TRIPS.articles.is)
  expect(await shop.roundTrips(() => member.call('article.finish', { articleId }))).toBe(ROUND_TRIPS.readToEnd.is)
})
