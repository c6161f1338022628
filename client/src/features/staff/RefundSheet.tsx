import { View } from '@tarojs/components'
import { yuan, yuanWithFen } from '#shared/kernel/money'
import { Button } from '../../ui/Button'
import { classNames } from '../../ui/class-names'
import { Field } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { Pressable } from '../../ui/Pressable'
import { Sheet } from '../../ui/Sheet'
import { Tabs } from '../../ui/Tabs'
import { clockText } from '../../ui/time-text'
import styles from './RefundSheet.module.scss'
import { refundText, returnedText } from './refund-text'
import type { TodaysPurchase } from './TodayList'
import { useRefund } from './use-refund'

const REASONS = ['客人退货', '金额记错', '记错会员']

type Props = { purchase: TodaysPurchase; onClose: () => void }

/** Refunds a purchase, whole or in part. The reason stays with it, for whoever asks later. */
export function RefundSheet({ purchase, onClose }: Props) {
  const refund = useRefund(purchase)
  const { leftFen, wantedFen, done, isRunning, isReady, problem } = refund
  return (
    <Sheet
      open
      title={done ? '已退款' : '退款'}
      onClose={onClose}
      footer={
        done ? (
          <Button onClick={onClose}>好了</Button>
        ) : (
          <>
            {problem ? <Notice tone="danger">{problem}</Notice> : null}
            <Button
              kind="danger"
              loading={isRunning}
              disabled={!isReady}
              reason={
                isReady
                  ? undefined
                  : wantedFen <= leftFen && (wantedFen > 0 || leftFen === 0)
                    ? '选一个原因'
                    : '先填退多少'
              }
              onClick={refund.run}
            >
              {isReady ? `确认退 ¥${yuanWithFen(wantedFen)}` : '确认退款'}
            </Button>
          </>
        )
      }
    >
      <View className={styles.purchase}>
        {purchase.displayName} · {clockText(purchase.at)} · ¥{yuanWithFen(purchase.amountFen)}
        {purchase.refundedFen > 0 ? `，已退 ¥${yuan(purchase.refundedFen)}` : ''}
      </View>
      {done ? (
        <Notice tone="success">
          退了 ¥{yuanWithFen(done.moneyFen)}，{refundText(done)}
          {returnedText(done.coupons) ? `。${returnedText(done.coupons)}` : ''}
        </Notice>
      ) : (
        <RefundFields refund={refund} />
      )}
    </Sheet>
  )
}

function RefundFields({ refund }: { refund: ReturnType<typeof useRefund> }) {
  const { leftFen, share, partText, note, isLocked, amountProblem } = refund
  return (
    <>
      <Tabs
        tabs={[
          { key: 'whole', text: leftFen > 0 ? `全部退 ¥${yuan(leftFen)}` : '整笔退回' },
          { key: 'part', text: '退一部分' },
        ]}
        current={share}
        onChange={refund.setShare}
      />
      {share === 'part' ? (
        <View className={styles.field}>
          <Field
            label="退多少"
            kind="amount"
            value={partText}
            onChange={refund.setPartText}
            placeholder="0.00"
            disabled={isLocked}
            error={amountProblem ?? undefined}
            hint={`最多 ¥${yuan(leftFen)}，积分按比例收回`}
          />
        </View>
      ) : null}
      <View className={styles.field}>
        <Field
          label="原因"
          value={note}
          onChange={refund.setNote}
          placeholder="选一个，或自己写"
          disabled={isLocked}
          maxLength={60}
        />
        <View className={styles.reasons}>
          {REASONS.map((reason) => (
            <Pressable
              key={reason}
              role="radio"
              isOn={note === reason}
              disabled={isLocked}
              className={classNames(styles.reason, note === reason && styles.chosen)}
              onClick={() => refund.setNote(reason)}
            >
              {reason}
            </Pressable>
          ))}
        </View>
      </View>
    </>
  )
}
