import { View } from '@tarojs/components'
import type { UseRule } from '#shared/loyalty/coupon/rule'
import type { Names } from '#shared/loyalty/coupon/saying'
import { whyText } from '#shared/loyalty/coupon/why-text'
import { Card } from '../../../ui/Card'
import { Section } from '../../../ui/Section'
import { type NextSteps, nextStep } from './next-step'
import { Reason } from './Reason'
import styles from './WhyList.module.scss'

interface Props {
  title: string
  rules: readonly UseRule[]
  names: Names
  now: number
  steps: NextSteps
}

/** Each unmet rule, with what would help. */
export function WhyList({ title, rules, names, now, steps }: Props) {
  const rows = rules.flatMap((rule) => {
    const saying = whyText(rule, { reader: 'member', now, names })
    return saying ? [{ ...saying, key: rule.rule, fix: rule.fix }] : []
  })
  if (rows.length === 0) return null
  return (
    <Section title={title}>
      <Card inset="rows">
        {rows.map(({ key, text, next, fix }) => (
          <View key={key} className={styles.row}>
            <Reason text={text} next={next} step={nextStep(fix, steps)} />
          </View>
        ))}
      </Card>
    </Section>
  )
}
