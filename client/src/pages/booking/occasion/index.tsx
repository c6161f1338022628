import { useRouter } from '@tarojs/taro'
import { addDays, businessDayOf, startOfDay } from '#shared/kernel/business-day'
import { shopNow } from '../../../api/shop-clock'
import { useAnswered } from '../../../api/use-answered'
import { useQuery } from '../../../api/use-query'
import { BookingAct } from '../../../features/reach/booking/BookingAct'
import { OccasionView } from '../../../features/reach/booking/OccasionView'
import type { OccasionPage } from '../../../features/reach/booking/occasion-text'
import { AskCard } from '../../../features/reach/message/AskCard'
import { whenText } from '../../../features/reach/message/reminder-text'
import { type Reminder, reminderIn, useAsking, useReminders } from '../../../features/reach/message/use-reminder'
import { Page } from '../../../ui/Page'
import { Skeleton } from '../../../ui/Skeleton'
import { guarded } from '../../guarded'
import { QueryView } from '../../QueryView'
import { usePageViewed } from '../../use-page-viewed'
import { usePullDown } from '../../use-pull-down'

const skeleton = (
  <>
    <Skeleton shape="card" />
    <Skeleton rows={4} />
  </>
)

function Occasion() {
  const { id = '' } = useRouter().params
  const { query, accept } = useAnswered(useQuery('booking.get', { occasionId: id }))
  const reminders = useReminders()
  const asking = useAsking(reminders)
  const reminder = reminderIn(reminders.data, 'booking')
  usePageViewed('occasion')
  usePullDown(query.refresh)
  return (
    <Page
      footer={
        query.data ? (
          <BookingAct
            occasion={query.data}
            now={shopNow()}
            onChanged={accept}
            onOutdated={() => void query.refresh()}
            onTap={() => asking.topUp('booking')}
          />
        ) : null
      }
    >
      <QueryView query={query} skeleton={skeleton}>
        {(occasion) => (
          <>
            <OccasionView occasion={occasion} />
            {reminder && isToRemind(occasion, reminder, asking.answered.booking !== undefined) ? (
              <AskCard
                {...{ reminder, asking }}
                title={occasion.mine === 'waiting' ? '有位子了告诉你' : '怕忘了来？'}
                note={`要不要${whenText(reminder)} 提醒一次？`}
                act={occasion.mine === 'waiting' ? '告诉我' : '开始前提醒'}
                about={{ occasionId: id }}
              />
            ) : null}
          </>
        )}
      </QueryView>
    </Page>
  )
}

/** Whoever waits may get a place at any time; whoever has one is reminded while the moment to say so is ahead. */
function isToRemind({ mine, status, startsAt }: OccasionPage, reminder: Reminder, hasAnswered: boolean): boolean {
  if (status !== 'planned' || (reminder.isOn && reminder.left > 0 && !hasAnswered)) return false
  if (mine !== 'booked') return mine === 'waiting'
  const [hours = 0, minutes = 0] = reminder.sendAt.split(':').map(Number)
  const moment = startOfDay(addDays(businessDayOf(startsAt), -reminder.daysBefore))
  return moment + (hours * 60 + minutes) * 60_000 > shopNow()
}

export default guarded('booking/occasion', Occasion)
