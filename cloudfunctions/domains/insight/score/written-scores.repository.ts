import type { Score } from '#shared/insight/score/score'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import { listSince, type ReadingSpan } from '../../../platform/db/written-since'

const scores = collection<Score>('scores')

/** Scores in the order in which they were made. */
export const listScoresSince = (db: Db, reading: ReadingSpan) => listSince(db, scores, { field: 'scoredAt' }, reading)
