import { atPlace, type DeskStore, WHOLE_SHOP } from '../../frame/places'

const REGION = 'region:'
const TIER = 'tier:'

/** A part of the shop as one choice of a list, and as the action takes it. */
export interface ScopeChoice {
  value: string
  label: string
  scope: { storeIds?: string[]; tier?: string; channel?: string }
}

/** The whole shop, its regions with more than one store, its stores; tiers only for whoever sees the whole shop. */
export function scopeChoices(
  places: readonly string[],
  stores: readonly DeskStore[],
  { nameOf, tiers }: { nameOf(storeId: string): string; tiers: readonly { value: string; label: string }[] },
): ScopeChoice[] {
  const storeIds = places.filter((place) => place !== WHOLE_SHOP)
  const regionOf = new Map(stores.map(({ storeId, region }) => [storeId, region]))
  const regions = [...new Set(storeIds.flatMap((id) => regionOf.get(id) ?? []))]
  const inRegion = (region: string) => storeIds.filter((id) => regionOf.get(id) === region)
  const whole = places.includes(WHOLE_SHOP)
  return [
    ...(whole ? [{ value: WHOLE_SHOP, label: '全店', scope: {} }] : []),
    ...regions
      .filter((region) => inRegion(region).length > 1)
      .map((region) => ({ value: `${REGION}${region}`, label: region, scope: { storeIds: inRegion(region) } })),
    ...storeIds.map((id) => ({ value: id, label: nameOf(id), scope: { storeIds: [id] } })),
    ...(whole ? tiers.map(({ value, label }) => ({ value: `${TIER}${value}`, label, scope: { tier: value } })) : []),
  ]
}

const CHANNEL = 'channel:'
/** Members who joined by a channel: only where somebody has come from the list of channels, which the whole shop has. */
export const channelValue = (channel: string): string => `${CHANNEL}${channel}`
export function channelChoice(
  value: string | null,
  choices: readonly ScopeChoice[],
  nameOf: (channel: string) => string,
): ScopeChoice[] {
  if (!value?.startsWith(CHANNEL) || !choices.some((choice) => choice.value === WHOLE_SHOP)) return []
  const channel = value.slice(CHANNEL.length)
  return [{ value, label: `渠道：${nameOf(channel)}`, scope: { channel } }]
}

/** Where a day’s total is entered: a store or the whole shop, never a region a tier or a channel. */
export const enteredAt = ({ value, scope }: ScopeChoice): { storeId?: string } | null => {
  if (value === WHOLE_SHOP) return atPlace(WHOLE_SHOP)
  return scope.storeIds?.length === 1 && scope.tier === undefined ? { storeId: value } : null
}
