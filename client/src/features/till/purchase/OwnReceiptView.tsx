import { Text, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { yuanWithFen } from '#shared/kernel/money'
import { shopToday } from '../../../api/shop-clock'
import { Card } from '../../../ui/Card'
import { grouped } from '../../../ui/figures'
import { ListRow } from '../../../ui/ListRow'
import { Money } from '../../../ui/Money'
import { Section } from '../../../ui/Section'
import { datedMomentText } from '../../../ui/time-text'
import styles from './OwnReceiptView.module.scss'
import { backText, type OwnReceipt, purchaseMoment, refundNote } from './own-text'

type Props = { receipt: OwnReceipt }

/**
 * The receipt: what was paid, the full price, the goods, what was taken off, what it earned and what came back. What the
 * page adds stands after what it earned.
 */
export function OwnReceiptView({ receipt, children }: PropsWithChildren<Props>) {
  return (
    <>
      <Paid receipt={receipt} />
      <Goods receipt={receipt} />
      <Deductions receipt={receipt} />
      <Earned receipt={receipt} />
      {children}
      <Refunds receipt={receipt} />
      {receipt.receiptNumber === null ? null : (
        <View className={styles.number}>
          小票号 <Text selectable>{receipt.receiptNumber}</Text>
        </View>
      )}
    </>
  )
}

const yuanOf = (fen: number) => `¥${yuanWithFen(fen)}`

function Paid({ receipt }: Props) {
  const { storeName, amountFen, refundedFen, totalFen, savedFen } = receipt
  // Used only to omit the current year.
  const where = [storeName, purchaseMoment(receipt, shopToday())].filter(Boolean).join(' · ')
  const back = backText(receipt)
  return (
    <Card>
      <View className={styles.where}>{where}</View>
      <View className={styles.paid}>实付</View>
      <Money fen={amountFen} size="large" />
      {totalFen > amountFen ? (
        <View className={styles.saved}>
          {[`原价 ${yuanOf(totalFen)}`, savedFen > 0 ? `省了 ${yuanOf(savedFen)}` : null].filter(Boolean).join(' · ')}
        </View>
      ) : null}
      {refundedFen > 0 || back !== null ? (
        <View className={styles.back}>
          {back ?? '退了一部分'}：{yuanOf(amountFen)} − {yuanOf(refundedFen)} = {yuanOf(amountFen - refundedFen)}
        </View>
      ) : null}
    </Card>
  )
}

function Goods({ receipt: { lines, deliveryFen, deliveryDiscountFen, tipFen } }: Props) {
  if (lines === null && deliveryFen === 0) return null
  return (
    <Section title={lines !== null ? '商品' : tipFen > 0 ? '配送和小费' : '配送'}>
      <Card inset="rows">
        {(lines ?? []).map(({ name, unitFen, quantity, discountFen, backUnits }, line) => (
          <ListRow
            // biome-ignore lint/suspicious/noArrayIndexKey: the number of a line is what it is called by
            key={line}
            title={name ?? `第 ${line + 1} 件`}
            note={[
              `${yuanOf(unitFen)} × ${quantity}`,
              discountFen > 0 ? `优惠 −${yuanOf(discountFen)}` : null,
              backUnits > 0 ? `退回 ${backUnits} 件` : null,
            ]
              .filter(Boolean)
              .join(' · ')}
            value={yuanOf(unitFen * quantity - discountFen)}
            valueTone="strong"
          />
        ))}
        {deliveryFen > tipFen ? (
          <ListRow
            title="配送费"
            {...(deliveryDiscountFen > 0 && { note: `优惠 −${yuanOf(deliveryDiscountFen)}` })}
            value={yuanOf(deliveryFen - tipFen - deliveryDiscountFen)}
            valueTone="strong"
          />
        ) : null}
        {tipFen > 0 ? <ListRow title="小费" value={yuanOf(tipFen)} valueTone="strong" /> : null}
      </Card>
    </Section>
  )
}

/** By name, in the order in which they were applied: the tier before the coupons. */
function Deductions({ receipt: { benefits, coupons } }: Props) {
  if (benefits.length + coupons.length === 0) return null
  return (
    <Section title={benefits.length === 0 ? '用了的券' : coupons.length === 0 ? '等级权益' : '等级权益和券'}>
      <Card inset="rows">
        {benefits.map(({ title, discountFen }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two benefits for different goods may be called the same
          <ListRow key={index} title={title} value={`−${yuanOf(discountFen)}`} valueTone="accent" />
        ))}
        {coupons.map(({ title, discountFen, gift, valueFen }, index) => (
          <ListRow
            // biome-ignore lint/suspicious/noArrayIndexKey: the same coupon may be used twice
            key={index}
            title={title}
            {...(valueFen ? { note: `值 ${yuanOf(valueFen)}` } : {})}
            value={gift === null ? `−${yuanOf(discountFen)}` : `送${gift}`}
            valueTone="accent"
          />
        ))}
      </Card>
    </Section>
  )
}

function Earned({ receipt: { pointsEarned, growthEarned, tierReached } }: Props) {
  if (pointsEarned === 0 && growthEarned === 0 && tierReached === null) return null
  return (
    <Section title="这次得到">
      <Card inset="rows">
        {pointsEarned > 0 ? <ListRow title="积分" value={`+${grouped(pointsEarned)}`} valueTone="accent" /> : null}
        {growthEarned > 0 ? <ListRow title="成长值" value={`+${grouped(growthEarned)}`} valueTone="warm" /> : null}
        {tierReached === null ? null : <ListRow title="会员等级" value={`升到${tierReached}`} valueTone="accent" />}
      </Card>
    </Section>
  )
}

function Refunds({ receipt: { refunds, isUndone } }: Props) {
  if (refunds.length === 0) return null
  const today = shopToday()
  return (
    <Section title="退款">
      <Card inset="rows">
        {refunds.map((refund, index) => (
          <ListRow
            // biome-ignore lint/suspicious/noArrayIndexKey: refunds are only ever added at the end
            key={index}
            title={`${datedMomentText(refund.at, today)} ${isUndone && index === refunds.length - 1 ? '撤销' : '退款'}`}
            note={refundNote(refund)}
            value={`−${yuanOf(refund.amountFen)}`}
            valueTone="strong"
          />
        ))}
      </Card>
    </Section>
  )
}
