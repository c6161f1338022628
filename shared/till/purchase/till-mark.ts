import type { ErrorCode } from '#shared/kernel/errors'

/** What a purchase keeps of the till that has sent it. */
export interface TillMark {
  /** By which key it came: if that is stolen, these are the purchases to look at. */
  keyId: string
  /** What was sent, as `contentOf`: the same number with anything else is refused. */
  content: string
  /** What the till was told had changed since a late sale was made. */
  changed: SaleChange[]
}

export type SaleChange =
  | { kind: 'coupon-gone'; couponId: string; code: ErrorCode }
  /** The member was merged into another, who has the purchase now. */
  | { kind: 'member-merged' }
  /** A benefit's cap of the month was used up elsewhere meanwhile; what it took off besides is kept as the shop's own loss. */
  | { kind: 'benefit-gone' }

/** The id under which a till's sales are recorded: the store's till, whichever of its keys is used. No member has such an id. */
export const tillSellerOf = (storeId: string): string => `till:${storeId}`
export const isTillSeller = (staffId: string): boolean => staffId.startsWith('till:')
