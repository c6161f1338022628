import { View } from '@tarojs/components'
import styles from './ProgressBar.module.scss'

type Props = {
  value: number
  total: number
  /** The bar in words, for screen readers: 成长值 640 / 1,000. */
  label: string
}

/** On a tier card the bar takes the tier's colors, elsewhere the accent. */
export function ProgressBar({ value, total, label }: Props) {
  const percent = total <= 0 ? 100 : Math.max(0, Math.min(100, (value / total) * 100))
  return (
    <View
      className={styles.bar}
      aria-label={label}
      ariaRole="progressbar"
      role="progressbar"
      aria-valuenow={Math.round(percent)}
    >
      <View className={styles.fill} style={{ width: `${Math.round(percent * 10) / 10}%` }} />
    </View>
  )
}
