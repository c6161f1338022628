import { endOfDay } from '#shared/kernel/business-day'
import { Card } from '../../../ui/Card'
import { Section } from '../../../ui/Section'
import { deadlineText } from '../../../ui/time-text'
import { WeekStrip } from '../../../ui/WeekStrip'
import type { Calendar } from './calendar-view'

type Newcomers = NonNullable<Calendar['newcomers']>

interface Props {
  newcomers: Newcomers
  isDoneToday: boolean
}

/** The first days of newcomers, while they can still be collected. */
export function NewcomerCard({ newcomers: { days, doneDays, lastDay, rewards }, isDoneToday }: Props) {
  const stateOf = (index: number) => {
    if (index < doneDays) return 'done'
    return index === doneDays && !isDoneToday ? 'today' : 'ahead'
  }
  return (
    <Section title={`新人 ${days} 天`} note={deadlineText(endOfDay(lastDay))}>
      <Card>
        <WeekStrip
          days={rewards.map((points, index) => ({
            label: `${index + 1}天`,
            state: stateOf(index),
            reward: `+${points}`,
            isSpecial: index === rewards.length - 1,
          }))}
        />
      </Card>
    </Section>
  )
}
