import { tierRules } from '#shared/ledger/tier/rules'
import type { Context } from '../../../platform/context'
import { warmData } from '../../../platform/warm-data'
import { rulesInForce } from '../../base/settings/settings.face'
import { listStores } from '../../people/staff/staff.face'

type Stores = Awaited<ReturnType<typeof listStores>>['stores']

// Names change rarely; a warm instance keeps them, so that a page about a coupon costs no round trip for them.
const kept = warmData<Stores>(60_000)

/** What the ids in rules are called. Only stores and tiers that rules name: a shop may have very many stores. */
export async function namesOf(context: Context, storeIds: ReadonlySet<string>) {
  const { tiers } = await rulesInForce(context, tierRules)
  const stores = storeIds.size === 0 ? [] : await openStores(context)
  const named = stores.filter(({ storeId }) => storeIds.has(storeId))
  return {
    stores: Object.fromEntries(named.map(({ storeId, name }) => [storeId, name])),
    tiers: Object.fromEntries(tiers.map(({ key, name }) => [key, name])),
  }
}

export async function openStores(context: Context): Promise<Stores> {
  const stores = await kept.findOr('stores', context.now, async () => (await listStores(context)).stores)
  return stores.filter(({ isOpen }) => isOpen)
}

/** The stores that conditions name, in or out. */
export function storeIdsIn(
  conditions: readonly { storeIds: string[] | null; exceptStoreIds: string[] | null }[],
): Set<string> {
  return new Set(conditions.flatMap(({ storeIds, exceptStoreIds }) => [...(storeIds ?? []), ...(exceptStoreIds ?? [])]))
}
