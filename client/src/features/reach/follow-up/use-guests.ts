import { useCallback, useRef, useState } from 'react'
import { type ActionOutput, call } from '../../../api/call'

export type Guest = ActionOutput<'follow-up.seeGuest'>

interface Found {
  memberCode: string
  proof: string
}

export interface Guests {
  /** By the member's number; null while it is on its way, or did not come. */
  of(memberCode: string): Guest | null
  see(member: Found): void
  /** After the clerk has changed something. */
  change(memberCode: string, part: Partial<Guest>): void
}

/**
 * What a clerk should know of the members in front, asked for once for each scan and beside the sale: it never waits for this, and
 * where the answer does not come there is nothing to see.
 */
export function useGuests(storeId: string): Guests {
  const [guests, setGuests] = useState<Record<string, Guest>>({})
  const asked = useRef(new Set<string>())
  const see = useCallback(
    ({ memberCode, proof }: Found) => {
      if (asked.current.has(memberCode)) return
      asked.current.add(memberCode)
      const ask = async () => {
        try {
          const guest = await call('follow-up.seeGuest', { memberCode: proof, storeId })
          setGuests((before) => ({ ...before, [memberCode]: guest }))
        } catch {
          // Knowing the guest is a help at the till and no part of it; the next scan asks again.
          asked.current.delete(memberCode)
        }
      }
      void ask()
    },
    [storeId],
  )
  const change = useCallback((memberCode: string, part: Partial<Guest>) => {
    setGuests((before) => {
      const guest = before[memberCode]
      return guest ? { ...before, [memberCode]: { ...guest, ...part } } : before
    })
  }, [])
  return { of: (memberCode) => guests[memberCode] ?? null, see, change }
}
