import { useAsk } from '../../api/use-ask'
import { useTierChoices } from '../../base/settings/use-tier-choices'
import { useStores } from '../../people/staff/use-stores'

/**
 * The choices for the ids in a condition, by the field that asks for them or by the question in whose `in` they are.
 */
export function useSegmentChoices() {
  const segments = useAsk('segment.list', {}).answer?.segments ?? []
  const tags = useAsk('tag.list', {}).answer?.tags ?? []
  return {
    segmentId: segments.map(({ segmentId, name }) => ({ value: segmentId, label: name })),
    tag: tags.map(({ key, name }) => ({ value: key, label: name })),
    store: useStores().options,
    tier: useTierChoices(),
  }
}
