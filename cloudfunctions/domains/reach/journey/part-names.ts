import type { PartNames } from '../../../platform/noun/part-names'
import { findJourneys } from './journey.repository'

export const journeyPartNames: PartNames = {
  journey: async ({ db }, ids) => new Map((await findJourneys(db, ids)).map(({ _id, name }) => [_id, name])),
}
