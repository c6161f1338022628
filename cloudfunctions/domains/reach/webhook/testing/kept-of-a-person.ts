import { type CallOfStep, withOutcome } from '#shared/reach/webhook/call'
import type { Shop } from '../../../../testing/shop'

/** As a step of a journey would have left it. */
export function keepOf(shop: Shop, memberId: string): void {
  putCall(shop, memberId)
}

export function putCall({ database, clock }: Shop, memberId: string, over: Partial<CallOfStep> = {}): CallOfStep {
  const call = withOutcome<CallOfStep>({
    _id: `journey:jny_welcome:${memberId}:1:2`,
    memberId,
    addressKey: 'crm',
    url: 'https://crm.shop.cn/changlai',
    journeyId: 'jny_welcome',
    nodeId: 'tell',
    state: 'sent',
    why: null,
    status: 204,
    at: clock.now(),
    day: '2026-11-22',
    ...over,
  })
  database.put('webhook_calls', { ...call })
  return call
}
