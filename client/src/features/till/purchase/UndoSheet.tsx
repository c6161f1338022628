import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ActionOutput } from '../../../api/call'
import { actText } from '../../../api/clerk-text'
import { useMutation } from '../../../api/use-mutation'
import { Button } from '../../../ui/Button'
import { Field } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { Sheet } from '../../../ui/Sheet'
import styles from './RefundSheet.module.scss'
import { amountText } from './sale-text'

export type Undone = ActionOutput<'purchase.undo'>

type Props = {
  purchase: { purchaseId: string; amountFen: number; coupons: readonly unknown[] }
  onDone: (undone: Undone) => void
  onClose: () => void
}

/** Asks once before undoing, because no tap can redo it. After a while it also asks a manager for the reason. */
export function UndoSheet({ purchase: { purchaseId, amountFen, coupons }, onDone, onClose }: Props) {
  const [isReasonNeeded, setIsReasonNeeded] = useState(false)
  const [reason, setReason] = useState('')
  const { run, running, error } = useMutation('purchase.undo', {
    onDone,
    onError: ({ code }) => {
      if (code === 'UNDO_REASON_NEEDED') setIsReasonNeeded(true)
    },
  })
  const note = reason.trim()
  const isReady = !isReasonNeeded || note !== ''
  const undo = () => void run(note === '' ? { purchaseId } : { purchaseId, note })
  return (
    <Sheet
      open
      title="撤销这笔"
      onClose={onClose}
      footer={
        <>
          {error && error.code !== 'UNDO_REASON_NEEDED' ? (
            <Notice tone="danger">{actText(error, '撤销')}</Notice>
          ) : null}
          <Button
            kind="danger"
            loading={running}
            disabled={!isReady}
            reason={isReady ? undefined : '先写原因'}
            onClick={undo}
          >
            确认撤销 {amountText(amountFen)}
          </Button>
        </>
      }
    >
      {coupons.length > 0 ? '没过期的券退回，积分和成长值一起收回。' : '积分和成长值会一起收回。'}
      撤销以后，这笔要重新记。
      {isReasonNeeded ? (
        <View className={styles.field}>
          <Field
            label="撤销原因"
            value={reason}
            onChange={setReason}
            placeholder="例如 金额记错"
            maxLength={60}
            disabled={running}
            hint="过了店员的撤销时间，要写明原因"
          />
        </View>
      ) : null}
    </Sheet>
  )
}
