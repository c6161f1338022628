import { View } from '@tarojs/components'
import { yuan, yuanWithFen } from '#shared/kernel/money'
import { classNames } from './class-names'
import { grouped } from './figures'
import styles from './Money.module.scss'

type Props = {
  fen: number
  size?: 'row' | 'large' | 'hero'
  /** Sums keep two decimals; a coupon's face drops them when they are zero. */
  decimals?: 'always' | 'auto'
}

export function Money({ fen, size = 'row', decimals = 'always' }: Props) {
  const [whole = '', cents] = (decimals === 'always' ? yuanWithFen : yuan)(Math.abs(fen)).split('.')
  const amount = cents === undefined ? whole : `${whole}.${cents}`
  return (
    <View
      className={classNames(styles.money, styles[size])}
      aria-label={`${fen < 0 ? '负' : ''}${amount} 元`}
      ariaRole="text"
    >
      {fen < 0 ? '−' : ''}
      <View className={styles.currency}>¥</View>
      {amount.replace(whole, grouped(Number(whole)))}
    </View>
  )
}
