import { View } from '@tarojs/components'
import {
  addDays,
  type BusinessDay,
  type BusinessMonth,
  firstDayOf,
  lastDayOf,
  weekdayOf,
} from '#shared/kernel/business-day'
import { classNames } from './class-names'
import { Icon } from './Icon'
import { Pressable } from './Pressable'
import styles from './StampCalendar.module.scss'
import { dayText } from './time-text'

/** 'checked' came that day, 'madeUp' was made up later, 'mendable' can still be made up. Other days are plain. */
export type StampState = 'checked' | 'madeUp' | 'mendable'

type Props = {
  month: BusinessMonth
  today: BusinessDay
  stamps: Readonly<Record<string, StampState>>
  /** Days with a reward waiting, and what it is. */
  rewards?: Readonly<Record<string, string>>
  onMend?: (day: BusinessDay) => void
  busy?: boolean
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']
const STATE_WORDS = { checked: '已签到', madeUp: '已补签', mendable: '可以补签' } as const

function daysOf(month: BusinessMonth): BusinessDay[] {
  const length = Number(lastDayOf(month).slice(8))
  return Array.from({ length }, (_, index) => addDays(firstDayOf(month), index))
}

function isStamped(state: StampState | undefined): boolean {
  return state === 'checked' || state === 'madeUp'
}

function dayLabel(
  day: BusinessDay,
  state: StampState | undefined,
  reward: string | undefined,
  isToday: boolean,
): string {
  return [dayText(day), isToday && '今天', state && STATE_WORDS[state], reward && `可得${reward}`]
    .filter(Boolean)
    .join(' ')
}

type DayProps = Pick<Props, 'today' | 'onMend' | 'busy'> & {
  day: BusinessDay
  state: StampState | undefined
  reward: string | undefined
  /** The day before is stamped too and stands in the same row. */
  isJoined: boolean
  /** Given only for the first of the month: the column of its weekday. */
  column: number | undefined
}

function Day({ day, today, state, reward, isJoined, column, onMend, busy = false }: DayProps) {
  const className = classNames(
    styles.day,
    state && styles[state],
    isJoined && styles.joined,
    day === today && styles.today,
    day > today && styles.ahead,
    reward && styles.rewarding,
  )
  const label = dayLabel(day, state, reward, day === today)
  const style = column ? { gridColumnStart: String(column) } : undefined
  const disc = (
    <View className={styles.disc}>
      {reward && !isStamped(state) ? <Icon name="gift" size={18} /> : Number(day.slice(8))}
    </View>
  )
  if (state === 'mendable' && onMend) {
    return (
      <Pressable className={className} style={style} label={label} busy={busy} onClick={() => onMend(day)}>
        {disc}
      </Pressable>
    )
  }
  return (
    <View className={className} style={style} aria-label={label} ariaRole="text">
      {disc}
    </View>
  )
}

/** A month of stamps. Consecutive days are joined, so that a streak looks like one thing. */
export function StampCalendar({ month, stamps, rewards = {}, ...rest }: Props) {
  const days = daysOf(month)
  const blanks = weekdayOf(firstDayOf(month)) - 1
  return (
    <View className={styles.calendar}>
      {WEEKDAYS.map((weekday) => (
        <View key={weekday} className={styles.weekday} aria-hidden>
          {weekday}
        </View>
      ))}
      {days.map((day, index) => (
        <Day
          key={day}
          {...rest}
          day={day}
          state={stamps[day]}
          reward={rewards[day]}
          isJoined={isStamped(stamps[day]) && isStamped(stamps[days[index - 1] ?? '']) && (blanks + index) % 7 !== 0}
          column={index === 0 ? blanks + 1 : undefined}
        />
      ))}
    </View>
  )
}
