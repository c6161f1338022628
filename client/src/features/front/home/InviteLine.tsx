import { View } from '@tarojs/components'
import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import styles from './InviteLine.module.scss'

/** One line, for whoever looks for it; the rules stand on the page behind it. */
export function InviteLine({ onOpen }: { onOpen: () => void }) {
  return (
    <View className={styles.line}>
      <Card inset="rows">
        <ListRow icon="friends" title="邀请有礼" note="你和好友各得什么、怎么算" onClick={onOpen} />
      </Card>
    </View>
  )
}
