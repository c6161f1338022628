import { View } from '@tarojs/components'
import { CouponCard } from './CouponCard'
import { faceLabel, faceOf } from './coupon-face'
import { isOver } from './coupon-life'
import { type CouponView, pastLines, usableAt, usableLines } from './coupon-text'
import styles from './WalletCard.module.scss'

interface Props {
  coupon: CouponView
  now: number
  onOpen: (couponId: string) => void
}

/** One of the member's coupons; a tap anywhere on the card opens it. */
export function WalletCard({ coupon, now, onOpen }: Props) {
  const { couponId, rules, status } = coupon
  const over = isOver(coupon, now)
  const isReady = !over && status === 'available' && usableAt(coupon, now) === now
  const lines = over ? pastLines(coupon, now) : usableLines(coupon, now)
  const face = faceOf(rules)
  const label = [rules.title, faceLabel(face), ...lines.map(({ text }) => text)].join('，')
  return (
    <CouponCard
      face={face}
      title={rules.title}
      lines={lines}
      isQuiet={!isReady}
      open={{ label: isReady ? `${label}，去使用` : label, onClick: () => onOpen(couponId) }}
      act={isReady ? <View className={styles.use}>去使用</View> : null}
    />
  )
}
