import { View } from '@tarojs/components'
import styles from './RuleList.module.scss'

/** The rules in plain words, one line each. */
export function RuleList({ lines }: { lines: readonly string[] }) {
  return (
    <>
      {lines.map((line) => (
        <View key={line} className={styles.line}>
          <View className={styles.dot} aria-hidden />
          <View className={styles.text}>{line}</View>
        </View>
      ))}
    </>
  )
}
