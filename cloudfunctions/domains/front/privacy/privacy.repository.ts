import { collection, type Stored } from '../../../platform/db/collection'
import type { Db, Reader } from '../../../platform/db/db'

export type OfMember = Stored & Record<string, unknown>

/** As many as the service answers at once. */
export const PAGE_SIZE = 1000

// The one look across nouns: a member's own right to see what is kept, whatever keeps it. `field`: the newest first.
const RECORDS = {
  entries: { from: collection<OfMember>('entries'), field: 'seq' },
  check_ins: { from: collection<OfMember>('check_ins'), field: 'day' },
  purchases: { from: collection<OfMember>('purchases'), field: 'at' },
  coupons: { from: collection<OfMember>('coupons'), field: 'issuedAt' },
  coupon_events: { from: collection<OfMember>('coupon_events'), field: 'at' },
  touches: { from: collection<OfMember>('touches'), field: 'at' },
  segment_changes: { from: collection<OfMember>('segment_changes'), field: 'at' },
  member_days: { from: collection<OfMember>('member_days'), field: 'day' },
  sessions: { from: collection<OfMember>('sessions'), field: 'startedAt' },
  events: { from: collection<OfMember>('events'), field: 'at' },
} as const

export type RecordKind = keyof typeof RECORDS
export const RECORD_KINDS = Object.keys(RECORDS) as RecordKind[]
/** Where a page begins: the value of the field that a kind is ordered by. */
export type From = string | number

export const countRecords = (db: Db, kind: RecordKind, memberIds: readonly string[]) =>
  db.count(RECORDS[kind].from, { memberId: { in: memberIds } })

/** From `from` on, those of the same instant included. */
export const pageRecords = (db: Db, kind: RecordKind, memberIds: readonly string[], from: From | null) => {
  const { from: source, field } = RECORDS[kind]
  return db.list(source, {
    where: { memberId: { in: memberIds }, ...(from !== null && { [field]: { lte: from } }) },
    orderBy: [[field, 'desc']],
    limit: PAGE_SIZE,
  })
}

export const orderOf = (kind: RecordKind, record: OfMember): From => record[RECORDS[kind].field] as From

const scores = collection<OfMember>('scores')
const staff = collection<OfMember>('staff')

export const findScoreOf = (reader: Reader, memberId: string) => reader.find(scores, memberId)
export const findRoleOf = (reader: Reader, memberId: string) => reader.find(staff, memberId)
