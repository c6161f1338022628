import { View } from '@tarojs/components'
import { classNames } from '../../../ui/class-names'
import { Pressable } from '../../../ui/Pressable'
import styles from './AmountPad.module.scss'
import { AMOUNT_KEYS, type AmountKey } from './amount'

type Props = { onKey: (key: AmountKey) => void }

const KEY_LABELS: Partial<Record<AmountKey, string>> = { '.': '小数点', delete: '删除一位' }

/** Keys as large as a till's, shown at once: the phone's keyboard would cover what is being confirmed. */
export function AmountPad({ onKey }: Props) {
  return (
    <View className={styles.pad}>
      {AMOUNT_KEYS.map((key) => (
        <Pressable
          key={key}
          className={classNames(styles.key, key === 'delete' && styles.word)}
          onClick={() => onKey(key)}
          label={KEY_LABELS[key] ?? key}
        >
          {key === 'delete' ? '删除' : key}
        </Pressable>
      ))}
    </View>
  )
}
