import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { ScanAgainButton } from './ScanAgainButton'
import { amountText } from './sale-text'
import type { Sale } from './use-sale'

type Props = { sale: Sale; onQuote: () => void; onScanAgain: () => void }

/** What the picked goods cost, never out of sight. */
export function GoodsFooter({ sale, onQuote, onScanAgain }: Props) {
  const { amountFen, isPricing, isReceiptNumberWrong, problem } = sale
  return (
    <>
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      {sale.isCodeGone ? (
        <ScanAgainButton onClick={onScanAgain} />
      ) : (
        <Button loading={isPricing} disabled={amountFen === 0 || isReceiptNumberWrong} onClick={onQuote}>
          {nextText(sale)}
        </Button>
      )}
    </>
  )
}

function nextText({ amountFen, isReceiptNumberWrong, pieces }: Sale): string {
  if (isReceiptNumberWrong) return '先改好收银单号'
  return amountFen === 0 ? '先选商品' : `下一步 ${pieces} 件 ${amountText(amountFen)}`
}
