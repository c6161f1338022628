import { View } from '@tarojs/components'
import { reasonText } from '#shared/insight/score/reason-text'
import { Card } from '../../../ui/Card'
import { Empty } from '../../../ui/Empty'
import { grouped } from '../../../ui/figures'
import { ListRow } from '../../../ui/ListRow'
import styles from './BoardView.module.scss'
import { moneyText, percentText } from './report-text'
import type { Warning, Warnings } from './warning-text'

export type Order = 'loss' | 'silence'

export const ORDERS: { key: Order; text: string }[] = [
  { key: 'loss', text: '损失更大' },
  { key: 'silence', text: '可能不再来' },
]

interface Props {
  warnings: Warnings
  onOpen: (warning: Warning) => void
}

/**
 * Members who will probably stay away, why, and what is at stake: as many as the staff and the vouchers can take care
 * of.
 */
export function WarningView({ warnings: { warnings, activeMembers }, onOpen }: Props) {
  if (warnings.length === 0) {
    return <Empty picture="cup" title="现在没有需要留意的会员" note="近 90 天消费过的会员，每天夜里重新估计" />
  }
  return (
    <Card inset="rows">
      {warnings.map((warning) => (
        <ListRow
          key={warning.memberId}
          title={`${warning.rank}. ${warning.displayName}`}
          note={`${reasonText(warning)} · ${warning.group.name}`}
          label={`${warning.displayName}，${reasonText(warning)}，预计少消费约 ${moneyText(warning.lossFen)}`}
          onClick={() => onOpen(warning)}
          value={
            <View className={styles.stake}>
              <View>约 {moneyText(warning.lossFen)}</View>
              <View className={styles.definition}>{percentText(warning.silent90)}</View>
            </View>
          }
        />
      ))}
      <View className={styles.rowsNote}>
        金额是预计会少的消费，百分比是未来 90 天不再消费的可能；点开看原因和能做什么。从近 90 天消费过的{' '}
        {grouped(activeMembers)} 位会员里挑出。
      </View>
    </Card>
  )
}
