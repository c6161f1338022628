import type { OfMember, RecordKind } from './privacy.repository'

/** Who served the member, and request ids, are the shop's records, not the member's data. */
const INTERNAL_FIELDS = new Set(['staffId', 'requestId', 'batchId', 'clerkId', 'actorId', 'operatorId', 'content'])
/** What a coupon is to the member; the rest is how the shop counts and finds it. */
const COUPON_FIELDS = [
  '_id',
  'templateId',
  'status',
  'rules',
  'fromAt',
  'untilAt',
  'way',
  'pointsPaid',
  'issuedAt',
  'redemption',
  'reversal',
  'voiding',
]

/** A record as its member may see it. */
export function shownRecord(kind: RecordKind, record: OfMember): Record<string, unknown> {
  if (kind !== 'coupons') return withoutInternals(record)
  return withoutInternals(Object.fromEntries(COUPON_FIELDS.map((field) => [field, record[field] ?? null])))
}

/** Also inside lists, such as the refunds of a purchase. */
export function withoutInternals(record: Record<string, unknown>): Record<string, unknown> {
  const shown = Object.entries(record).filter(([field]) => !INTERNAL_FIELDS.has(field))
  return Object.fromEntries(shown.map(([field, value]) => [field, cleaned(value)]))
}

function cleaned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cleaned)
  return typeof value === 'object' && value !== null ? withoutInternals(value as Record<string, unknown>) : value
}
