import { addDays, businessDayOf, startOfDay } from '#shared/kernel/business-day'
import { asPerson, type DemoShop } from './actor'

const WEEK_DAYS = 7

/**
 * What the first of the people does on the morning on which the shop is opened: a place within the week, a card read, goods
 * that wait at the store. Asked questions stay unanswered, so that there is something to answer.
 */
export async function lookAround(server: DemoShop): Promise<void> {
  const act = asPerson(server, 'lin')
  const today = businessDayOf(server.cloud.clock.now())
  const { coming } = await act('booking.listOpen', {})
  const [fromAt, untilAt] = [startOfDay(addDays(today, 1)), startOfDay(addDays(today, 1 + WEEK_DAYS))]
  const occasion = coming.find(({ startsAt, mine }) => startsAt >= fromAt && startsAt < untilAt && mine === null)
  if (occasion) await act('booking.signUp', { occasionId: occasion.occasionId })
  const [card] = (await act('article.list', {})).articles
  if (card) await act('article.finish', { articleId: card.articleId, isUseful: true })
  const shop = await act('points-shop.getShop', {})
  const goods = shop.goods.find(({ verdict, left }) => verdict === 'open' && left > 0)
  if (goods && shop.storeId) await act('points-shop.exchange', { goodsId: goods.goodsId, storeId: shop.storeId })
}
