import { View } from '@tarojs/components'
import { refusalText } from '../../../api/refusal-text'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { Notice } from '../../../ui/Notice'
import styles from './CheckInAct.module.scss'
import { nextRewardText, rewardText, sumOf } from './reward-text'
import type { CheckIn } from './use-perform-check-in'
import type { CheckInSummary } from './week-days'

type Props = Pick<CheckInSummary, 'isDoneToday' | 'todaysRewards' | 'nextReward'> & {
  checkIn: CheckIn
  /** Before the check-in is sent, straight from the tap. */
  onTap?: () => void
}

/** Today's check-in: what it brings, and afterwards that it is done and what comes next. */
export function CheckInAct({ isDoneToday, todaysRewards, nextReward, checkIn, onTap }: Props) {
  const { run, running, error, performed } = checkIn
  const isDone = isDoneToday || performed !== null
  const brings = rewardText(sumOf(todaysRewards))
  // Right after the check-in, the known next reward may still be the one from before it.
  const next = nextReward && isDone === isDoneToday ? nextRewardText(nextReward, isDone) : null
  const tap = () => {
    onTap?.()
    void run({})
  }
  return (
    <>
      {isDone ? (
        <View className={styles.done} role="status" ariaRole="status">
          <Icon name="check" size={18} />
          <View>{doneText(performed)}</View>
        </View>
      ) : (
        <Button loading={running} onClick={tap}>
          {brings ? `签到，得 ${brings}` : '签到'}
        </Button>
      )}
      {error && !isDone ? (
        <View className={styles.problem}>
          <Notice tone={error.code === 'ALREADY_CHECKED_IN' ? 'info' : 'danger'}>{refusalText(error)}</Notice>
        </View>
      ) : null}
      {next ? <View className={styles.next}>{next}</View> : null}
    </>
  )
}

function doneText(performed: CheckIn['performed']): string {
  if (performed === null) return '今天已签到'
  const earned = rewardText(sumOf(performed.rewards))
  return earned ? `已签到，得到 ${earned}` : '今天已签到'
}
