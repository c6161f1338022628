import type { Account } from '#shared/ledger/account/account'
import { auditShop } from '../../../../testing/audit-shop'
import { openShop, type Phone, type Shop } from '../../../../testing/shop'
import { aClerk, EAST, openStores, type Person, unusedCode } from '../../../people/staff/testing/shop-floor'
import { aFriend, anInviter, bondOf, type Invitor, openProgramme } from './programme'

// Live bindings: every test of a file sees the shop and the people that were made for it.
export let shop: Shop
export let clerk: Person
export let inviter: Invitor
export let friend: Phone & { memberId: string }

/** For a test file: a shop with a clerk, new for each test; after each the books must balance. */
export function openFloor(): void {
  beforeAll(async () => {
    shop = await openShop()
  })
  beforeEach(async () => {
    shop.reset()
    await openStores(shop)
    clerk = await aClerk(shop)
  })
  afterEach(() => expect(auditShop(shop)).toEqual([]))
  afterAll(() => shop.close())
}

/** A programme, somebody who invites, and a friend who has joined. */
export async function open(change: Parameters<typeof openProgramme>[1] = {}): Promise<void> {
  openProgramme(shop, change)
  await invite()
  friend = await aFriend(shop, inviter.code)
}

export async function invite(): Promise<void> {
  inviter = await anInviter(shop)
}

export async function befriend(code = inviter.code): Promise<void> {
  friend = await aFriend(shop, code)
}

export const buy = (memberId: string, yuan: number, requestId?: string) =>
  clerk
    .call(
      'purchase.record',
      { memberCode: unusedCode(shop, memberId), storeId: EAST, amountFen: yuan * 100 },
      requestId,
    )
    .then(({ purchase }) => purchase.purchaseId)
export const refund = (purchaseId: string, yuan: number) =>
  clerk.call('purchase.refund', { purchaseId, amountFen: yuan * 100, note: '退货' })
export const pointsOf = (memberId: string) =>
  (shop.database.get('accounts', memberId) as unknown as Account).points.balance
export const bond = () => bondOf(shop, friend.memberId)
