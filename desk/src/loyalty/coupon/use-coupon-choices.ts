import type { TierRules } from '#shared/ledger/tier/rules'
import { useAsk } from '../../api/use-ask'
import type { Choices } from '../../ui/form/form-context'

/** The choices for the ids in a coupon's rules. */
export function useCouponChoices(): Choices {
  const stores = useAsk('staff.listStores', {}).answer?.stores ?? []
  const segments = useAsk('segment.list', {}).answer?.segments ?? []
  const tags = useAsk('tag.list', {}).answer?.tags ?? []
  // A document in force is valid by its type's schema.
  const tiers = (useAsk('settings.get', { setting: 'tier' }).answer?.value as TierRules | undefined)?.tiers ?? []
  const storeIds = stores.map(({ storeId, name }) => ({ value: storeId, label: name }))
  return {
    storeIds,
    exceptStoreIds: storeIds,
    tierKeys: tiers.map(({ key, name }) => ({ value: key, label: name })),
    segmentIds: segments.map(({ segmentId, name }) => ({ value: segmentId, label: name })),
    tagKeys: tags.map(({ key, name }) => ({ value: key, label: name })),
  }
}
