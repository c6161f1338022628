import { View } from '@tarojs/components'
import { Card } from '../../../ui/Card'
import type { IconName } from '../../../ui/icon-names'
import { ListRow } from '../../../ui/ListRow'
import styles from './HomeLine.module.scss'

/** A single quiet line that leads to a page, where the rules are. */
export function HomeLine(row: { icon: IconName; title: string; note: string; onClick: () => void }) {
  return (
    <View className={styles.line}>
      <Card inset="rows">
        <ListRow {...row} />
      </Card>
    </View>
  )
}
