import { defaultFeedbackRules, type FeedbackRules } from '#shared/reach/feedback/rules'
import type { Shop } from '../../../../testing/shop'
import { aClerk, aMember, EAST, openStores, type Person } from '../../../people/staff/testing/shop-floor'

/** A shop that asks its members. */
export function openBox(shop: Shop, rules: Partial<FeedbackRules> = {}): void {
  const value = { ...defaultFeedbackRules, isOpen: true, ...rules }
  shop.database.put('settings', { _id: 'feedback', version: 1, value, digest: '', by: '周总', at: 0 })
  shop.coolDown()
}

export interface Sold {
  clerk: Person
  member: Person
  purchaseId: string
}

/** A member who has just bought something from a clerk. */
export async function aSale(shop: Shop): Promise<Sold> {
  await openStores(shop)
  const [clerk, member] = [await aClerk(shop), await aMember(shop)]
  const sale = { memberCode: member.code(), storeId: EAST, amountFen: 3_910 }
  const { purchase } = await clerk.call('purchase.record', sale)
  return { clerk, member, purchaseId: purchase.purchaseId }
}

/** A low mark with words: a ticket that waits. */
export async function aTicket(shop: Shop): Promise<Sold & { feedbackId: string }> {
  openBox(shop)
  const sold = await aSale(shop)
  const mark = { purchaseId: sold.purchaseId, score: 2, reasons: ['等得久'], text: '等了十五分钟' }
  const { rating } = await sold.member.call('feedback.rate', mark)
  return { ...sold, feedbackId: rating.feedbackId }
}
