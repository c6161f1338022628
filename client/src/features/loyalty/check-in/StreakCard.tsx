import { View } from '@tarojs/components'
import { Card } from '../../../ui/Card'
import { LadderSteps } from '../../../ui/LadderSteps'
import { PointsFigure } from '../../../ui/PointsFigure'
import { CheckInAct } from './CheckInAct'
import { type Calendar, stepsOf } from './calendar-view'
import styles from './StreakCard.module.scss'
import { usePerformCheckIn } from './use-perform-check-in'

interface Props {
  calendar: Calendar
  /** Called after a change, so that the calendar is asked for again. */
  onChanged: () => void
  /** Straight from the tap that checks in. */
  onTap?: () => void
}

/** How long the streak is, what its next step brings, and today's check-in. */
export function StreakCard({ calendar, onChanged, onTap }: Props) {
  const act = usePerformCheckIn({ onPerformed: onChanged, onOutdated: onChanged }, calendar.today)
  const { streakDays, streakLadder } = calendar
  return (
    <Card>
      <View className={styles.figure}>
        <PointsFigure
          value={act.performed?.streakDays ?? streakDays}
          size="hero"
          label="已连续签到"
          unit="天"
          align="center"
        />
      </View>
      {streakLadder.length > 0 ? (
        <View className={styles.ladder}>
          <LadderSteps steps={stepsOf(streakLadder)} />
        </View>
      ) : null}
      <View className={styles.act}>
        <CheckInAct {...calendar} checkIn={act} {...(onTap && { onTap })} />
      </View>
    </Card>
  )
}
