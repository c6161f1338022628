import { ReminderList } from '../../features/reach/message/ReminderList'
import { useAsking, useReminders } from '../../features/reach/message/use-reminder'
import { Page } from '../../ui/Page'
import { Skeleton } from '../../ui/Skeleton'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { usePageViewed } from '../use-page-viewed'
import { usePullDown } from '../use-pull-down'

function RemindersPage() {
  const reminders = useReminders()
  const asking = useAsking(reminders)
  usePageViewed('reminders')
  usePullDown(reminders.refresh)
  return (
    <Page>
      <QueryView query={reminders} skeleton={<Skeleton rows={4} />}>
        {(answer) => <ReminderList answer={answer} asking={asking} onChanged={() => void reminders.refresh()} />}
      </QueryView>
    </Page>
  )
}

export default guarded('reminders', RemindersPage)
