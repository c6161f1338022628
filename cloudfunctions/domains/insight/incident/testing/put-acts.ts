import type { Act } from '#shared/insight/incident/testing/year/acts'
import { businessDayOf } from '#shared/kernel/business-day'
import { kindOfPart, type PartKind, valueOfPart } from '#shared/kernel/watched-step'
import type { Shop } from '../../../../testing/shop'

/** Writes an act of a made-up year as the record that its noun would have written, at a time. */
export function putAct(shop: Shop, act: Act, at: number, id: string): void {
  const [collection, document] = recordOf(act, at, id)
  shop.database.put(collection, document)
}

type Stored = [collection: string, document: { _id: string } & Record<string, unknown>]

function recordOf({ step, parts, amountFen }: Act, at: number, id: string): Stored {
  const partOf = (kind: PartKind) => {
    const key = parts.find((part) => kindOfPart(part) === kind)
    return key === undefined ? null : valueOfPart(key)
  }
  const [storeId, templateId, entrance, version] = (['store', 'template', 'entrance', 'version'] as const).map(partOf)
  const memberId = `mem_${id}`
  const day = businessDayOf(at)
  const event = { _id: id, memberId, sessionId: 's', day, at, receivedAt: at, batchId: 'b', phone: null }
  const written = { _id: id, memberId, at, day, storeId: storeId ?? null }
  const coupon = { ...written, couponId: id, seq: 1, templateId }
  switch (step) {
    case 'open':
      return ['events', { ...event, name: 'app.opened', props: { scene: 1001, entrance, version } }]
    case 'show':
      return ['events', { ...event, name: 'code.shown', props: {} }]
    case 'failed': {
      const props = { page: partOf('page'), version, code: partOf('code') }
      return ['events', { ...event, name: 'request.failed', props }]
    }
    case 'join': {
      const joined = { via: 'wechat', at, storeId, entrance: entrance ? { key: entrance } : null }
      return ['members', { _id: memberId, status: 'active', joined }]
    }
    case 'check-in':
      return ['check_ins', { ...written, kind: 'check-in', streak: 1 }]
    case 'claim':
      return ['coupon_events', { ...coupon, change: 'issued', note: 'claim' }]
    case 'redeem':
      return ['coupon_events', { ...coupon, change: 'redeemed' }]
    case 'preview':
      return ['audits', { _id: id, subject: memberId, actor: 'x', action: 'staff.lookUpMember', storeId, at }]
    case 'confirm': {
      const till = partOf('till') === null ? {} : { till: { number: id } }
      const sold = { amountFen, source: 'till', changedAt: at, requestId: id, refunds: [] }
      return ['purchases', { ...written, ...till, ...sold }]
    }
    case 'invite':
      return ['referrals', { _id: memberId, boundAt: at, act: null }]
    case 'counted':
      return ['referrals', { _id: memberId, boundAt: 0, act: { at, storeId } }]
    case 'message':
      return ['message_sends', { ...written, state: 'sent', templateId, code: 0, purpose: 'points' }]
    case 'message-open':
    case 'message-buy':
      throw new Error('follows from other records')
  }
}
