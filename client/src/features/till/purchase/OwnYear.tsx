import { View } from '@tarojs/components'
import { yuanWithFen } from '#shared/kernel/money'
import type { ActionOutput } from '../../../api/call'
import { Card } from '../../../ui/Card'
import { grouped } from '../../../ui/figures'
import { Money } from '../../../ui/Money'
import styles from './OwnYear.module.scss'

type Props = { year: ActionOutput<'purchase.sumMine'> }

/** What the member has saved this year. Hidden while nothing was saved, because spending is no achievement. */
export function OwnYear({ year: { year, purchases, paidFen, savedFen } }: Props) {
  if (savedFen === 0) return null
  return (
    <Card>
      <View className={styles.title}>{year} 年省了</View>
      <Money fen={savedFen} size="large" />
      <View className={styles.note}>
        买了 {grouped(purchases)} 次 · 付了 ¥{yuanWithFen(paidFen)}
      </View>
    </Card>
  )
}
