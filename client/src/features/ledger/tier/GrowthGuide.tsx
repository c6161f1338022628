import { View } from '@tarojs/components'
import { Section } from '../../../ui/Section'
import styles from './GrowthGuide.module.scss'
import { growthLines, type TierList } from './standing-text'

export function GrowthGuide({ list }: { list: TierList }) {
  return (
    <Section title="成长值怎么来">
      {growthLines(list).map((line) => (
        <View key={line} className={styles.line}>
          {line}
        </View>
      ))}
    </Section>
  )
}
