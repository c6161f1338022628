import { useState } from 'react'
import { shopNow } from '../../../api/shop-clock'
import { useQuery } from '../../../api/use-query'
import { StaffScreen, type Work } from '../../../features/people/staff/StaffScreen'
import { StoreRow } from '../../../features/people/staff/StoreRow'
import { OwnFigures } from '../../../features/reach/follow-up/OwnFigures'
import { EndedList, TaskBoard } from '../../../features/reach/follow-up/TaskBoard'
import { Card } from '../../../ui/Card'
import { Page } from '../../../ui/Page'
import { RestNote } from '../../../ui/RestNote'
import { Section } from '../../../ui/Section'
import { Skeleton } from '../../../ui/Skeleton'
import { Tabs } from '../../../ui/Tabs'
import { guarded } from '../../guarded'
import { QueryView } from '../../QueryView'
import { usePageViewed } from '../../use-page-viewed'
import { usePullDown } from '../../use-pull-down'

type Tab = 'open' | 'ended'

function FollowUps(work: Work) {
  const { storeId, name } = work.store
  const [tab, setTab] = useState<Tab>('open')
  const open = useQuery('follow-up.list', { storeId })
  const ended = useQuery('follow-up.listEnded', { storeId }, { enabled: tab === 'ended' })
  usePullDown(tab === 'open' ? open.refresh : ended.refresh)
  const count = open.data?.followUps.length ?? 0
  return (
    <Page title={`要联系的客人 · ${name}`}>
      <Tabs
        tabs={[
          { key: 'open', text: '要办的', count },
          { key: 'ended', text: '办过的' },
        ]}
        current={tab}
        onChange={setTab}
      />
      {tab === 'open' ? (
        <QueryView query={open} skeleton={<Skeleton rows={5} />}>
          {(tasks) => <TaskBoard tasks={tasks} onChanged={() => void open.refresh()} />}
        </QueryView>
      ) : (
        <QueryView query={ended} skeleton={<Skeleton rows={5} />}>
          {({ followUps }) => <EndedList followUps={followUps} now={open.data?.now ?? shopNow()} />}
        </QueryView>
      )}
      <OwnFigures storeId={storeId} />
      <Section title="门店">
        <Card inset="rows">
          <StoreRow {...work} />
        </Card>
      </Section>
      <RestNote>到时间没办，会转给店长</RestNote>
    </Page>
  )
}

function FollowUpsPage() {
  usePageViewed('staff/follow-ups')
  return <StaffScreen>{(work) => <FollowUps key={work.store.storeId} {...work} />}</StaffScreen>
}

export default guarded('staff/follow-ups', FollowUpsPage)
