import { View } from '@tarojs/components'
import { classNames } from './class-names'
import { Pressable } from './Pressable'
import styles from './Tabs.module.scss'

type Props<K extends string> = {
  tabs: ReadonlyArray<{ key: K; text: string; count?: number }>
  current: K
  onChange: (key: K) => void
}

export function Tabs<K extends string>({ tabs, current, onChange }: Props<K>) {
  return (
    <View className={styles.tabs} role="tablist">
      {tabs.map(({ key, text, count }) => (
        <Pressable
          key={key}
          role="tab"
          isOn={key === current}
          className={classNames(styles.tab, key === current && styles.current)}
          onClick={() => onChange(key)}
        >
          {count ? `${text} ${count}` : text}
        </Pressable>
      ))}
    </View>
  )
}
