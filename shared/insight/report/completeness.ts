import { addSent, NOTHING_SENT, type SentCount } from '#shared/insight/event/phone-count'
import { rateOf } from '#shared/insight/report/retention'

/** Below this a figure counted from events is not to be relied on. */
export const COMPLETENESS_TARGET = 0.98

/** Of what may be kept, what has arrived. Null when phones numbered nothing. */
export function completenessOf({ stored, missing }: SentCount): number | null {
  return rateOf(stored, stored + missing)
}

export function addAllSent(counts: readonly SentCount[]): SentCount {
  return counts.reduce(addSent, NOTHING_SENT)
}
