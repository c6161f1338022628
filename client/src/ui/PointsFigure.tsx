import { View } from '@tarojs/components'
import { classNames } from './class-names'
import { grouped } from './figures'
import styles from './PointsFigure.module.scss'
import { useCountUp } from './use-count-up'

type Props = {
  value: number
  /** 'hero' is for the main figure of a screen. */
  size?: 'hero' | 'large' | 'row'
  /** Shown above the figure. */
  label?: string
  /** The unit shown behind the figure: 天, 分. */
  unit?: string
  align?: 'start' | 'center'
}

/** A figure that matters: digits of equal width, counted up when the value changes. */
export function PointsFigure({ value, size = 'large', label, unit, align = 'start' }: Props) {
  const shown = useCountUp(value)
  return (
    <View
      className={classNames(styles.points, styles[align])}
      aria-label={`${label ?? ''} ${value} ${unit ?? ''}`.trim()}
      ariaRole="text"
    >
      {label ? <View className={styles.label}>{label}</View> : null}
      <View className={classNames(styles.figure, styles[size])}>
        {grouped(shown)}
        {unit ? <View className={styles.unit}>{unit}</View> : null}
      </View>
    </View>
  )
}
