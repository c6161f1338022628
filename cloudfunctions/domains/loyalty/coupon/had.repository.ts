import type { BusinessDay } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import type { StoredCoupon } from './coupon.repository'

const coupons = collection<StoredCoupon>('coupons')

const TEMPLATES_MAX = 1000
const GIFTS_MAX = 500

/** How many coupons of each template these records were ever given, or were given on a day. */
export const countHad = (db: Db, memberIds: readonly string[], day?: BusinessDay) =>
  db.sumBy(coupons, {
    where: { issuedTo: { in: memberIds }, ...(day !== undefined && { 'tally.day': day }) },
    by: 'templateId',
    fields: [],
    limit: TEMPLATES_MAX,
  })

/** What came in these ways since an instant, for presents that are given once a year or once a month. */
export const listGiftsHad = (
  db: Db,
  memberIds: readonly string[],
  { ways, sinceAt }: { ways: readonly string[]; sinceAt: number },
) =>
  db.list(coupons, {
    where: { issuedTo: { in: memberIds }, way: { in: ways }, issuedAt: { gte: sinceAt } },
    limit: GIFTS_MAX,
  })
