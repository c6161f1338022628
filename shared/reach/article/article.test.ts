import type { BusinessDay } from '#shared/kernel/business-day'
import type { Article } from './article'
import { isTooMuch, promotionShare } from './promotion'
import { articleRules, articleRulesSchema } from './rules'
import { shelfOf } from './shelf'

const TODAY = '2026-11-22' as BusinessDay
const rules = articleRules.fallback

function anArticle(id: string, change: Partial<Article> = {}): Article {
  return {
    _id: id,
    kind: 'how',
    title: id,
    text: '先用 95 度的水醒茶',
    picture: 'leaf',
    season: 'all',
    interestKeys: [],
    storeId: null,
    tierKeys: null,
    link: { kind: 'none' },
    status: 'live',
    fromDay: '2026-11-01' as BusinessDay,
    untilDay: '2026-12-01' as BusinessDay,
    version: 1,
    savedAt: 0,
    ...change,
  }
}

const reader = { tierKey: 'paper', tagKeys: new Set(['oolong']), storeId: 'str_east' }
const ids = (articles: readonly Article[]) => articles.map(({ _id }) => _id)

test('what shares an interest stands first, then what is newer', () => {
  const shelf = [
    anArticle('old'),
    anArticle('new', { fromDay: '2026-11-20' as BusinessDay }),
    anArticle('mine', { interestKeys: ['oolong', 'cakes'] }),
  ]
  expect(ids(shelfOf(shelf, reader, TODAY))).toEqual(['mine', 'new', 'old'])
  // Who has not agreed is known by no interest.
  expect(ids(shelfOf(shelf, { ...reader, tagKeys: new Set() }, TODAY))).toEqual(['new', 'mine', 'old'])
})

test.each([
  ['a draft', { status: 'draft' }],
  ['what has ended', { status: 'ended' }],
  ['what begins tomorrow', { fromDay: '2026-11-23' as BusinessDay }],
  ['what ended yesterday', { untilDay: '2026-11-21' as BusinessDay }],
  ['what is for another tier', { tierKeys: ['amber'] }],
  ['what is another store’s', { storeId: 'str_west' }],
] as const)('%s is not shown', (_what, change) => {
  expect(shelfOf([anArticle('a', change as Partial<Article>)], reader, TODAY)).toEqual([])
})

const offers = (count: number) => Array.from({ length: count }, (_, index) => anArticle(`o${index}`, { kind: 'offer' }))
const useful = (count: number) => Array.from({ length: count }, (_, index) => anArticle(`u${index}`))

test.each([
  [0, 0, null, null],
  [0, 4, 0, 'good'],
  [3, 7, 0.3, 'good'],
  [4, 6, 0.4, 'watch'],
  [7, 3, 0.7, 'watch'],
  [8, 2, 0.8, 'bad'],
] as const)('%i offers beside %i useful cards', (selling, helping, share, light) => {
  expect(promotionShare([...offers(selling), ...useful(helping)], TODAY, rules)).toMatchObject({ share, light })
})

test('one more offer is refused where it would pass the base, and what is of use never is', () => {
  const next = anArticle('next', { kind: 'goods' })
  expect(isTooMuch([...offers(6), ...useful(3)], next, rules)).toBe(false)
  expect(isTooMuch([...offers(7), ...useful(3)], next, rules)).toBe(true)
  expect(isTooMuch(offers(9), anArticle('next'), rules)).toBe(false)
  expect(isTooMuch(offers(9), { ...next, status: 'draft' }, rules)).toBe(false)
  // With two cards in all a share says nothing.
  expect(isTooMuch(offers(1), next, rules)).toBe(false)
})

test('a card that ended before the window is not counted', () => {
  const past = { untilDay: '2026-10-23' as BusinessDay, fromDay: '2026-09-01' as BusinessDay }
  expect(promotionShare([anArticle('a', { ...past, kind: 'offer' })], TODAY, rules).cards).toBe(0)
})

test('a target above the base is refused', () => {
  const promotion = { basePercent: 30, targetPercent: 70, windowDays: 30 }
  expect(articleRulesSchema.safeParse({ promotion }).success).toBe(false)
})
