import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { type BusinessDay, parseBusinessDay } from '#shared/kernel/business-day'
import { useQuery } from '../../api/use-query'
import { CheckInRules } from '../../features/loyalty/check-in/CheckInRules'
import { MakeUpSheet } from '../../features/loyalty/check-in/MakeUpSheet'
import { MonthCalendar } from '../../features/loyalty/check-in/MonthCalendar'
import { MonthLadder } from '../../features/loyalty/check-in/MonthLadder'
import { NewcomerCard } from '../../features/loyalty/check-in/NewcomerCard'
import { StreakCard } from '../../features/loyalty/check-in/StreakCard'
import { AskCard } from '../../features/reach/message/AskCard'
import { clockOf } from '../../features/reach/message/reminder-text'
import { reminderIn, useAsking, useReminders } from '../../features/reach/message/use-reminder'
import { Page } from '../../ui/Page'
import { Section } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { usePageViewed } from '../use-page-viewed'
import { usePullDown } from '../use-pull-down'

const skeleton = (
  <>
    <Skeleton shape="card" />
    <Skeleton rows={5} />
  </>
)

function CheckInPage() {
  const calendar = useQuery('check-in.getCalendar', {}, { keep: true })
  const { makeUp = '' } = useRouter().params
  const [makeUpDay, setMakeUpDay] = useState<BusinessDay | null>(parseBusinessDay(makeUp))
  const reminders = useReminders()
  const asking = useAsking(reminders)
  const reminder = reminderIn(reminders.data, 'check-in-next')
  usePageViewed('check-in')
  usePullDown(calendar.refresh)
  const refresh = () => void calendar.refresh()
  return (
    <Page>
      <QueryView query={calendar} skeleton={skeleton}>
        {(data) => (
          <>
            <StreakCard calendar={data} onChanged={refresh} onTap={() => asking.topUp('check-in-next')} />
            {reminder &&
            data.isDoneToday &&
            (!reminder.isOn || reminder.left === 0 || asking.answered['check-in-next']) ? (
              <AskCard
                reminder={reminder}
                asking={asking}
                title={tomorrowText(data.nextReward)}
                note={`要不要明天 ${clockOf(reminder.sendAt)} 提醒一次？只这一次。`}
                act="明天提醒我"
              />
            ) : null}
            {data.newcomers ? <NewcomerCard newcomers={data.newcomers} isDoneToday={data.isDoneToday} /> : null}
            <Section title="签到日历" note={`补签卡 ${data.makeUpCards} 张`}>
              <MonthCalendar key={data.month} current={data} onMakeUp={setMakeUpDay} />
            </Section>
            <MonthLadder {...data} />
            <CheckInRules calendar={data} />
          </>
        )}
      </QueryView>
      {calendar.data ? (
        <MakeUpSheet day={makeUpDay} calendar={calendar.data} onClose={() => setMakeUpDay(null)} onChanged={refresh} />
      ) : null}
    </Page>
  )
}

const tomorrowText = (next: { inDays: number; days: number } | null) =>
  next?.inDays === 1 ? `明天签到，满 ${next.days} 天` : '明天也来签到'

export default guarded('check-in', CheckInPage)
