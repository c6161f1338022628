import { keysOfCustomer } from '../../people/member/member.face'
import type { Work } from './import-known.service'

/** Those that share no key and no receipt with one before them in the batch: what is in lists has no order. */
export function uncontested(works: readonly Work[]): Work[] {
  const taken = new Set<string>()
  return works.filter(({ customer, rows }) => {
    const claims = [...keysOfCustomer(customer), ...new Set(rows.map(({ purchaseId }) => purchaseId))]
    const isContested = claims.some((claim) => taken.has(claim))
    for (const claim of claims) taken.add(claim)
    return !isContested
  })
}
