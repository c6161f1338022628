import { View } from '@tarojs/components'
import type { ActionOutput } from '../../api/call'
import { Card } from '../../ui/Card'
import { Empty } from '../../ui/Empty'
import { grouped } from '../../ui/figures'
import { ListRow } from '../../ui/ListRow'
import styles from './BoardView.module.scss'
import { moneyText, percentText } from './report-text'

type Warnings = ActionOutput<'score.listWarnings'>
type Warning = Warnings['warnings'][number]
export type Order = 'silence' | 'loss'

export const ORDERS: { key: Order; text: string }[] = [
  { key: 'silence', text: '可能不再来' },
  { key: 'loss', text: '损失更大' },
]

const REASONS: Record<Warning['reason'], (warning: Warning) => string> = {
  recency: ({ recencyDays }) => `已经 ${recencyDays} 天没来消费`,
  frequency: ({ recencyDays }) => `来得少，${recencyDays} 天前消费过`,
  ownGap: ({ recencyDays, gapDays }) =>
    gapDays === null
      ? `已经 ${recencyDays} 天没来`
      : `平时约 ${Math.round(gapDays)} 天来一次，这次已经 ${recencyDays} 天`,
}

/** Who will probably stay away, why, and what is at stake: as many as people and vouchers can take care of. */
export function WarningView({ warnings: { warnings, activeMembers } }: { warnings: Warnings }) {
  if (warnings.length === 0) {
    return <Empty picture="cup" title="现在没有需要留意的会员" note="近 90 天消费过的会员，每天夜里重新估计" />
  }
  return (
    <Card inset="rows">
      {warnings.map((warning) => (
        <ListRow
          key={warning.memberId}
          title={`${warning.rank}. ${warning.displayName}`}
          note={`${REASONS[warning.reason](warning)} · ${warning.group.name}`}
          value={
            <View className={styles.stake}>
              <View>{percentText(warning.silent90)}</View>
              <View className={styles.definition}>约 {moneyText(warning.lossFen)}</View>
            </View>
          }
        />
      ))}
      <View className={styles.rowsNote}>
        百分比是未来 90 天不再消费的可能；金额是预计会因此少的消费。从近 90 天消费过的 {grouped(activeMembers)}{' '}
        位会员里挑出。
      </View>
    </Card>
  )
}
