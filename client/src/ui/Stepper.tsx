import { View } from '@tarojs/components'
import { Icon } from './Icon'
import { Pressable } from './Pressable'
import styles from './Stepper.module.scss'

type Props = {
  count: number
  max: number
  /** What a screen reader says of the two keys: '少退一件花茶', '多退一件花茶'. */
  lessLabel: string
  moreLabel: string
  disabled?: boolean
  onChange: (count: number) => void
}

/** A small whole number with two keys large enough for a thumb. */
export function Stepper({ count, max, lessLabel, moreLabel, disabled = false, onChange }: Props) {
  return (
    <View className={styles.stepper}>
      <Pressable
        label={lessLabel}
        className={styles.step}
        disabled={disabled || count === 0}
        onClick={() => onChange(count - 1)}
      >
        <Icon name="minus" size={20} />
      </Pressable>
      <View className={styles.count}>{count}</View>
      <Pressable
        label={moreLabel}
        className={styles.step}
        disabled={disabled || count >= max}
        onClick={() => onChange(count + 1)}
      >
        <Icon name="plus" size={20} />
      </Pressable>
    </View>
  )
}
