import { View } from '@tarojs/components'
import { yuan, yuanWithFen } from '#shared/kernel/money'
import type { RefundWay } from '#shared/till/purchase/goods-back'
import { Button } from '../../../ui/Button'
import { classNames } from '../../../ui/class-names'
import { Field } from '../../../ui/Field'
import { Notice } from '../../../ui/Notice'
import { Pressable } from '../../../ui/Pressable'
import { Sheet } from '../../../ui/Sheet'
import { Tabs } from '../../../ui/Tabs'
import { clockText } from '../../../ui/time-text'
import { RefundGoods } from './RefundGoods'
import styles from './RefundSheet.module.scss'
import { refundText, returnedText } from './refund-text'
import type { TodaysPurchase } from './TodayList'
import { useRefund } from './use-refund'

const REASONS = ['客人退货', '金额记错', '记错会员']

type Refund = ReturnType<typeof useRefund>
type Props = { purchase: TodaysPurchase; onClose: () => void }

/** Refunds a purchase, whole or in part. The reason is stored with it, for anybody who asks later. */
export function RefundSheet({ purchase, onClose }: Props) {
  const refund = useRefund(purchase)
  const { wantedFen, done, isRunning, isReady, problem } = refund
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
              reason={missingText(refund)}
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

const WAY_TEXTS: Record<RefundWay, string> = { goods: '退商品', money: '退金额' }

function missingText({ isAsked, isReady, way }: Refund): string | undefined {
  if (isReady) return undefined
  if (isAsked) return '选一个原因'
  return way === 'goods' ? '先说退哪些商品' : '先填退多少'
}

function RefundFields({ refund }: { refund: Refund }) {
  const { goods, ways, way } = refund
  return (
    <>
      {ways.length > 1 ? (
        <Tabs tabs={ways.map((key) => ({ key, text: WAY_TEXTS[key] }))} current={way} onChange={refund.setWay} />
      ) : null}
      {way === 'goods' && goods ? <RefundGoods goods={goods} refund={refund} /> : <MoneyFields refund={refund} />}
      <ReasonFields refund={refund} />
    </>
  )
}

function MoneyFields({ refund }: { refund: Refund }) {
  const { leftFen, share, partText, isLocked, amountProblem } = refund
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
    </>
  )
}

function ReasonFields({ refund: { note, setNote, isLocked } }: { refund: Refund }) {
  return (
    <View className={styles.field}>
      <Field
        label="原因"
        value={note}
        onChange={setNote}
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
            onClick={() => setNote(reason)}
          >
            {reason}
          </Pressable>
        ))}
      </View>
    </View>
  )
}
