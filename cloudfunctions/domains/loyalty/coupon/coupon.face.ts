/** What other nouns may use of `coupon`; they may import nothing else of it. */
export { budgetsLeft } from './budget.service'
export { toCouponView } from './coupon.mapper'
export {
  findCoupon,
  hasUsedOfTier,
  listEndedBetween,
  listEndingBetween,
  listEntriesOfMember,
  listOfMember,
  listUsable,
  pageCoupons,
  pageUsableCoupons,
} from './coupon.repository'
export { explainUsable } from './coupon-desk.service'
export { giveIfPossible, templatesOfWay } from './grant.service'
export { asksForMember, asksForPortrait, factsOf } from './member-facts.service'
export { namesOf, openStores, storeIdsIn } from './names.service'
export { type CouponNotice, listQueuedNotices, markNoticeTaken } from './notice.repository'
export { promiseProblems } from './promise.service'
export { findUses } from './redeemed.service'
export { decideCoupons, keepRedemption, returnCoupons } from './redemption.service'
export { release, reserve } from './reservation.service'
export { listShards } from './stock.repository'
export { leftOf } from './stock.service'
export { getIssuable, getTemplate, type LiveTemplate } from './template.service'
export {
  asBefore,
  type Counter,
  type JudgedCoupon,
  judgeNamed,
  judgeWallet,
  requireUsable,
  toCounted,
} from './till-coupon.service'
