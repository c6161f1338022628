import { View } from '@tarojs/components'
import { yuan, yuanWithFen } from '#shared/kernel/money'
import { classNames } from './class-names'
import styles from './Money.module.scss'

type Props = {
  fen: number
  size?: 'row' | 'large' | 'hero'
  /** Sums keep two decimals; the face of a coupon drops them when they are zero. */
  decimals?: 'always' | 'auto'
}

export function Money({ fen, size = 'row', decimals = 'always' }: Props) {
  const amount = (decimals === 'always' ? yuanWithFen : yuan)(Math.abs(fen))
  const sign = fen < 0 ? '−' : ''
  return (
    <View
      className={classNames(styles.money, styles[size])}
      aria-label={`${fen < 0 ? '负' : ''}${amount} 元`}
      aria-role="text"
    >
      <View className={styles.currency}>{sign}¥</View>
      {amount}
    </View>
  )
}
