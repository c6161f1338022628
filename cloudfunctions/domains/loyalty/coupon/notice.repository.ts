import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

/** Something to tell a member once about a coupon; the sender of messages takes it from here. */
export interface CouponNotice {
  /** `<coupon>:<kind>` */
  _id: string
  /** It ends soon; it has come for the birthday. */
  kind: 'ending' | 'birthday'
  couponId: string
  memberId: string
  untilAt: number
  /** `taken`: whoever sends messages has looked at it. */
  status: 'queued' | 'taken'
  dueAt: number
}

const notices = collection<CouponNotice>('coupon_notices')

/** @throws DuplicateKeyError when it was queued before. */
export const insertNotice = (db: Db, notice: CouponNotice) => db.insert(notices, notice)
/** By byStatus. */
export const listQueuedNotices = (db: Db, afterId: string | null, limit: number) =>
  db.page(notices, { where: { status: 'queued' }, afterId, limit })
export const markNoticeTaken = (db: Db, _id: string) =>
  db.updateWhere(notices, { _id, status: 'queued' }, { set: { status: 'taken' } })
export const removeNoticesOf = (db: Db, memberId: string) => db.removeWhere(notices, { memberId })
