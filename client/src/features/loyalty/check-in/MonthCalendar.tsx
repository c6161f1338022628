import { View } from '@tarojs/components'
import type { BusinessDay } from '#shared/kernel/business-day'
import { refusalText } from '../../../api/refusal-text'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { classNames } from '../../../ui/class-names'
import { Icon } from '../../../ui/Icon'
import { Notice } from '../../../ui/Notice'
import { Pressable } from '../../../ui/Pressable'
import { StampCalendar } from '../../../ui/StampCalendar'
import { type Calendar, monthText, rewardsOf, stampsOf } from './calendar-view'
import styles from './MonthCalendar.module.scss'
import { useMonths } from './use-months'

interface Props {
  /** Today's month. */
  current: Calendar
  onMakeUp: (day: BusinessDay) => void
}

function Turn({ to, isOn, onClick }: { to: 'back' | 'forward'; isOn: boolean; onClick: () => void }) {
  return (
    <Pressable
      className={classNames(styles.turn, !isOn && styles.off)}
      onClick={onClick}
      disabled={!isOn}
      label={to === 'back' ? '上个月' : '下个月'}
    >
      <Icon name={to} size={18} />
    </Pressable>
  )
}

/** A month of stamps; a tap on an open day makes it up. */
export function MonthCalendar({ current, onMakeUp }: Props) {
  const { month, calendar, asked, isCurrent, canGoBack, goBack, goForward } = useMonths(current)
  const stamps = calendar ? stampsOf(calendar) : {}
  return (
    <Card inset="tight">
      <View className={styles.head}>
        <Turn to="back" isOn={canGoBack} onClick={goBack} />
        <View className={styles.month} role="heading" ariaRole="heading" aria-level={3}>
          {monthText(month)}
        </View>
        <Turn to="forward" isOn={!isCurrent} onClick={goForward} />
      </View>
      <StampCalendar
        month={month}
        today={current.today}
        stamps={stamps}
        rewards={rewardsOf(current)}
        onMend={onMakeUp}
      />
      {Object.values(stamps).includes('mendable') ? <View className={styles.legend}>点虚线的日子可以补签</View> : null}
      {!isCurrent && asked.error ? (
        <View className={styles.problem}>
          <Notice
            tone="danger"
            action={
              <Button kind="plain" size="small" loading={asked.loading} onClick={() => void asked.refresh()}>
                重试
              </Button>
            }
          >
            {refusalText(asked.error)}
          </Notice>
        </View>
      ) : null}
    </Card>
  )
}
