import type { TierRules } from '#shared/ledger/tier/rules'
import { useAsk } from '../../api/use-ask'

/** The tiers in force, for fields that choose some of them. While `isWanted` is false they wait. */
export function useTierChoices(isWanted = true): { value: string; label: string }[] {
  // A document in force is valid by its type's schema.
  const rules = useAsk('settings.get', isWanted ? { setting: 'tier' } : null).answer?.value as TierRules | undefined
  return (rules?.tiers ?? []).map(({ key, name }) => ({ value: key, label: name }))
}
