import type { TierRules } from '#shared/ledger/tier/rules'
import { useAsk } from '../../api/use-ask'

/**
 * The choices for the ids in a condition, by the field that asks for them or by the question in whose `in` they are.
 */
export function useSegmentChoices() {
  const segments = useAsk('segment.list', {}).answer?.segments ?? []
  const tags = useAsk('tag.list', {}).answer?.tags ?? []
  const stores = useAsk('staff.listStores', {}).answer?.stores ?? []
  // A document in force is valid by its type's schema.
  const tiers = (useAsk('settings.get', { setting: 'tier' }).answer?.value as TierRules | undefined)?.tiers ?? []
  return {
    segmentId: segments.map(({ segmentId, name }) => ({ value: segmentId, label: name })),
    tag: tags.map(({ key, name }) => ({ value: key, label: name })),
    store: stores.map(({ storeId, name }) => ({ value: storeId, label: name })),
    tier: tiers.map(({ key, name }) => ({ value: key, label: name })),
  }
}
