import { withoutStrangers } from '#shared/base/facts/marks'
import { subscriptionOf } from '../../../platform/noun/answer'
import type { Migration } from '../../../platform/noun/migration'
import { keep } from './answer.service'
import { findTold, pageTold, type StoredTold } from './told.repository'
import { current } from './turn.service'

/** What acts promised before facts were told becomes the fact; a kind that nobody reads any more stays as it is. */
export const toldMigration: Migration = {
  steps: [
    {
      list: pageTold,
      isOld: (stored: StoredTold, context) => 'kind' in stored && current(context, stored) !== null,
      renew: (context, { _id }) =>
        context.db.transaction(async (tx) => {
          const stored = await findTold(tx, _id)
          const told = current(context, stored)
          if (!stored || !('kind' in stored) || !told) return false
          const isKnown = (by: string) => subscriptionOf(context.nouns, by, told.name) !== undefined
          await keep(tx, told, told.status === 'done' ? told : withoutStrangers(told, isKnown, context.now))
          return true
        }),
    },
  ],
}
