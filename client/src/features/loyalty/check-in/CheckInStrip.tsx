import { View } from '@tarojs/components'
import type { BusinessDay } from '#shared/kernel/business-day'
import { Card } from '../../../ui/Card'
import { Icon } from '../../../ui/Icon'
import { Pressable } from '../../../ui/Pressable'
import { Section } from '../../../ui/Section'
import { dayText } from '../../../ui/time-text'
import { WeekStrip } from '../../../ui/WeekStrip'
import { CheckInAct } from './CheckInAct'
import styles from './CheckInStrip.module.scss'
import { type CheckInAnswer, usePerformCheckIn } from './use-perform-check-in'
import { type CheckInSummary, weekDays } from './week-days'

interface Props {
  checkIn: CheckInSummary
  today: BusinessDay
  onPerformed: (performed: CheckInAnswer) => void
  onOutdated: () => void
  onBrowse: () => void
  onMakeUp: (day: BusinessDay) => void
  /** At the tap itself, before anything is asked. */
  onTap?: () => void
}

/** The week and today's check-in, which happens right here without leaving the page. */
export function CheckInStrip({ checkIn, today, onPerformed, onOutdated, onBrowse, onMakeUp, onTap }: Props) {
  const act = usePerformCheckIn({ onPerformed, onOutdated }, today)
  const { streakDays, makeUpDay } = checkIn
  return (
    <Section title="今日签到" link={{ text: streakDays > 0 ? `已连续 ${streakDays} 天` : '看日历', onClick: onBrowse }}>
      <Card>
        <WeekStrip days={weekDays(checkIn, today)} />
        <View className={styles.act}>
          <CheckInAct {...checkIn} checkIn={act} {...(onTap && { onTap })} />
        </View>
        {makeUpDay ? (
          <Pressable className={styles.makeUp} onClick={() => onMakeUp(makeUpDay)}>
            <Icon name="calendar" size={18} />
            <View className={styles.makeUpText}>补签 {dayText(makeUpDay)}，接上连续签到</View>
            <Icon name="forward" size={14} />
          </Pressable>
        ) : null}
      </Card>
    </Section>
  )
}
