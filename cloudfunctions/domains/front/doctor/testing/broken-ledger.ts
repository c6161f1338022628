import type { Account } from '#shared/ledger/account/account'
import { earned, memberIdOf, putLedger } from '../../../../testing/put-ledger'
import { SHOP_OPENS_AT, type Shop } from '../../../../testing/shop'

export const BROKEN = memberIdOf(1)
export const FINDING = `ledgers:${BROKEN}`

/** Somebody has typed a wrong balance into the console: 30 points were earned, but it says 1 000. */
export function breakLedger(shop: Shop): void {
  putLedger(shop, BROKEN, [earned(SHOP_OPENS_AT - 3_600_000, { points: 30 }, 'a')])
  putLedger(shop, memberIdOf(2), [earned(SHOP_OPENS_AT - 3_600_000, { points: 50 }, 'b')])
  const account = shop.database.get('accounts', BROKEN) as unknown as Account
  shop.database.put('accounts', { ...account, points: { ...account.points, balance: 1000 } })
}
