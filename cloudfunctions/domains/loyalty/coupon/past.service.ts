import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'
import { giftKey } from '#shared/ledger/account/past'
import type { Past } from '../../../platform/noun/past'
import { countHad, listGiftsHad } from './had.repository'

/** Yearly presents are kept apart for the last two years. */
const GIFTS_SINCE_MS = 730 * 86_400_000
const YEARLY_WAYS = ['birthday', 'monthly'] as const

/** How many coupons of each template these records were given, and which presents of a year or a month. */
export const couponsHad: Past = async ({ db, now }, recordIds) => {
  const today = businessDayOf(now)
  const [all, ofToday, gifts] = await Promise.all([
    countHad(db, recordIds),
    countHad(db, recordIds, today),
    listGiftsHad(db, recordIds, { ways: YEARLY_WAYS, sinceAt: now - GIFTS_SINCE_MS }),
  ])
  return {
    coupons: all.map(({ key, count }) => ({ templateId: key, tally: tallyOf(key, count, { ofToday, today }) })),
    gifts: gifts.map(({ templateId, sourceId }) => giftKey(templateId, sourceId)),
  }
}

function tallyOf(
  templateId: string,
  issued: number,
  { ofToday, today }: { ofToday: readonly { key: string; count: number }[]; today: BusinessDay },
) {
  const issuedToday = ofToday.find(({ key }) => key === templateId)?.count ?? 0
  return { issued, day: issuedToday > 0 ? today : null, issuedToday }
}
