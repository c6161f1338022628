import type { BusinessDay } from '#shared/kernel/business-day'
import type { Article } from '#shared/reach/article/article'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const articles = collection<Article>('articles')

/** More cards at a time than anybody reads. */
export const LIVE_MAX = 200

export const findArticle = (reader: Reader, id: string) => reader.find(articles, id)
export const insertArticle = (tx: Tx, article: Article) => tx.insert(articles, article)
export const saveArticleIn = (tx: Tx, article: Article) => tx.save(articles, article)
/** Live ones that end on a day or later, whenever they begin. */
export const listLive = (db: Db, untilDay: BusinessDay) =>
  db.list(articles, {
    where: { status: 'live', untilDay: { gte: untilDay } },
    orderBy: [['untilDay', 'desc']],
    limit: LIVE_MAX,
  })
/** Those that begin on a day, as many as a shop may have live. */
export const listOfDay = (db: Db, fromDay: BusinessDay) =>
  db.list(articles, { where: { fromDay }, orderBy: [['_id', 'asc']], limit: LIVE_MAX })
/** Those that begin before a day, the latest first. */
export const listBefore = (db: Db, beforeDay: BusinessDay | null, limit: number) =>
  db.list(articles, {
    where: { fromDay: beforeDay === null ? { gt: '' } : { lt: beforeDay } },
    orderBy: [['fromDay', 'desc']],
    limit,
  })
