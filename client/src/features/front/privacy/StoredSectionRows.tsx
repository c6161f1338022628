import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../ui/Button'
import { classNames } from '../../../ui/class-names'
import { grouped } from '../../../ui/figures'
import { Icon } from '../../../ui/Icon'
import { Pressable } from '../../../ui/Pressable'
import { recordHead, recordText, type StoredSection } from './record-text'
import styles from './StoredSectionRows.module.scss'

const PAGE_SIZE = 10

/** One kind of record: how many there are, and the newest of them once it is opened. */
export function StoredSectionRows({ section }: { section: StoredSection }) {
  const { kind, title, count, records } = section
  const [isOpen, setIsOpen] = useState(false)
  const [shownMax, setShownMax] = useState(PAGE_SIZE)
  const countText = count === 0 ? '没有' : `${grouped(count)} 条`
  return (
    <View className={styles.section}>
      <Pressable
        className={styles.row}
        onClick={count === 0 ? undefined : () => setIsOpen(!isOpen)}
        disabled={count === 0}
        label={`${title}，${countText}${isOpen ? '，收起' : ''}`}
      >
        <View className={styles.title}>{title}</View>
        <View className={styles.count}>{countText}</View>
        {count === 0 ? null : (
          <Icon name="down" size={16} className={classNames(styles.arrow, isOpen && styles.turned)} />
        )}
      </Pressable>
      {isOpen ? (
        <View className={styles.records}>
          {records.slice(0, shownMax).map((record, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the answer is shown as it came and never reordered
            <View key={index} className={styles.record}>
              <RecordText head={recordHead(kind, record)} text={recordText(record)} />
            </View>
          ))}
          {records.length > shownMax ? (
            <Button kind="plain" size="small" onClick={() => setShownMax(shownMax + PAGE_SIZE)}>
              再看 {Math.min(PAGE_SIZE, records.length - shownMax)} 条
            </Button>
          ) : section.isComplete ? null : (
            <View className={styles.rest}>列出了最近 {records.length} 条，更早的可以在下面读出</View>
          )}
        </View>
      ) : null}
    </View>
  )
}

function RecordText({ head, text }: { head: string | null; text: string }) {
  return (
    <>
      {head ? <View className={styles.head}>{head}</View> : null}
      <Text className={styles.text} userSelect selectable>
        {text}
      </Text>
    </>
  )
}
