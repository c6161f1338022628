import type { TierRules } from '#shared/ledger/tier/rules'
import { useAsk } from '../../api/use-ask'

/** The tiers in force, for fields that choose some of them. */
export function useTierChoices(): { value: string; label: string }[] {
  // A document in force is valid by its type's schema.
  const rules = useAsk('settings.get', { setting: 'tier' }).answer?.value as TierRules | undefined
  return (rules?.tiers ?? []).map(({ key, name }) => ({ value: key, label: name }))
}
