import { View } from '@tarojs/components'
import { parseBusinessDay } from '#shared/kernel/business-day'
import { Card } from '../../../ui/Card'
import { Money } from '../../../ui/Money'
import { dayText } from '../../../ui/time-text'
import { countsText } from './ClerkTotals'
import type { Today } from './TodayList'
import styles from './TodayTotals.module.scss'

/** The day's total; refunds are already subtracted. */
export function TodayTotals({ today }: { today: Today }) {
  const day = parseBusinessDay(today.day)
  return (
    <Card>
      <View className={styles.label}>{day ? dayText(day) : today.day} 会员入账</View>
      <Money fen={today.totalFen} size="large" />
      <View className={styles.note}>
        {countsText(today)}
        {today.totalCount > 0 ? '，退款已减去' : ''}
      </View>
    </Card>
  )
}
