import type { Input } from '#shared/kernel/contract'
import type { Account } from '#shared/ledger/account/account'
import { goodPositions, isInStepOf } from '#shared/people/member/rotating-code'
import type { staffContract } from '#shared/people/staff/contract'
import type { StaffRole } from '#shared/people/staff/role'
import type { Phone, Shop } from '../../../../testing/shop'
import { codeAt } from '../../member/code.service'

export const EAST = 'str_east'
export const WEST = 'str_west'

export interface Person extends Phone {
  memberId: string
  /** The member's number. */
  memberCode: string
  /** A code that a till takes at this moment. */
  code(): string
}

/** Two open stores; what a warm instance remembers of an earlier test is forgotten. */
export async function openStores(shop: Shop): Promise<void> {
  shop.coolDown()
  for (const storeId of [EAST, WEST]) await shop.ops('staff.saveStore', aStore({ storeId }))
}

export function aStore(fields: Partial<Input<(typeof staffContract)['staff.saveStore']>> = {}) {
  return { storeId: EAST, name: '常来茶铺', region: '华东', address: '解放路 1 号', ...fields }
}

export async function aMember(shop: Shop): Promise<Person> {
  const phone = shop.phone()
  const { memberId, memberCode } = await phone.call('home.open', {})
  return { ...phone, memberId, memberCode, code: () => unusedCode(shop, memberId) }
}

/** As if the member had shown codes one after the other: the first of this step that is not used. */
export function unusedCode({ clock, database }: Shop, memberId: string): string {
  const now = clock.now()
  const { usedCode } = (database.get('accounts', memberId) ?? { usedCode: null }) as unknown as Account
  const position = goodPositions(now)
    .filter((candidate) => isInStepOf(candidate, now))
    .find((candidate) => usedCode === null || candidate > usedCode.position)
  if (position === undefined) throw new Error('four codes were used up within a step; move the clock')
  return codeAt(memberId, position)
}

export async function aClerk(
  shop: Shop,
  { storeIds = [EAST], role = 'clerk' }: { storeIds?: string[]; role?: StaffRole } = {},
): Promise<Person> {
  const person = await aMember(shop)
  await shop.ops('staff.appoint', { memberId: person.memberId, name: '小林', role, storeIds })
  return person
}
