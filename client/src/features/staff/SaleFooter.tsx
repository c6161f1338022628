import { View } from '@tarojs/components'
import { Button } from '../../ui/Button'
import { classNames } from '../../ui/class-names'
import { Notice } from '../../ui/Notice'
import { AmountPad } from './AmountPad'
import type { FoundMember } from './MemberPreview'
import styles from './SaleFooter.module.scss'
import { amountText, typedAmountText } from './sale-text'
import type { Sale } from './use-sale'

type Props = { member: FoundMember; sale: Sale; onToday: () => void }

/** From here on the amount would run out of a narrow screen at large type. */
const LONG_AMOUNT = 8

/** The amount, its keys and the one act of the screen, at the thumb and never out of sight. */
export function SaleFooter({ member, sale, onToday }: Props) {
  const { typed, amountFen, isLocked, isRecording, isReceiptNumberWrong, problem } = sale
  // Nobody knows whether it was recorded: the only thing to do is the same again.
  const isStuck = isLocked && !isRecording
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
      {isStuck ? null : <AmountPad onKey={sale.pressKey} />}
      <Button
        loading={isRecording}
        disabled={amountFen === 0 || isReceiptNumberWrong}
        onClick={() => sale.confirm(member.proof)}
      >
        {confirmText(sale, isStuck)}
      </Button>
      {isStuck ? (
        <Button kind="plain" onClick={onToday}>
          看今日记录
        </Button>
      ) : null}
    </>
  )
}

function confirmText({ amountFen, isReceiptNumberWrong }: Sale, isStuck: boolean): string {
  if (isReceiptNumberWrong) return '先改好收银单号'
  if (amountFen === 0) return '先输入金额'
  return `${isStuck ? '再确认一次' : '确认入账'} ${amountText(amountFen)}`
}
