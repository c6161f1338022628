import { View } from '@tarojs/components'
import { useState } from 'react'
import { classNames } from '../../../ui/class-names'
import { Icon } from '../../../ui/Icon'
import { Pressable } from '../../../ui/Pressable'
import type { HiddenPart } from './record-text'
import styles from './StoredSectionRows.module.scss'

/** What is kept but not shown, each with the reason. */
export function HiddenRows({ hidden }: { hidden: readonly HiddenPart[] }) {
  const [isOpen, setIsOpen] = useState(false)
  const countText = `${hidden.length} 项`
  return (
    <View className={styles.section}>
      <Pressable
        className={styles.row}
        onClick={() => setIsOpen(!isOpen)}
        label={`没有列出的，${countText}${isOpen ? '，收起' : ''}`}
      >
        <View className={styles.title}>没有列出的</View>
        <View className={styles.count}>{countText}</View>
        <Icon name="down" size={16} className={classNames(styles.arrow, isOpen && styles.turned)} />
      </Pressable>
      {isOpen ? (
        <View className={styles.records}>
          {hidden.map(({ title, why }) => (
            <View key={title} className={styles.record}>
              <View className={styles.head}>{title}</View>
              <View className={styles.text}>{why}</View>
            </View>
          ))}
        </View>
      ) : null}
    </View>
  )
}
