import type { Input } from '#shared/kernel/contract'
import type { staffContract } from '#shared/staff/contract'
import type { Phone, Shop } from '../../../testing/shop'
import { forgetStores } from '../store.service'

export const EAST = 'str_east'
export const WEST = 'str_west'

export interface Person extends Phone {
  memberId: string
  memberCode: string
}

/** Two open stores; what a warm instance remembers of an earlier test is forgotten. */
export async function openStores(shop: Shop): Promise<void> {
  forgetStores()
  for (const storeId of [EAST, WEST]) await shop.ops('staff.saveStore', aStore({ storeId }))
}

export function aStore(fields: Partial<Input<(typeof staffContract)['staff.saveStore']>> = {}) {
  return { storeId: EAST, name: '常来茶铺', region: '华东', address: '解放路 1 号', ...fields }
}

export async function aMember(shop: Shop): Promise<Person> {
  const phone = shop.phone()
  const { memberId, memberCode } = await phone.call('home.open', {})
  return { ...phone, memberId, memberCode }
}

export async function aClerk(
  shop: Shop,
  { storeIds = [EAST], role = 'clerk' }: { storeIds?: string[]; role?: 'clerk' | 'manager' | 'headquarters' } = {},
): Promise<Person> {
  const person = await aMember(shop)
  await shop.ops('staff.appoint', { memberId: person.memberId, name: '小林', role, storeIds })
  return person
}
