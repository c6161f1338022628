import { View } from '@tarojs/components'
import { classNames } from './class-names'
import { Icon } from './Icon'
import styles from './WeekStrip.module.scss'

export type WeekDay = {
  /** 一 … 日, or 今天. */
  label: string
  state: 'done' | 'missed' | 'today' | 'ahead'
  /** What the day brings: +5, or 券 where it brings more than points. */
  reward: string
  isSpecial?: boolean
}

const STATE_WORDS = { done: '已签到', missed: '没有签到', today: '待签到', ahead: '还没到' } as const

function Disc({ state, reward }: WeekDay) {
  if (state === 'done') return <Icon name="check" size={18} />
  // A missed day is left empty rather than marked as missed: it may also lie before the member joined.
  if (state === 'missed') return null
  return reward
}

/** Seven days in one line: what is done, what today brings and where the next reward waits. */
export function WeekStrip({ days }: { days: readonly WeekDay[] }) {
  return (
    <View className={styles.strip}>
      {days.map((day) => (
        <View
          key={day.label}
          className={styles.day}
          aria-label={`${day.label} ${STATE_WORDS[day.state]} ${day.reward}`}
          ariaRole="text"
        >
          <View
            className={classNames(
              styles.disc,
              styles[day.state],
              day.isSpecial && day.state !== 'done' && styles.special,
            )}
          >
            <Disc {...day} />
          </View>
          <View className={classNames(styles.label, day.state === 'today' && styles.labelToday)}>{day.label}</View>
        </View>
      ))}
    </View>
  )
}
