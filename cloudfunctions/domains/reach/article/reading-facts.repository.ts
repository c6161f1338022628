import type { Reading } from '#shared/reach/article/article'
import { collection } from '../../../platform/db/collection'
import { listSince, listWhole, toWrittenPage } from '../../../platform/db/written-since'
import type { FactSource } from '../../../platform/noun/fact-source'

const readings = collection<Reading>('readings')

/** Who read a card to its end, of those who have agreed to the record. */
export const readingFacts: FactSource = {
  name: 'readings',
  facts: ['article.read'],
  async listWritten(db, reading) {
    const page = await listSince(db, readings, { field: 'finishedAt' }, reading)
    return toWrittenPage(page, reading, {
      writtenAt: ({ finishedAt }) => finishedAt,
      toWritten: ({ memberId, finishedAt }) => ({ memberId, at: finishedAt }),
    })
  },
  async listOf(db, memberIds, { fromAt, toAt }) {
    const found = await listWhole(db, readings, { memberId: { in: memberIds }, finishedAt: { gte: fromAt, lte: toAt } })
    return found.map(({ memberId, finishedAt }) => ({ memberId, name: 'article.read', at: finishedAt, spentFen: 0 }))
  },
}
