import { useState } from 'react'
import {
  type GoodsChoice,
  moneyForGoods,
  NO_GOODS,
  type RefundWay,
  refundWays,
  returnedGoods,
} from '#shared/till/purchase/goods-back'
import type { ActionOutput } from '../../api/request'
import { useAct } from '../../api/use-act'

export type OperatorPurchase = ActionOutput<'purchase.find'>['purchases'][number]
export type RefundAnswer = ActionOutput<'purchase.refundAsOperator'>
/** One refund of one purchase: what comes back, and how it ended. */
export function useRefund(purchase: OperatorPurchase) {
  const { purchaseId, amountFen, refundedFen, goods } = purchase
  const act = useAct('purchase.refundAsOperator')
  const leftFen = amountFen - refundedFen
  const ways = refundWays(purchase, purchase.coupons.length + purchase.benefits.length > 0)
  const [way, setWay] = useState<RefundWay>(ways[0] ?? 'money')
  const [moneyFen, setMoneyFen] = useState<number | null>(leftFen)
  const [choice, setChoice] = useState<GoodsChoice>(NO_GOODS)
  const [done, setDone] = useState<RefundAnswer | null>(null)
  const returned = way === 'goods' && goods ? returnedGoods(goods, choice) : null
  return {
    leftFen,
    ways,
    way,
    setWay,
    moneyFen,
    setMoneyFen,
    choice,
    choose: (part: Partial<GoodsChoice>) => setChoice({ ...choice, ...part }),
    wantedFen: way === 'money' ? (moneyFen ?? 0) : returned ? moneyForGoods(purchase, returned) : 0,
    missing: way === 'money' ? moneyProblem(moneyFen, leftFen) : returned ? null : '选退哪些商品',
    isRunning: act.isRunning,
    error: act.error,
    done,
    run: async (note: string): Promise<void> => {
      const what = returned ? { goods: returned } : { amountFen: moneyFen ?? 0 }
      const answer = await act.run({ purchaseId, ...what, note })
      if (answer) setDone(answer)
    },
  }
}

/** A purchase that cost nothing gives its coupons back, and no money. */
function moneyProblem(moneyFen: number | null, leftFen: number): string | null {
  if (moneyFen === null || (moneyFen === 0 && leftFen > 0)) return '写退多少'
  return moneyFen > leftFen ? '比还没有退的多' : null
}
