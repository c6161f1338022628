import { useState } from 'react'
import { fenFromYuan, yuan } from '#shared/kernel/money'
import { moneyForGoods, type RefundWay, refundWays } from '#shared/till/purchase/goods-back'
import { isUndecided } from '../../../api/api-error'
import type { ActionOutput } from '../../../api/call'
import { actText } from '../../../api/clerk-text'
import { useMutation } from '../../../api/use-mutation'
import { NOTHING_TYPED, type TypedChoice, typedGoods } from './goods-back'
import type { TodaysPurchase } from './TodayList'

export type RefundAnswer = ActionOutput<'purchase.refund'>
export type RefundShare = 'whole' | 'part'
const NOTE_LENGTH_MAX = 200

/** One refund of one purchase: what comes back, why, and how it ended. */
export function useRefund(purchase: TodaysPurchase) {
  const { purchaseId, amountFen, refundedFen, goods } = purchase
  const leftFen = amountFen - refundedFen
  const ways = refundWays(purchase, purchase.coupons.length > 0)
  const [way, setWay] = useState<RefundWay>(ways[0] ?? 'money')
  const [share, setShare] = useState<RefundShare>('whole')
  const [partText, setPartText] = useState('')
  const [choice, setChoice] = useState<TypedChoice>(NOTHING_TYPED)
  const [note, setNote] = useState('')
  const [done, setDone] = useState<RefundAnswer | null>(null)
  const refund = useMutation('purchase.refund', { onDone: setDone })
  const returned = way === 'goods' && goods ? typedGoods(goods, choice) : null
  const moneyFen = share === 'whole' ? leftFen : (fenFromYuan(partText) ?? 0)
  const wantedFen = way === 'money' ? moneyFen : returned ? moneyForGoods(purchase, returned) : 0
  // A purchase that cost nothing returns only its coupons.
  const isAsked = way === 'goods' ? returned !== null : (moneyFen > 0 || leftFen === 0) && moneyFen <= leftFen
  // While an answer is missing, different figures would be a second refund.
  const isLocked = refund.running || (refund.error !== null && isUndecided(refund.error))
  const changed = (change: () => void) => {
    if (isLocked) return
    refund.clearError()
    change()
  }
  return {
    leftFen,
    goods,
    ways,
    way,
    share,
    partText,
    choice,
    note,
    wantedFen,
    done,
    isLocked,
    isRunning: refund.running,
    problem: refund.error ? actText(refund.error, '退款') : null,
    amountProblem: share === 'part' ? partProblem(partText, leftFen) : null,
    isAsked,
    isReady: isAsked && note.trim() !== '',
    setWay: (next: RefundWay) => changed(() => setWay(next)),
    setShare: (next: RefundShare) => changed(() => setShare(next)),
    setPartText: (text: string) => changed(() => setPartText(text)),
    choose: (part: Partial<TypedChoice>) => changed(() => setChoice((before) => ({ ...before, ...part }))),
    setNote: (text: string) => changed(() => setNote(text.slice(0, NOTE_LENGTH_MAX))),
    run: () => {
      const what = returned ? { goods: returned } : { amountFen: moneyFen }
      void refund.run({ purchaseId, ...what, note: note.trim() })
    },
  }
}

function partProblem(text: string, leftFen: number): string | null {
  if (text.trim() === '') return null
  const fen = fenFromYuan(text)
  if (fen === null || fen === 0) return '金额写成 12 或 12.50 这样'
  return fen > leftFen ? `最多还能退 ¥${yuan(leftFen)}` : null
}
