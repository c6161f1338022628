import { View } from '@tarojs/components'
import type { BusinessDay } from '#shared/kernel/business-day'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { vibrateShort } from '../../../platform/vibration'
import { Button } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { Notice } from '../../../ui/Notice'
import { showToast } from '../../../ui/toast'
import styles from './TaskRow.module.scss'
import { broughtText, noteOf, type TaskItem } from './task-text'

interface Props {
  task: TaskItem
  today: BusinessDay
  onChanged: () => void
}

/** A task with how far it is, and what it brings; a tap claims what is done. */
export function TaskRow({ task, today, onChanged }: Props) {
  const { title, state } = task
  const claim = useMutation('task.claim', {
    onDone: () => {
      vibrateShort()
      showToast(`得到 ${broughtText(task)}`)
      onChanged()
    },
    onError: ({ code }) => {
      if (code === 'TASK_NOT_DONE' || code === 'TASK_CLAIM_OVER') onChanged()
    },
  })
  const isOver = state === 'given'
  return (
    <View className={styles.row} role="listitem" ariaRole="listitem">
      <View className={styles.line}>
        <Ring task={task} />
        <View className={styles.words}>
          <View className={isOver ? styles.quiet : styles.title}>{title}</View>
          <View className={styles.note}>{noteOf(task, today)}</View>
        </View>
        {state === 'reached' ? (
          <Button size="small" loading={claim.running} onClick={() => void claim.run(nameOf(task))}>
            领取
          </Button>
        ) : state === 'open' ? (
          <View className={styles.brought}>{broughtText(task)}</View>
        ) : null}
      </View>
      {claim.error ? <Notice tone="danger">{refusalText(claim.error)}</Notice> : null}
    </View>
  )
}

// The window of a task is a day of the shop, or the newcomers' own word.
const nameOf = ({ key, window }: TaskItem) => ({ task: key, window: window as BusinessDay })

/** Filled as far as the task has come; the words beside it say the same. */
function Ring({ task: { done, goal, state } }: { task: TaskItem }) {
  if (state === 'given') {
    return (
      <View className={styles.done} aria-hidden>
        <Icon name="check" size={14} />
      </View>
    )
  }
  const turn = `${Math.round((Math.min(done, goal) / Math.max(goal, 1)) * 360)}deg`
  return (
    <View className={styles.ring} style={{ '--turn': turn }} aria-hidden>
      <View className={styles.hole} />
    </View>
  )
}
