import { View } from '@tarojs/components'
import type { ActionOutput } from '../../../api/call'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { grouped } from '../../../ui/figures'
import { Notice } from '../../../ui/Notice'
import styles from './BoardView.module.scss'
import { percentText, shortDay } from './report-text'
import { Table } from './Table'
import { TrendLine } from './TrendLine'

type Completeness = ActionOutput<'report.getCompleteness'>

/** Shows whether the other figures can be relied on. */
export function CompletenessView({ completeness }: { completeness: Completeness }) {
  const { days, total, target, definition } = completeness
  if (total.share === null) {
    return <Empty picture="phone" title="还没有收到行为记录" note="会员打开小程序后，10 分钟内开始统计" />
  }
  const isGood = total.share >= target
  const rows = [...days]
    .reverse()
    .map(({ day, produced, stored, withheld, missing, share }) => [
      shortDay(day),
      percentText(share),
      ...[produced, stored, withheld, missing].map(grouped),
    ])
  return (
    <>
      <Notice tone={isGood ? 'success' : 'warm'}>
        {isGood
          ? `达到 ${percentText(target)} 的目标，数字可以放心看`
          : `低于 ${percentText(target)} 的目标，缺失多的日子要谨慎看`}
      </Notice>
      <Card>
        <View className={styles.title} role="heading" ariaRole="heading" aria-level={3}>
          近 30 天完整率
        </View>
        <View className={styles.value}>{percentText(total.share)}</View>
        <View className={styles.change}>
          已收到 {grouped(total.stored)} 条，缺失 {grouped(total.missing)} 条
        </View>
        <TrendLine values={days.map(({ share }) => share)} label="完整率走势，数字在下面的表里" />
        <View className={styles.definition}>{definition}</View>
        <Table title="每天的完整率" head={['日期', '完整率', '产生', '收到', '未授权', '缺失']} rows={rows} />
      </Card>
    </>
  )
}
