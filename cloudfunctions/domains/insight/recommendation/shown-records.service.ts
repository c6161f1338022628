import { few, withoutInternals } from '../../../platform/noun/shown-records'
import { findSuggestionsOf } from './suggestions.repository'

export const shownRecords = few(async ({ db }, memberIds) =>
  (await findSuggestionsOf(db, memberIds)).map(withoutInternals),
)
