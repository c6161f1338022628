import { Button } from '../../../ui/Button'
import { ScanAgainButton } from './ScanAgainButton'
import type { Sale } from './use-sale'

type Props = {
  sale: Sale
  /** The button's label: what is missing, or what comes next. */
  text: string
  onQuote: () => void
  onScanAgain: () => void
}

/**
 * Leads from the picked goods or the typed amount to the quote; or back to the member's code, if that was used
 * meanwhile.
 */
export function NextStep({ sale, text, onQuote, onScanAgain }: Props) {
  if (sale.isCodeGone) return <ScanAgainButton onClick={onScanAgain} />
  const { amountFen, isPricing, isReceiptNumberWrong } = sale
  return (
    <Button loading={isPricing} disabled={amountFen === 0 || isReceiptNumberWrong} onClick={onQuote}>
      {isReceiptNumberWrong ? '先改好收银单号' : text}
    </Button>
  )
}
