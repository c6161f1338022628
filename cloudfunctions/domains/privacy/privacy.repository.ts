import { collection, type Stored } from '../../platform/db/collection'
import type { Db, Order } from '../../platform/db/db'

type OfMember = Stored & Record<string, unknown>

const SHOWN_MAX = 100

// The one look across nouns: a member's own right to see what is kept, whatever keeps it.
const RECORDS = {
  entries: { from: collection<OfMember>('entries'), orderBy: [['seq', 'desc']] },
  check_ins: { from: collection<OfMember>('check_ins'), orderBy: [['day', 'desc']] },
  purchases: { from: collection<OfMember>('purchases'), orderBy: [['at', 'desc']] },
  events: { from: collection<OfMember>('events'), orderBy: [['at', 'desc']] },
  sessions: { from: collection<OfMember>('sessions'), orderBy: [['startedAt', 'desc']] },
  member_days: { from: collection<OfMember>('member_days'), orderBy: [['day', 'desc']] },
  touches: { from: collection<OfMember>('touches'), orderBy: [['at', 'desc']] },
  segment_changes: { from: collection<OfMember>('segment_changes'), orderBy: [['at', 'desc']] },
} as const satisfies Record<string, { from: unknown; orderBy: Order }>

export type RecordKind = keyof typeof RECORDS
export const RECORD_KINDS = Object.keys(RECORDS) as RecordKind[]

/** The newest records of one kind, and how many there are. */
export async function listRecords(db: Db, kind: RecordKind, memberId: string) {
  const { from, orderBy } = RECORDS[kind]
  const [count, records] = await Promise.all([
    db.count(from, { memberId }),
    db.list(from, { where: { memberId }, orderBy, limit: SHOWN_MAX }),
  ])
  return { kind, count, records }
}
