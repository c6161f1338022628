import type { AppContract } from '#shared/contract'
import { addDays, type BusinessDay, businessDayOf, startOfDay } from '#shared/kernel/business-day'
import type { Input } from '#shared/kernel/contract'
import type { Act } from './actor'
import { STORES } from './cast'

const HOUR_MS = 3_600_000

/** A tasting and a class in the days to come. */
export async function openOccasions(ops: Act, now: number): Promise<void> {
  const today = businessDayOf(now)
  for (const { inDays, hour, store, ...text } of OCCASIONS) {
    const startsAt = startOfDay(addDays(today, inDays)) + hour * HOUR_MS
    const ends = { endsAt: startsAt + HOUR_MS, closesAt: startsAt, cancelUntilAt: startsAt - 20 * HOUR_MS }
    const draft = { ...text, storeId: STORES[store].storeId, tierKeys: null, startsAt, opensAt: now - HOUR_MS, ...ends }
    await ops('booking.saveOccasion', { baseVersion: 0, draft })
  }
}

type Occasion = Input<AppContract['booking.saveOccasion']>['draft']
type Planned = Pick<Occasion, 'title' | 'text' | 'place' | 'picture' | 'places'> & {
  inDays: number
  hour: number
  store: 0 | 1
}

const OCCASIONS: readonly Planned[] = [
  {
    ...{ title: '单丛香型品鉴', text: '三种香型，一泡一泡喝过去。', place: '二楼', picture: 'pot', places: 8 },
    ...{ inDays: 3, hour: 15, store: 0 },
  },
  {
    ...{ title: '桂花糕手作', text: '蒸一笼带回家，材料店里备好。', place: '二楼', picture: 'leaf', places: 6 },
    ...{ inDays: 6, hour: 19, store: 1 },
  },
]

/** Cards of use, and one that is an offer. */
export async function openArticles(ops: Act, today: BusinessDay): Promise<void> {
  const shown = { status: 'live' as const, fromDay: addDays(today, -5), untilDay: addDays(today, 40), tierKeys: null }
  for (const text of ARTICLES) await ops('article.save', { baseVersion: 0, draft: { ...text, ...shown } })
}

type Article = Input<AppContract['article.save']>['draft']

const ARTICLES: readonly Pick<Article, 'kind' | 'title' | 'text' | 'picture' | 'link'>[] = [
  { kind: 'how', title: '茉莉花茶怎么泡', text: '水开后放两分钟，沿杯壁倒。\n盖三分钟，先闻再喝。', picture: 'pot' },
  {
    kind: 'story',
    title: '岩茶为什么叫岩茶',
    text: '茶树长在石缝里，土薄，根要扎得深。\n焙火三道，隔年才好喝。',
    picture: 'leaf',
  },
  {
    ...{
      kind: 'offer',
      title: '这周的下午茶',
      text: '下午茶券在领券中心，满 25 元可用。\n堂食外带都行。',
      picture: 'cup',
    },
    link: { kind: 'couponCentre' },
  },
]
