import { Notice } from '../../../ui/Notice'
import { NextStep } from './NextStep'
import { amountText } from './sale-text'
import type { Sale } from './use-sale'

type Props = { sale: Sale; onQuote: () => void; onScanAgain: () => void }

/** The price of the picked goods, always visible. */
export function GoodsFooter({ sale, onQuote, onScanAgain }: Props) {
  const { problem } = sale
  return (
    <>
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      <NextStep sale={sale} text={nextText(sale)} onQuote={onQuote} onScanAgain={onScanAgain} />
    </>
  )
}

function nextText({ amountFen, pieces }: Sale): string {
  return amountFen === 0 ? '先选商品' : `下一步 ${pieces} 件 ${amountText(amountFen)}`
}
