import type { Present } from './acts'
import { picked } from './dice'
import { dataOf } from './floor'
import type { Living } from './living'
import type { MemberState } from './state'

const REFUSES_CHANCE = 0.06
const WANTS_CHANCE = 0.18

/** What the home page suggests: refused now and then, now and then taken along next time. */
export async function lookAtSuggestions({ state: { told } }: Living, present: Present): Promise<void> {
  const { ask, dice, index, standing } = present
  const { mayLike } = dataOf(await ask('recommendation.listMine', {}))
  const suggested = picked(mayLike, () => 1, dice('which suggestion', index))
  if (!suggested) return
  told.suggestionsSeen += 1
  const { productKey } = suggested
  if (dice('refuses it', index) < REFUSES_CHANCE) {
    dataOf(await ask('recommendation.hide', { productKey }))
    told.suggestionsHidden += 1
    return
  }
  if (dice('wants it', index) < WANTS_CHANCE) standing.wants = productKey
}

/** Whoever meant to take it has thought of it at the next purchase. */
export function takeWhatWasSuggested(
  { state: { told } }: Living,
  standing: MemberState,
  lines: readonly { productKey: string }[],
): void {
  if (standing.wants === null) return
  if (lines.some(({ productKey }) => productKey === standing.wants)) told.suggestionsTaken += 1
  standing.wants = null
}
