import { View } from '@tarojs/components'
import { addDays, type BusinessDay, daysBetween } from '#shared/kernel/business-day'
import { Card } from '../../../ui/Card'
import { classNames } from '../../../ui/class-names'
import { Icon } from '../../../ui/Icon'
import { datedDayText } from '../../../ui/time-text'
import styles from './ChallengeCard.module.scss'
import { TaskRow } from './TaskRow'
import { challengeDayText, rewardText, type TaskItem, unitOf } from './task-text'

interface Props {
  task: TaskItem
  today: BusinessDay
  onChanged: () => void
}

/** A challenge as its days: filled where something counted, outlined today. */
export function ChallengeCard({ task, today, onChanged }: Props) {
  const { title, detail, fromDay, toDay, done, goal, days, state, reward, badge } = task
  const all = Array.from({ length: daysBetween(fromDay, toDay) + 1 }, (_, index) => addDays(fromDay, index))
  const brought = [rewardText(reward), badge === null ? '' : '一枚徽章'].filter((part) => part !== '').join('和')
  return (
    <View className={styles.challenge}>
      <Card>
        <View className={styles.head}>
          <View className={styles.words}>
            <View className={styles.title} role="heading" ariaRole="heading" aria-level={2}>
              {title}
            </View>
            <View className={styles.detail}>{`${detail}，得 ${brought}`}</View>
          </View>
          <View className={styles.figure}>
            <View className={styles.count}>{done}</View>
            <View className={styles.goal}>{`/ ${goal} ${unitOf(task)}`}</View>
          </View>
        </View>
        <View className={styles.days} aria-label={`${done} / ${goal} ${unitOf(task)}`} role="img" ariaRole="img">
          {all.map((day) => (
            <View
              key={day}
              className={classNames(
                styles.day,
                day < today && styles.past,
                days.includes(day) && styles.filled,
                day === today && styles.today,
              )}
            >
              {days.includes(day) ? <Icon name="check" size={10} /> : null}
            </View>
          ))}
        </View>
        <View className={styles.foot}>
          <View>{challengeDayText(task, today)}</View>
          <View>{`到 ${datedDayText(toDay, today)}`}</View>
        </View>
        {state === 'reached' || state === 'given' ? (
          <View className={styles.end} role="list" ariaRole="list">
            <TaskRow task={task} today={today} onChanged={onChanged} />
          </View>
        ) : null}
      </Card>
    </View>
  )
}
