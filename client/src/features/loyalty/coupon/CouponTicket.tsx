import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { offerText } from '#shared/loyalty/coupon/offer-text'
import { classNames } from '../../../ui/class-names'
import styles from './CouponTicket.module.scss'
import { faceOf } from './coupon-face'
import { isOver } from './coupon-life'
import { type CouponView, endLine, type Line, pastLines, usableLines } from './coupon-text'

interface Props {
  coupon: CouponView
  now: number
  /** The coupon cannot be used now. */
  isQuiet?: boolean
  /** Stands below the tear line: the code. */
  children?: ReactNode
}

function linesOf(coupon: CouponView, now: number): Line[] {
  if (isOver(coupon, now)) return pastLines(coupon, now)
  if (coupon.status === 'locked' || coupon.fromAt > now)
    return [...usableLines(coupon, now), endLine(coupon.untilAt, now)]
  return [endLine(coupon.untilAt, now)]
}

/** The whole coupon as a ticket: what it is, until when, and its code. */
export function CouponTicket({ coupon, now, isQuiet = false, children }: Props) {
  const { rules } = coupon
  const { unit, figure, caption } = faceOf(rules)
  return (
    <View className={classNames(styles.ticket, (isQuiet || isOver(coupon, now)) && styles.quiet)}>
      <View className={styles.head}>
        <View className={styles.words}>
          <View className={styles.title} role="heading" ariaRole="heading" aria-level={2}>
            {rules.title}
          </View>
          {/* Of an amount the figure has said all. */}
          {rules.offer.kind === 'amountOff' ? null : <View className={styles.offer}>{offerText(rules.offer)}</View>}
          {linesOf(coupon, now).map(({ text, tone }) => (
            <View key={text} className={classNames(styles.line, tone && styles[tone])}>
              {text}
            </View>
          ))}
        </View>
        <View className={styles.face} aria-hidden>
          <View className={styles.figure}>
            {unit === '¥' ? <View className={styles.unit}>¥</View> : null}
            {figure}
            {unit === '折' ? <View className={styles.unit}>折</View> : null}
          </View>
          <View className={styles.caption}>{caption}</View>
        </View>
      </View>
      {children ? <View className={styles.code}>{children}</View> : null}
    </View>
  )
}
