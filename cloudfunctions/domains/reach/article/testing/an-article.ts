import type { AppContract } from '#shared/contract'
import { addDays, businessDayOf } from '#shared/kernel/business-day'
import type { Input } from '#shared/kernel/contract'
import type { Article, Reading } from '#shared/reach/article/article'
import { readingIdOf } from '#shared/reach/article/article'
import type { Shop } from '../../../../testing/shop'

type Draft = Input<AppContract['article.save']>['draft']

/** A card of use, live from today for a month. */
export function aDraft({ clock }: Pick<Shop, 'clock'>, change: Partial<Draft> = {}): Draft {
  const fromDay = businessDayOf(clock.now())
  return {
    kind: 'how',
    title: '桂花晚放，香才留得住',
    text: '先用 95 度的水醒茶。\n第二泡再放花，盖上盖子等 40 秒。',
    picture: 'leaf',
    interestKeys: ['regular'],
    status: 'live',
    fromDay,
    untilDay: addDays(fromDay, 30),
    ...change,
  }
}

export async function anArticle(shop: Shop, change: Partial<Draft> = {}): Promise<string> {
  return (await shop.ops('article.save', { baseVersion: 0, draft: aDraft(shop, change) })).articleId
}

export const articleOf = ({ database }: Pick<Shop, 'database'>, articleId: string) =>
  database.get('articles', articleId) as unknown as Article
export const readingOf = ({ database }: Pick<Shop, 'database'>, articleId: string, memberId: string) =>
  database.get('readings', readingIdOf(articleId, memberId)) as unknown as Reading | null
