import { addDays, type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import { ARTICLE_KINDS, KIND_NAMES } from '#shared/reach/article/article'
import { promotionShare } from '#shared/reach/article/promotion'
import { articleRules } from '#shared/reach/article/rules'
import type { Context } from '../../../platform/context'
import type { Group } from '../../../platform/db/db'
import { rulesInForce } from '../../base/settings/settings.face'
import { listBefore, listLive, listOfDay } from './article.repository'
import { countByArticle, countByKind, sumByArticle, sumByKind } from './reading.repository'

const PAGE_SIZE = 30
const LOOK_BACK_DAYS = 90
const DEFINITION =
  '只数同意“记录浏览”的会员。读完：看到末尾。7 天内来过、买过：读完以后 7 天里打开过小程序或到过店、消费过的；还不满 7 天的不算在内。来和买不一定是因为读了'

/** All cards of a day stand on one page, so that none is left out between two pages. */
export async function listWritten({ db }: Context, beforeDay: BusinessDay | null) {
  const found = await listBefore(db, beforeDay, PAGE_SIZE)
  const last = found.length === PAGE_SIZE ? found.at(-1) : undefined
  const rest = last
    ? (await listOfDay(db, last.fromDay)).filter((each) => !found.some(({ _id }) => _id === each._id))
    : []
  const page = [...found, ...rest]
  const ids = page.map(({ _id }) => _id)
  const figuresOf =
    ids.length === 0
      ? () => NO_FIGURES
      : await figures(sumByArticle(db, ids), (where) => countByArticle(db, ids, where))
  return {
    articles: page.map(({ _id, savedAt: _at, ...article }) => ({
      articleId: _id,
      ...article,
      figures: figuresOf(_id),
    })),
    nextBeforeDay: last?.fromDay ?? null,
  }
}

export async function getFigures(context: Context) {
  const { db, now } = context
  const today = businessDayOf(now)
  const rules = await rulesInForce(context, articleRules)
  const { basePercent, targetPercent, windowDays } = rules.promotion
  const fromDay = addDays(today, 1 - LOOK_BACK_DAYS)
  const [live, figuresOf] = await Promise.all([
    listLive(db, addDays(today, 1 - windowDays)),
    figures(sumByKind(db, fromDay), (where) => countByKind(db, fromDay, where)),
  ])
  return {
    ...promotionShare(live, today, rules),
    basePercent,
    targetPercent,
    windowDays,
    kinds: ARTICLE_KINDS.map((kind) => ({ kind, name: KIND_NAMES[kind], ...figuresOf(kind) })),
    definition: DEFINITION,
  }
}

const NO_FIGURES = { readers: 0, useful: 0, notUseful: 0, followed: 0, came: 0, bought: 0 }
type CountWhere = (where: { isUseful?: boolean; isFollowed?: true }) => Promise<Group[]>

async function figures(summed: Promise<Group[]>, countWhere: CountWhere) {
  const [sums, useful, notUseful, followed] = await Promise.all([
    summed,
    countWhere({ isUseful: true }),
    countWhere({ isUseful: false }),
    countWhere({ isFollowed: true }),
  ])
  const countOf = (groups: readonly Group[], key: string) => groups.find((group) => group.key === key)?.count ?? 0
  return (key: string) => {
    const sum = sums.find((group) => group.key === key)?.sums
    return {
      readers: countOf(sums, key),
      useful: countOf(useful, key),
      notUseful: countOf(notUseful, key),
      followed: countOf(followed, key),
      came: sum?.came ?? 0,
      bought: sum?.bought ?? 0,
    }
  }
}
