import { useAsk } from '../../api/use-ask'
import { useTierChoices } from '../../base/settings/use-tier-choices'
import { useStores } from '../../people/staff/use-stores'
import type { Choices } from '../../ui/form/form-context'

/** The choices for the ids in a coupon's rules. While `isWanted` is false they wait. */
export function useCouponChoices(isWanted = true): Choices {
  const input = isWanted ? {} : null
  const { options: storeIds } = useStores()
  const segments = useAsk('segment.list', input).answer?.segments ?? []
  const tags = useAsk('tag.list', input).answer?.tags ?? []
  return {
    storeIds,
    exceptStoreIds: storeIds,
    tierKeys: useTierChoices(isWanted),
    segmentIds: segments.map(({ segmentId, name }) => ({ value: segmentId, label: name })),
    tagKeys: tags.map(({ key, name }) => ({ value: key, label: name })),
  }
}
