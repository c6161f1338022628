import { useEffect, useState } from 'react'
import type { ActionOutput } from '../../../api/call'
import { useMutation } from '../../../api/use-mutation'
import { vibrateShort } from '../../../platform/vibration'
import { useInFront } from '../../../ui/use-in-front'

export const RECEIPT_ASK_MS = 5_000
/** Five minutes: a code shown for longer is probably on a phone left lying. */
const ASKS_MAX = 60

export type Receipt = NonNullable<ActionOutput<'purchase.getReceipt'>['receipt']>

/**
 * Finds a purchase recorded since a server instant. The phone has to ask because nothing notifies it. It asks while the
 * code is in front and no receipt is shown.
 */
export function useReceipt(sinceAt: number | null, onReceipt: () => void) {
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const [seenAt, setSeenAt] = useState<number | null>(null)
  const isInFront = useInFront()
  const { run } = useMutation('purchase.getReceipt', {
    onDone: ({ receipt: found }) => {
      if (!found) return
      setReceipt(found)
      vibrateShort()
      onReceipt()
    },
  })
  const afterAt = seenAt ?? sinceAt
  const isWaiting = isInFront && receipt === null
  useEffect(() => {
    if (!isWaiting || afterAt === null) return undefined
    let asks = 0
    const timer = setInterval(() => {
      asks += 1
      if (asks === ASKS_MAX) clearInterval(timer)
      void run({ afterAt })
    }, RECEIPT_ASK_MS)
    return () => clearInterval(timer)
  }, [isWaiting, afterAt, run])
  const close = () => {
    setSeenAt(receipt?.at ?? null)
    setReceipt(null)
  }
  return { receipt, close }
}
