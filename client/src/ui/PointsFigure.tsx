import { View } from '@tarojs/components'
import { classNames } from './class-names'
import { grouped } from './figures'
import styles from './PointsFigure.module.scss'
import { useCountUp } from './use-count-up'

type Props = {
  value: number
  /** 'hero' is for the one figure that the screen is about. */
  size?: 'hero' | 'large' | 'row'
  /** Stands above the figure. */
  label?: string
  /** Stands behind it: 天, 分. */
  unit?: string
}

/** A number that matters: figures of one width, counted up when it changes. */
export function PointsFigure({ value, size = 'large', label, unit }: Props) {
  const shown = useCountUp(value)
  return (
    <View className={styles.points} aria-label={`${label ?? ''} ${value} ${unit ?? ''}`.trim()} aria-role="text">
      {label ? <View className={styles.label}>{label}</View> : null}
      <View className={classNames(styles.figure, styles[size])}>
        {grouped(shown)}
        {unit ? <View className={styles.unit}>{unit}</View> : null}
      </View>
    </View>
  )
}
