import { View } from '@tarojs/components'
import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { dayText } from '../../../ui/time-text'
import type { HomeAnswer } from './home-store'
import styles from './InviteLine.module.scss'

/** The one task of which a step is left; nothing while there is none. */
export function TaskLine({ tasks, onOpen }: { tasks: HomeAnswer['tasks'] | undefined; onOpen: () => void }) {
  // An older shop does not know of tasks.
  const almost = tasks?.almost
  if (!almost) return null
  return (
    <View className={styles.line}>
      <Card inset="rows">
        <ListRow
          icon="badge"
          title={`“${almost.title}”还差一步`}
          note={`${almost.goal - 1} / ${almost.goal}，到 ${dayText(almost.untilDay)}`}
          onClick={onOpen}
        />
      </Card>
    </View>
  )
}
