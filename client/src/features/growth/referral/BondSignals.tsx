import { View } from '@tarojs/components'
import { businessDayOf } from '#shared/kernel/business-day'
import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { Section } from '../../../ui/Section'
import { contributionText, isTelling } from '../../../ui/signal-text'
import { dayText } from '../../../ui/time-text'
import styles from './BondSignals.module.scss'
import { bondEnd, type HeldBond, memberNumber, type ReviewSignal } from './review-text'

/** One friend of a case: who invited them, and every signal for and against it. */
export function BondSignals({ bond }: { bond: HeldBond }) {
  const telling = bond.signals.filter(isTelling)
  const rest = bond.signals.length - telling.length
  const title = `会员 ${memberNumber(bond.bondId)}`
  const end = bondEnd(bond)
  const joined = `${dayText(businessDayOf(bond.boundAt))}加入`
  return (
    <Section title={title} note={`会员 ${memberNumber(bond.inviterId)} 邀请，${joined}${end ? `，${end}` : ''}`}>
      <Card inset="rows">
        {telling.map((signal) => (
          <SignalRow key={signal.key} signal={signal} />
        ))}
        <ListRow title="合计" value={bond.score.toFixed(1)} valueTone="strong" />
      </Card>
      {rest > 0 ? <View className={styles.rest}>另外 {rest} 项没有特别之处</View> : null}
    </Section>
  )
}

function SignalRow({ signal }: { signal: ReviewSignal }) {
  const { title, valueText, thresholdText, contribution } = signal
  const note = thresholdText ? `${valueText}，对照：${thresholdText}` : valueText
  const tone = contribution > 0 ? 'warm' : 'soft'
  return <ListRow title={title} note={note} value={contributionText(contribution)} valueTone={tone} />
}
