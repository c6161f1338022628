import { View } from '@tarojs/components'
import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import styles from './InviteLine.module.scss'

/** A single quiet line that leads to the invitation page, where the rules are. */
export function InviteLine({ onOpen }: { onOpen: () => void }) {
  return (
    <View className={styles.line}>
      <Card inset="rows">
        <ListRow icon="friends" title="邀请有礼" note="你和好友各得什么、怎么算" onClick={onOpen} />
      </Card>
    </View>
  )
}
