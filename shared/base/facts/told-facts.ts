import type { BusinessDay } from '#shared/kernel/business-day'

/**
 * What acts tell, by what happened, and what whoever answers gets to know of it. Ids and figures, no more: what counts is
 * read when the fact is answered, and a fact that waits holds nothing personal.
 */
export interface ToldFacts {
  'member.joined': { via: 'wechat' | 'till' }
  'member.phoneBound': { requestId: string }
  /** This record goes on as another one. */
  'member.merged': { into: string }
  /** A merge was undone: the record is its own again. */
  'member.parted': { mergedAt: number }
  /** A key that was told only now shows that the person was a member before. */
  'member.recognized': Nothing
  'member.closed': Nothing
  'consent.changed': { purpose: string; isGranted: boolean }
  'growth.taken': Nothing
  'tier.reached': { tierKey: string; sinceDay: BusinessDay | null }
  'tier.lost': { tierKey: string; sinceDay: BusinessDay }
  'check-in.performed': { checkInId: string; at: number }
  'coupon.redeemed': { couponId: string; purchaseId: string }
  'purchase.recorded': { purchaseId: string; amountFen: number; at: number }
  /** Money back, a part or the rest; also when the purchase is undone. */
  'purchase.refunded': { purchaseId: string; amountFen: number; isWhole: boolean }
  /** A friend's act has counted, and this side's reward is paid but for its coupon. */
  'friend.counted': { bondId: string; side: 'inviter' | 'invitee'; couponKey: string | null }
}

export type ToldName = keyof ToldFacts

type Nothing = Record<string, never>

/** A fact as it was told. */
export interface Told<N extends ToldName = ToldName> {
  /** `<fact>:<source>`: a fact is told once. */
  _id: string
  name: N
  memberId: string
  payload: ToldFacts[N]
  toldAt: number
}

/** A told fact on an account, from which the sweep takes it up; `by` says who wants to answer, with a note of their own. */
export interface CarriedFact extends Omit<Told, 'memberId'> {
  by: Wants
}

/** By noun: what it wants to remember of the moment in which the fact was told; an empty text for nothing. */
export type Wants = Readonly<Record<string, string>>
