import { scoreRules } from '#shared/insight/score/rules'
import type { Score } from '#shared/insight/score/score'
import { capacityOf, inOrderOfWarning } from '#shared/insight/score/warning'
import type { Context } from '../../../platform/context'
import { rulesInForce } from '../../base/settings/settings.face'
import { countWatched, listWatched } from './score.repository'

/** Whom the rules would warn of today, first where most is at stake. */
export async function listWarned(context: Context): Promise<Score[]> {
  const { warning } = await rulesInForce(context, scoreRules)
  const capacity = capacityOf(await countWatched(context.db), warning)
  if (capacity === 0) return []
  return inOrderOfWarning(await listWatched(context.db, 'lossFen', capacity), 'loss')
}
