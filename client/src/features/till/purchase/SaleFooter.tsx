import { View } from '@tarojs/components'
import { classNames } from '../../../ui/class-names'
import { Notice } from '../../../ui/Notice'
import { AmountPad } from './AmountPad'
import { NextStep } from './NextStep'
import styles from './SaleFooter.module.scss'
import { amountText, typedAmountText } from './sale-text'
import type { Sale } from './use-sale'

type Props = { sale: Sale; onQuote: () => void; onScanAgain: () => void }

/** From this length on, an amount would not fit a narrow screen at large type. */
const LONG_AMOUNT = 8

/** The amount and its keys, always visible and within reach of the thumb. */
export function SaleFooter({ sale, onQuote, onScanAgain }: Props) {
  const { typed, isPricing, problem } = sale
  const shown = typedAmountText(typed)
  return (
    <>
      <View className={styles.amount} aria-label={`本单金额 ${typed === '' ? '0' : typed} 元`} ariaRole="text">
        <View className={styles.label}>本单金额</View>
        <View
          className={classNames(
            styles.figure,
            typed === '' && styles.empty,
            shown.length >= LONG_AMOUNT && styles.long,
          )}
        >
          <View className={styles.currency}>¥</View>
          {shown}
        </View>
      </View>
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      <AmountPad onKey={(key) => (isPricing ? undefined : sale.pressKey(key))} />
      <NextStep sale={sale} text={nextText(sale)} onQuote={onQuote} onScanAgain={onScanAgain} />
    </>
  )
}

function nextText({ amountFen }: Sale): string {
  return amountFen === 0 ? '先输入金额' : `下一步 ${amountText(amountFen)}`
}
