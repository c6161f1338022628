import { View } from '@tarojs/components'
import { useState } from 'react'
import { yuanWithFen } from '#shared/kernel/money'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { classNames } from '../../ui/class-names'
import { grouped } from '../../ui/figures'
import { ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { AmountPad } from './AmountPad'
import { type FoundMember, MemberPreview } from './MemberPreview'
import { ReceiptSheet } from './ReceiptSheet'
import styles from './SaleForm.module.scss'
import { multiplierText } from './sale-text'
import type { Sale } from './use-sale'

type Props = { member: FoundMember; sale: Sale; onChangeMember: () => void; onToday: () => void }

/** Who pays how much, and what that will do. The rates are the server's: the figures come with its answer. */
export function SaleForm({ member, sale, onChangeMember, onToday }: Props) {
  const [isReceiptOpen, setIsReceiptOpen] = useState(false)
  const { amountText, receiptNumber, isLocked, isRecording, problem } = sale
  return (
    <>
      <MemberPreview member={member} onChange={onChangeMember} disabled={isRecording} />
      <View
        className={styles.amount}
        aria-label={`本单金额 ${amountText === '' ? '0' : amountText} 元`}
        ariaRole="text"
      >
        <View className={styles.label}>本单金额</View>
        <View className={classNames(styles.figure, amountText === '' && styles.empty)}>
          <View className={styles.currency}>¥</View>
          {shownAmount(amountText)}
        </View>
      </View>
      {problem ? (
        <Notice
          tone="danger"
          action={
            isLocked ? (
              <Button kind="plain" size="small" onClick={onToday}>
                看今日记录
              </Button>
            ) : null
          }
        >
          {problem}
        </Notice>
      ) : null}
      <Card inset="rows">
        <ListRow title="积分和成长值" value={`积分 ${multiplierText(member.pointsMultiplierPercent)}，确认后到账`} />
        <ListRow
          title="收银单号"
          value={receiptNumber.trim() || '选填'}
          disabled={isLocked}
          onClick={() => setIsReceiptOpen(true)}
        />
      </Card>
      <ReceiptSheet sale={sale} open={isReceiptOpen} onClose={() => setIsReceiptOpen(false)} />
    </>
  )
}

/** The keys and the one act of the screen, at the thumb. */
export function SaleFooter({ member, sale }: Pick<Props, 'member' | 'sale'>) {
  const { amountFen, isLocked, isRecording, isReceiptNumberWrong } = sale
  return (
    <>
      <AmountPad onKey={sale.pressKey} disabled={isLocked} />
      <Button
        loading={isRecording}
        disabled={amountFen === 0 || isReceiptNumberWrong}
        onClick={() => sale.confirm(member.memberCode)}
      >
        {confirmText(sale)}
      </Button>
    </>
  )
}

function confirmText({ amountFen, isLocked, isRecording, isReceiptNumberWrong }: Sale): string {
  if (isReceiptNumberWrong) return '先改好收银单号'
  if (amountFen === 0) return '先输入金额'
  const amount = `¥${grouped(Math.floor(amountFen / 100))}${yuanWithFen(amountFen).slice(-3)}`
  return isLocked && !isRecording ? `再确认一次 ${amount}` : `确认入账 ${amount}`
}

function shownAmount(text: string): string {
  if (text === '') return '0.00'
  const [whole = '', cents] = text.split('.')
  return cents === undefined ? grouped(Number(whole)) : `${grouped(Number(whole))}.${cents}`
}
