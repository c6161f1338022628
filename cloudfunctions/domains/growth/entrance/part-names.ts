import type { PartNames } from '../../../platform/noun/part-names'
import { findEntrances } from './entrance.repository'

export const entrancePartNames: PartNames = {
  entrance: async ({ db }, keys) => new Map((await findEntrances(db, keys)).map(({ _id, title }) => [_id, title])),
}
