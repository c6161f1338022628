import { View } from '@tarojs/components'
import { classNames } from '../../ui/class-names'
import { Pressable } from '../../ui/Pressable'
import styles from './AmountPad.module.scss'
import { AMOUNT_KEYS, type AmountKey } from './amount'

type Props = { onKey: (key: AmountKey) => void; disabled: boolean }

const KEY_LABELS: Partial<Record<AmountKey, string>> = { '.': '小数点', delete: '删除一位' }

/** Keys as large as a till's, at once there: the phone's own keyboard would hide what is being confirmed. */
export function AmountPad({ onKey, disabled }: Props) {
  return (
    <View className={styles.pad}>
      {AMOUNT_KEYS.map((key) => (
        <Pressable
          key={key}
          className={classNames(styles.key, key === 'delete' && styles.word, disabled && styles.off)}
          onClick={() => onKey(key)}
          disabled={disabled}
          label={KEY_LABELS[key] ?? key}
        >
          {key === 'delete' ? '删除' : key}
        </Pressable>
      ))}
    </View>
  )
}
