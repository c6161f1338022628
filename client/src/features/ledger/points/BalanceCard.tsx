import { View } from '@tarojs/components'
import { endOfDay } from '#shared/kernel/business-day'
import type { ActionOutput } from '../../../api/call'
import { Card } from '../../../ui/Card'
import { grouped } from '../../../ui/figures'
import { PointsFigure } from '../../../ui/PointsFigure'
import { deadlineText } from '../../../ui/time-text'
import styles from './BalanceCard.module.scss'

export type Balance = ActionOutput<'points.getBalance'>

/** How many points can be spent, how many are owed, and why. */
export function BalanceCard({ balance: { available, debt, endingSoon } }: { balance: Balance }) {
  return (
    <Card>
      <View className={styles.head}>
        <PointsFigure value={available} size="hero" label="可用积分" />
        {endingSoon?.endsDay ? (
          <View className={styles.ending}>
            {grouped(endingSoon.points)} 积分 {deadlineText(endOfDay(endingSoon.endsDay))}有效
          </View>
        ) : null}
      </View>
      {debt > 0 ? (
        <View className={styles.note}>
          <View className={styles.strong}>待补 {grouped(debt)} 积分</View>
          退款要收回的积分已经用掉了一部分，之后得到的积分会先补上它。
        </View>
      ) : null}
    </Card>
  )
}
