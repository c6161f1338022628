import { Card } from '../../../ui/Card'
import { LadderSteps } from '../../../ui/LadderSteps'
import { Section } from '../../../ui/Section'
import { type Calendar, stepsOf } from './calendar-view'

/** The rewards for the number of check-ins this month, in a row or not. */
export function MonthLadder({ monthDays, monthLadder }: Pick<Calendar, 'monthDays' | 'monthLadder'>) {
  if (monthLadder.length === 0) return null
  return (
    <Section title="本月累计" note={`已签 ${monthDays} 天`}>
      <Card>
        <LadderSteps steps={stepsOf(monthLadder)} />
      </Card>
    </Section>
  )
}
