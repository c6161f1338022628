import { View } from '@tarojs/components'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import type { Quote } from './QuoteBody'
import styles from './QuoteFooter.module.scss'
import { ScanAgainButton } from './ScanAgainButton'
import { amountText, outcomeText } from './sale-text'
import type { Sale } from './use-sale'

type Props = { quote: Quote; multiplierPercent: number; sale: Sale; onToday: () => void; onScanAgain: () => void }

/** What will happen, and the button that does it, which names the money the customer pays. */
export function QuoteFooter({ quote, multiplierPercent, sale, onToday, onScanAgain }: Props) {
  const { payableFen, coupons } = quote
  const { isLocked, isConfirming, isPricing, problem } = sale
  // Nobody knows whether it was recorded, so the clerk can only repeat the same act.
  const isStuck = isLocked && !isConfirming
  const act = isStuck ? '再确认一次' : coupons.length > 0 ? '确认核销' : '确认入账'
  return (
    <>
      <View className={styles.outcome}>{outcomeText(quote, multiplierPercent)}</View>
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      {sale.isCodeGone ? (
        <ScanAgainButton onClick={onScanAgain} />
      ) : (
        <Button loading={isConfirming || isPricing} onClick={() => void sale.confirm()}>
          {isPricing && !isConfirming ? '正在计算' : `${act}，实收 ${amountText(payableFen)}`}
        </Button>
      )}
      {isStuck ? (
        <Button kind="plain" onClick={onToday}>
          看今日记录
        </Button>
      ) : null}
    </>
  )
}
