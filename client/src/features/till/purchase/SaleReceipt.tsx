import { View } from '@tarojs/components'
import { yuanWithFen } from '#shared/kernel/money'
import { Button } from '../../../ui/Button'
import { grouped } from '../../../ui/figures'
import { Money } from '../../../ui/Money'
import { clockText } from '../../../ui/time-text'
import styles from './SaleReceipt.module.scss'
import type { Receipt } from './use-receipt'

type Props = { receipt: Receipt; onClose: () => void }

/** What was paid, saved and earned; replaces the code that was shown for it. */
export function SaleReceipt({ receipt, onClose }: Props) {
  const { amountFen, storeName, at } = receipt
  return (
    <View className={styles.card} role="status" ariaRole="status" aria-label={`已入账 ${yuanWithFen(amountFen)} 元`}>
      <View className={styles.head}>{['已入账', storeName, clockText(at)].filter(Boolean).join(' · ')}</View>
      <Money fen={amountFen} size="large" />
      <View className={styles.rows}>
        {rowsOf(receipt).map(({ label, figure }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two coupons, or two benefits, may be called the same
          <View key={index} className={styles.row}>
            <View>{label}</View>
            <View className={styles.figure}>{figure}</View>
          </View>
        ))}
      </View>
      <Button onClick={onClose}>好了</Button>
    </View>
  )
}

interface Row {
  label: string
  figure: string
}

function rowsOf({ discountFen, benefits, coupons, pointsEarned, growthEarned, balance, tierReached }: Receipt): Row[] {
  return [
    ...benefits.map(({ title, discountFen: offFen }) => ({ label: title, figure: `−¥${yuanWithFen(offFen)}` })),
    ...coupons.map(({ title, discountFen: offFen, gift }) => ({
      label: title,
      figure: gift === null ? `−¥${yuanWithFen(offFen)}` : `送${gift}`,
    })),
    ...(discountFen > 0 ? [{ label: '省了', figure: `¥${yuanWithFen(discountFen)}` }] : []),
    ...(pointsEarned > 0 ? [{ label: '获得积分', figure: `+${grouped(pointsEarned)}` }] : []),
    ...(growthEarned > 0 ? [{ label: '获得成长值', figure: `+${grouped(growthEarned)}` }] : []),
    { label: '现有积分', figure: grouped(balance) },
    ...(tierReached === null ? [] : [{ label: '会员等级', figure: `升到${tierReached}` }]),
  ]
}
