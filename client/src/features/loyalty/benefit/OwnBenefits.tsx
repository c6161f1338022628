import { View } from '@tarojs/components'
import { Card } from '../../../ui/Card'
import { Icon } from '../../../ui/Icon'
import { Section } from '../../../ui/Section'
import { iconOf, type OwnBenefit, type OwnBenefitList, savedText } from './benefit-text'
import styles from './OwnBenefits.module.scss'

/** What the tier brings now: each benefit, its limit, and what it has saved this month. */
export function OwnBenefits({ benefits }: OwnBenefitList) {
  if (benefits.length === 0) return null
  const isAnyAtTill = benefits.some(({ savedFen }) => savedFen !== null)
  return (
    <Section title="现在有的" {...(isAnyAtTill && { note: '结账时自动算' })}>
      <Card>
        <View className={styles.grid} role="list" ariaRole="list">
          {benefits.map((benefit, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two benefits may be told in the same words
            <Cell key={index} benefit={benefit} />
          ))}
        </View>
      </Card>
    </Section>
  )
}

function Cell({ benefit }: { benefit: OwnBenefit }) {
  const saved = savedText(benefit)
  return (
    <View className={styles.cell} role="listitem" ariaRole="listitem">
      <View className={styles.mark}>
        <Icon name={iconOf(benefit)} size={18} />
      </View>
      <View className={styles.title}>{benefit.title}</View>
      <View className={styles.detail}>{benefit.detail}</View>
      {saved ? <View className={styles.saved}>{saved}</View> : null}
    </View>
  )
}
