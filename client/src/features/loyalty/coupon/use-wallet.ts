import { useState } from 'react'
import type { ActionOutput } from '../../../api/call'
import { useMore } from '../../../api/use-more'
import { useQuery } from '../../../api/use-query'

export type WalletTab = 'usable' | 'used' | 'ended'
type WalletPage = ActionOutput<'coupon.listMine'>

export type Wallet = ReturnType<typeof useWallet>

/** One tab of the wallet, page by page. */
export function useWallet(tab: WalletTab, enabled = true) {
  const query = useQuery('coupon.listMine', { tab }, { keep: true, enabled })
  const [first, setFirst] = useState(query.data)
  const [older, setOlder] = useState<WalletPage | null>(null)
  if (query.data !== first) {
    setFirst(query.data)
    // The loaded older pages are kept only while the first page still ends where it did.
    if (query.data?.nextCursor !== first?.nextCursor) setOlder(null)
  }
  const cursor = (older ?? query.data)?.nextCursor ?? null
  const more = useMore('coupon.listMine', cursor === null ? null : { tab, cursor }, (page) =>
    setOlder((before) => ({ ...page, coupons: [...(before?.coupons ?? []), ...page.coupons] })),
  )
  return { query: { ...query, data: query.data && withOlder(query.data, older) }, more }
}

/** For a moment the same coupon may be on both sides of a page's edge. */
function withOlder(first: WalletPage, older: WalletPage | null): WalletPage {
  if (!older) return first
  const known = new Set(first.coupons.map(({ couponId }) => couponId))
  const fresh = older.coupons.filter(({ couponId }) => !known.has(couponId))
  return { ...first, coupons: [...first.coupons, ...fresh], nextCursor: older.nextCursor }
}
