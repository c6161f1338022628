import { useState } from 'react'
import { fenFromYuan, yuan } from '#shared/kernel/money'
import { isUndecided } from '../../api/api-error'
import type { ActionOutput } from '../../api/call'
import { useMutation } from '../../api/use-mutation'
import { actText } from './clerk-text'
import type { TodaysPurchase } from './TodayList'

export type Refunded = ActionOutput<'purchase.refund'>
export type RefundShare = 'whole' | 'part'
const NOTE_LENGTH_MAX = 200

/** One refund of one purchase: how much, why, and what came of it. */
export function useRefund({ purchaseId, amountFen, refundedFen }: TodaysPurchase) {
  const leftFen = amountFen - refundedFen
  const [share, setShare] = useState<RefundShare>('whole')
  const [partText, setPartText] = useState('')
  const [note, setNote] = useState('')
  const [done, setDone] = useState<Refunded | null>(null)
  const refund = useMutation('purchase.refund', { onDone: setDone })
  const wantedFen = share === 'whole' ? leftFen : (fenFromYuan(partText) ?? 0)
  // Without an answer, other figures would be a second refund.
  const isLocked = refund.running || (refund.error !== null && isUndecided(refund.error))
  const changed = (change: () => void) => {
    if (isLocked) return
    refund.clearError()
    change()
  }
  return {
    leftFen,
    share,
    partText,
    note,
    wantedFen,
    done,
    isLocked,
    isRunning: refund.running,
    problem: refund.error ? actText(refund.error, '退款') : null,
    amountProblem: share === 'part' ? partProblem(partText, leftFen) : null,
    // Of what cost nothing, nothing comes back but the coupons.
    isReady: (wantedFen > 0 || leftFen === 0) && wantedFen <= leftFen && note.trim() !== '',
    setShare: (next: RefundShare) => changed(() => setShare(next)),
    setPartText: (text: string) => changed(() => setPartText(text)),
    setNote: (text: string) => changed(() => setNote(text.slice(0, NOTE_LENGTH_MAX))),
    run: () => void refund.run({ purchaseId, amountFen: wantedFen, note: note.trim() }),
  }
}

function partProblem(text: string, leftFen: number): string | null {
  if (text.trim() === '') return null
  const fen = fenFromYuan(text)
  if (fen === null || fen === 0) return '金额写成 12 或 12.50 这样'
  return fen > leftFen ? `最多还能退 ¥${yuan(leftFen)}` : null
}
