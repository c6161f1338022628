import type { StaffScope } from '#shared/people/staff/role'
import { coversStore } from '#shared/people/staff/role'
import type { Context, ServingContext } from '../../../platform/context'
import type { Db } from '../../../platform/db/db'
import { DomainError } from '../../../platform/domain-error'
import { warmData } from '../../../platform/warm-data'
import { changeOnce } from '../../base/audit/audit.face'
import { findStore, findStores, pageStores, type Store, saveStoreDocument } from './store.repository'

const PAGE_SIZE = 1000
const PAGES_MAX = 10

// A warm instance remembers open stores for half a minute, so that a purchase costs no round trip for its store.
const kept = warmData<Store>(30_000)

/** The store, if it is the caller's and open. @throws DomainError WRONG_STORE, STORE_NOT_FOUND */
export async function getOwnStore({ staff, db, now }: ServingContext, storeId: string): Promise<Store> {
  requireOwnStore(staff, storeId)
  const store = await freshStore(db, storeId, now)
  if (!store?.isOpen) throw new DomainError('STORE_NOT_FOUND')
  return store
}

/** @throws DomainError WRONG_STORE */
export function requireOwnStore(staff: StaffScope, storeId: string): void {
  if (!coversStore(staff, storeId)) throw new DomainError('WRONG_STORE')
}

/** Whether there is such a store, open or closed; one that is open costs a warm instance no round trip. */
export async function isStore({ db, now }: Pick<Context, 'db' | 'now'>, storeId: string): Promise<boolean> {
  return (await freshStore(db, storeId, now)) !== null
}

/** A closed store may still import what its till recorded. @throws DomainError STORE_NOT_FOUND */
export async function requireStores(db: Db, storeIds: readonly string[]): Promise<void> {
  const found = await findStores(db, storeIds)
  const missing = storeIds.find((storeId) => !found.some(({ _id }) => _id === storeId))
  if (missing !== undefined) throw new DomainError('STORE_NOT_FOUND', { storeId: missing })
}

const PLACE = ['district', 'phone', 'hours', 'point'] as const

export type StoreOrder = Pick<Store, 'name' | 'region' | 'address' | 'isOpen'> & { storeId: string } & {
  [Field in (typeof PLACE)[number]]?: Store[Field] | undefined
}

/** What is left out stays as it is, because a console that was written before it cannot name it. */
const keptOf = (given: Omit<StoreOrder, 'storeId'>, before: Store | null, field: (typeof PLACE)[number]) =>
  given[field] === undefined ? (before?.[field] ?? null) : null

export async function saveStore(context: Context, { storeId, ...given }: StoreOrder): Promise<{ storeId: string }> {
  const { name, region, address, isOpen } = given
  await changeOnce(context, { action: 'staff.saveStore', subject: storeId, storeId }, async (tx) => {
    const before = await findStore(tx, storeId)
    const place = Object.fromEntries(PLACE.map((field) => [field, given[field] ?? keptOf(given, before, field)]))
    await saveStoreDocument(tx, { _id: storeId, name, region, address, isOpen, ...place })
  })
  kept.forget()
  return { storeId }
}

/** After a store was changed by another service of staff. */
export const forgetStores = () => kept.forget()

export async function listStores({ db }: Context) {
  const stores: Store[] = []
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const more = await pageStores(db, stores.at(-1)?._id ?? null, PAGE_SIZE)
    stores.push(...more)
    if (more.length < PAGE_SIZE) break
  }
  return { stores: stores.map((store) => ({ ...toStoreView(store), isOpen: store.isOpen, ...placeOf(store) })) }
}

/** The open stores of a scope; for headquarters all of them, as many as one page holds. */
export async function listStoresOf(db: Db, { storeIds }: StaffScope) {
  const stores = storeIds ? await findStores(db, storeIds) : await pageStores(db, null, PAGE_SIZE)
  return stores.filter(({ isOpen }) => isOpen).map(toStoreView)
}

/** The regions of these stores, read fresh: whoever has a right by region has it by what the stores say now. */
export async function regionsOf(db: Db, storeIds: readonly string[]): Promise<Map<string, string>> {
  return new Map((await findStores(db, storeIds)).map(({ _id, region }) => [_id, region]))
}

/** What an open store is called; known without a round trip to whoever has just sold there. */
export async function freshStoreName(db: Db, storeId: string, now: number): Promise<string | null> {
  return (await freshStore(db, storeId, now))?.name ?? null
}

/** Only open stores are remembered, so a store that has just opened is known at once. */
async function freshStore(db: Db, storeId: string, now: number): Promise<Store | null> {
  const known = kept.find(storeId, now)
  if (known) return known
  const store = await findStore(db, storeId)
  if (store?.isOpen) kept.keep(storeId, now, store)
  else kept.drop(storeId)
  return store
}

function toStoreView({ _id, name, region, address }: Store) {
  return { storeId: _id, name, region, address }
}

function placeOf({ district = null, phone = null, hours = null, point = null }: Store) {
  return { district, phone, hours, point }
}
