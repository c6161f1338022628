import { addDays, type BusinessDay } from '#shared/kernel/business-day'
import { settleOldIncidents } from '../scripts/demo/incidents'
import { POINTS_GOODS } from '../scripts/demo/points-goods'
import type { ScheduledAct } from './day'
import { dataOf } from './floor'
import type { Living } from './living'
import { mustOf, storeIdOf } from './opening'
import { ARTICLES } from './programme'
import { answerTickets } from './voice'

const ARTICLE_AT = 3
const ARTICLE_EVERY_DAYS = 12
const ARTICLE_LIVES_DAYS = 40
const STOCK_EVERY_DAYS = 30
const STOCK = 12
const INCIDENTS_AT = 18.8
const ANSWERS_AT = [
  { hour: 11.5, when: 'morning' },
  { hour: 18.5, when: 'evening' },
] as const

/** What operators do for members beside money: they write, they answer, they fill the shelves. */
export function deskOf(living: Living, day: BusinessDay, at: (hour: number) => number): ScheduledAct[] {
  const { index } = living
  const written = (index - ARTICLE_AT) / ARTICLE_EVERY_DAYS
  const isWritten = index >= ARTICLE_AT && Number.isInteger(written)
  return [
    ...(isWritten ? [{ at: at(9.7), key: 'article', act: () => writeArticle(living, day, written) }] : []),
    ...(index % STOCK_EVERY_DAYS === 0 ? [{ at: at(9.8), key: 'stock', act: () => fillShelves(living) }] : []),
    { at: at(INCIDENTS_AT), key: 'incidents', act: () => lookAtIncidents(living) },
    ...ANSWERS_AT.map(({ hour, when }) => ({ at: at(hour), key: 'tickets', act: () => answerTickets(living, when) })),
  ]
}

const lookAtIncidents = ({ floor }: Living) =>
  settleOldIncidents(mustOf(floor.ops, 'incidents'), floor.shop.clock.now())

async function writeArticle({ floor, state }: Living, day: BusinessDay, written: number): Promise<void> {
  const text = ARTICLES[written % ARTICLES.length]
  if (!text) return
  const link = { kind: text.kind === 'offer' ? ('couponCentre' as const) : ('none' as const) }
  const shown = { status: 'live' as const, fromDay: day, untilDay: addDays(day, ARTICLE_LIVES_DAYS) }
  const picture =
    text.kind === 'goods' ? ('cup' as const) : text.kind === 'story' ? ('leaf' as const) : ('pot' as const)
  const draft = { ...text, picture, link, ...shown, tierKeys: null }
  dataOf(await floor.ops('article.save', { baseVersion: 0, draft }))
  state.told.articles += 1
}

async function fillShelves({ floor, plan }: Living): Promise<void> {
  const ops = mustOf(floor.ops, 'stock')
  const signed = { by: '王运营', note: '补货' }
  for (const key of POINTS_GOODS) {
    for (let store = 0; store < plan.stores; store += 1) {
      await ops('points-shop.addStock', { goodsId: `gds_${key}`, storeId: storeIdOf(store), change: STOCK, ...signed })
    }
  }
}
