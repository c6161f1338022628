import type { ScoreRules } from '#shared/insight/score/rules'
import { useAsk } from '../../api/use-ask'
import { useTierChoices } from '../../base/settings/use-tier-choices'
import { useStores } from '../../people/staff/use-stores'

/**
 * The choices for the ids in a condition, by the field that asks for them or by the question in whose `in` they are. While
 * `isWanted` is false they wait.
 */
export function useSegmentChoices(isWanted = true) {
  const input = isWanted ? {} : null
  const segments = useAsk('segment.list', input).answer?.segments ?? []
  const tags = useAsk('tag.list', input).answer?.tags ?? []
  // A document in force is valid by its type's schema.
  const scores = useAsk('settings.get', isWanted ? { setting: 'score' } : null).answer?.value as ScoreRules | undefined
  return {
    group: (scores?.groups ?? []).map(({ key, name }) => ({ value: key, label: name })),
    segmentId: segments.map(({ segmentId, name }) => ({ value: segmentId, label: name })),
    tag: tags.map(({ key, name }) => ({ value: key, label: name })),
    store: useStores().options,
    tier: useTierChoices(isWanted),
  }
}
