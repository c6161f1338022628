import { View } from '@tarojs/components'
import { useState } from 'react'
import type { BusinessDay } from '#shared/kernel/business-day'
import { isUndecided } from '../../../api/api-error'
import { refusalText } from '../../../api/refusal-text'
import { useMutation } from '../../../api/use-mutation'
import { vibrateShort } from '../../../platform/vibration'
import { Button } from '../../../ui/Button'
import { Notice } from '../../../ui/Notice'
import { Sheet } from '../../../ui/Sheet'
import { dayText } from '../../../ui/time-text'
import { showToast } from '../../../ui/toast'
import type { Calendar } from './calendar-view'
import styles from './MakeUpSheet.module.scss'
import { madeUpText } from './reward-text'

interface Props {
  /** The day to make up; null closes the sheet. */
  day: BusinessDay | null
  calendar: Pick<Calendar, 'makeUpCards' | 'makeUpsLeftThisMonth'>
  onClose: () => void
  onChanged: () => void
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <View className={styles.fact}>
      <View className={styles.name}>{name}</View>
      <View>{value}</View>
    </View>
  )
}

/** Says what a make-up does and costs, then does it. */
export function MakeUpSheet({ day, calendar, onClose, onChanged }: Props) {
  const { run, running, error, clearError } = useMutation('check-in.makeUp', {
    onDone: ({ pointsEarned, streakDays }) => {
      vibrateShort()
      showToast(madeUpText(pointsEarned, streakDays))
      onClose()
      onChanged()
    },
    // This refusal is final: the calendar still offers what is no longer possible, so it is loaded again.
    onError: (failure) => {
      if (!isUndecided(failure)) onChanged()
    },
  })
  const [about, setAbout] = useState(day)
  if (day !== about) {
    setAbout(day)
    clearError()
  }
  const isRefused = error !== null && !isUndecided(error)
  const act = isRefused ? (
    <Button kind="quiet" onClick={onClose}>
      知道了
    </Button>
  ) : (
    <Button loading={running} onClick={() => day && void run({ day })}>
      用 1 张补签卡补签
    </Button>
  )
  return (
    <Sheet open={day !== null} title={day ? `补签 ${dayText(day)}` : ''} onClose={onClose} footer={act}>
      <View className={styles.lead}>
        这一天会算作已签到，断开的连续天数接上，阶梯奖励按接上的天数重算：少得的补发，两段重复得的收回。
      </View>
      <View className={styles.facts}>
        <Fact name="补签卡" value={`现有 ${calendar.makeUpCards} 张`} />
        <Fact name="本月还能补签" value={`${calendar.makeUpsLeftThisMonth} 次`} />
      </View>
      {error ? (
        <View className={styles.problem}>
          <Notice tone="danger">{refusalText(error)}</Notice>
        </View>
      ) : null}
    </Sheet>
  )
}
