import { View } from '@tarojs/components'
import { useState } from 'react'
import type { BusinessDay } from '#shared/kernel/business-day'
import { yuanWithFen } from '#shared/kernel/money'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { Sheet } from '../../../ui/Sheet'
import { clockText, momentText } from '../../../ui/time-text'
import { RefundSheet } from './RefundSheet'
import styles from './RefundSheet.module.scss'
import { refundText, returnedText } from './refund-text'
import type { TodaysPurchase } from './TodayList'
import { type Undone, UndoSheet } from './UndoSheet'

type Props = { purchase: TodaysPurchase; day: BusinessDay; onClose: () => void }

/** The acts for one purchase: undo it as a mistake while there is time, refund it in whole or in part afterwards. */
export function PurchaseSheet({ purchase, day, onClose }: Props) {
  const { undoUntilAt, displayName, at, amountFen } = purchase
  const [way, setWay] = useState<'undo' | 'refund' | null>(undoUntilAt === null ? 'refund' : null)
  const [undone, setUndone] = useState<Undone | null>(null)
  if (undone) return <UndoneSheet undone={undone} onClose={onClose} />
  if (way === 'refund') return <RefundSheet purchase={purchase} onClose={onClose} />
  if (way === 'undo') return <UndoSheet purchase={purchase} onDone={setUndone} onClose={onClose} />
  return (
    <Sheet
      open
      title="这笔消费"
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" icon="undo" onClick={() => setWay('undo')}>
            撤销整笔
          </Button>
          <Button kind="plain" onClick={() => setWay('refund')}>
            退款
          </Button>
        </>
      }
    >
      <View className={styles.purchase}>
        {displayName} · {clockText(at)} · ¥{yuanWithFen(amountFen)}
      </View>
      记错了就撤销，像没有发生过，没过期的券也退回，{momentText(undoUntilAt ?? at, day)}{' '}
      前可以。客人退货就退款，可以只退一部分。
    </Sheet>
  )
}

function UndoneSheet({ undone, onClose }: { undone: Undone; onClose: () => void }) {
  const returned = returnedText(undone.coupons)
  return (
    <Sheet open title="已撤销" onClose={onClose} footer={<Button onClick={onClose}>好了</Button>}>
      <Notice tone="success">
        退给客人 ¥{yuanWithFen(undone.moneyFen)}，{refundText(undone)}
        {returned ? `。${returned}` : ''}
      </Notice>
    </Sheet>
  )
}
