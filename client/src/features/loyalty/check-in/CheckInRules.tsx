import { View } from '@tarojs/components'
import { Section } from '../../../ui/Section'
import styles from './CheckInRules.module.scss'
import type { Calendar } from './calendar-view'
import { ruleLines } from './rule-lines'

export function CheckInRules({ calendar }: { calendar: Calendar }) {
  return (
    <Section title="签到规则">
      {ruleLines(calendar).map((line) => (
        <View key={line} className={styles.line}>
          {line}
        </View>
      ))}
    </Section>
  )
}
