import { useQuery } from '../../api/use-query'
import { BalanceCard } from '../../features/ledger/points/BalanceCard'
import { EntryList } from '../../features/ledger/points/EntryList'
import { LotList } from '../../features/ledger/points/LotList'
import { useEntries } from '../../features/ledger/points/use-entries'
import { AskCard } from '../../features/reach/message/AskCard'
import { whenText } from '../../features/reach/message/reminder-text'
import { reminderIn, useAsking, useReminders } from '../../features/reach/message/use-reminder'
import { Page } from '../../ui/Page'
import { Section } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { openCheckIn, openReceipt } from '../routes'
import { usePageViewed } from '../use-page-viewed'
import { usePullDown } from '../use-pull-down'

function PointsPage() {
  const balance = useQuery('points.getBalance', {}, { keep: true })
  const { query: entries, more } = useEntries()
  const reminders = useReminders()
  const asking = useAsking(reminders)
  const reminder = reminderIn(reminders.data, 'points-ending')
  const isWanted = reminder && (!reminder.isOn || asking.answered['points-ending'] !== undefined)
  usePageViewed('points')
  usePullDown(balance.refresh, entries.refresh)
  return (
    <Page>
      <QueryView query={balance} skeleton={<Skeleton rows={2} />}>
        {(data) => (
          <>
            <BalanceCard balance={data} />
            {isWanted && data.lots.some(({ endsDay }) => endsDay !== null) ? (
              <AskCard
                reminder={reminder}
                asking={asking}
                title="积分会到期"
                note={`要不要${whenText(reminder)} 提醒你？`}
                act="到期前提醒"
              />
            ) : null}
            <LotList lots={data.lots} />
          </>
        )}
      </QueryView>
      <Section title="积分明细">
        <QueryView query={entries} skeleton={<Skeleton rows={5} />}>
          {(list) => <EntryList entries={list} more={more} onEarn={() => openCheckIn()} onPurchase={openReceipt} />}
        </QueryView>
      </Section>
    </Page>
  )
}

export default guarded('points', PointsPage)
