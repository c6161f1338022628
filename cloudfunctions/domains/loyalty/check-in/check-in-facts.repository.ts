import { collection } from '../../../platform/db/collection'
import { listSince, listWhole, toWrittenPage } from '../../../platform/db/written-since'
import type { FactSource } from '../../../platform/noun/fact-source'
import type { CheckIn } from './check-in.repository'

const checkIns = collection<CheckIn>('check_ins')

/** A make-up counts for the day on which it was done, not for the day that it fills. */
export const checkInFacts: FactSource = {
  name: 'checkIns',
  facts: ['check-in.performed'],
  async listWritten(db, reading) {
    const page = await listSince(db, checkIns, { field: 'at' }, reading)
    return toWrittenPage(page, reading, { writtenAt: ({ at }) => at, toWritten: (checkIn) => checkIn })
  },
  async listOf(db, memberIds, { fromAt, toAt }) {
    const found = await listWhole(db, checkIns, { memberId: { in: memberIds }, at: { gte: fromAt, lte: toAt } })
    return found.map(({ memberId, at }) => ({ memberId, name: 'check-in.performed', at, spentFen: 0 }))
  },
}
