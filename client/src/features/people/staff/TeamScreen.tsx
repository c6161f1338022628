import { useState } from 'react'
import { errorNoticeOf } from '../../../api/refusal-text'
import { useQuery } from '../../../api/use-query'
import { Button } from '../../../ui/Button'
import { Card } from '../../../ui/Card'
import { ErrorNotice } from '../../../ui/ErrorNotice'
import { Page } from '../../../ui/Page'
import { Section } from '../../../ui/Section'
import { Skeleton } from '../../../ui/Skeleton'
import { InviteSheet } from './InviteSheet'
import { RemoveSheet } from './RemoveSheet'
import type { Work } from './StaffScreen'
import { StoreRow } from './StoreRow'
import { type Colleague, TeamList } from './TeamList'

/** A manager's team in one store: see, invite and remove people. */
export function TeamScreen(work: Work) {
  const { staff, store } = work
  const { data, error, loading, refresh } = useQuery('staff.list', { storeId: store.storeId })
  const [isInviting, setIsInviting] = useState(false)
  const [leaving, setLeaving] = useState<Colleague | null>(null)
  const afterRemoval = () => {
    setLeaving(null)
    // Also without an answer: the list shows what really happened.
    void refresh()
  }
  return (
    <Page title={`店员 · ${store.name}`} footer={<Button onClick={() => setIsInviting(true)}>邀请加入本店</Button>}>
      {data ? (
        <Section title="在本店工作的" note={`${data.staff.length} 人`}>
          <TeamList colleagues={data.staff} isComplete={data.isComplete} onRemove={setLeaving} />
        </Section>
      ) : error && !loading ? (
        <ErrorNotice {...errorNoticeOf(error)} onRetry={refresh} />
      ) : (
        <Skeleton rows={4} />
      )}
      <Section title="门店">
        <Card inset="rows">
          <StoreRow {...work} />
        </Card>
      </Section>
      {isInviting ? <InviteSheet staff={staff} store={store} onClose={() => setIsInviting(false)} /> : null}
      {leaving ? <RemoveSheet key={leaving.staffId} colleague={leaving} store={store} onClose={afterRemoval} /> : null}
    </Page>
  )
}
