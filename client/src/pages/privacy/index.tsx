import { useState } from 'react'
import { ClosedMembership } from '../../features/front/privacy/ClosedMembership'
import { CloseMembership } from '../../features/front/privacy/CloseMembership'
import { ConsentList } from '../../features/front/privacy/ConsentList'
import { GuidelineRow } from '../../features/front/privacy/GuidelineRow'
import { PendingDeletion } from '../../features/front/privacy/PendingDeletion'
import { StoredRecord } from '../../features/front/privacy/StoredRecord'
import { useProfile } from '../../features/people/member/use-profile'
import { Card } from '../../ui/Card'
import { ListRow } from '../../ui/ListRow'
import { Page } from '../../ui/Page'
import { Section } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { openQuestions } from '../routes'
import { usePageViewed } from '../use-page-viewed'

function PrivacyPage() {
  const { query, accept } = useProfile()
  const [isClosing, setIsClosing] = useState(false)
  const [isClosed, setIsClosed] = useState(false)
  usePageViewed('privacy')
  if (isClosed) {
    return (
      <Page>
        <ClosedMembership />
      </Page>
    )
  }
  return (
    <Page>
      <QueryView query={query} skeleton={<Skeleton rows={5} />}>
        {({ consents }) => (
          <>
            <Section title="我同意的用途">
              <ConsentList consents={consents} onAnswered={accept} />
            </Section>
            <Section title="我的数据">
              <StoredRecord />
              <Card inset="rows">
                <ListRow icon="pencil" title="你说过的，可以逐条删掉" onClick={openQuestions} />
              </Card>
            </Section>
            <Section title="会员账号">
              <PendingDeletion />
              <Card inset="rows">
                <GuidelineRow />
                <ListRow icon="trash" title="注销会员" onClick={() => setIsClosing(true)} />
              </Card>
            </Section>
          </>
        )}
      </QueryView>
      <CloseMembership open={isClosing} onClose={() => setIsClosing(false)} onClosed={() => setIsClosed(true)} />
    </Page>
  )
}

export default guarded('privacy', PrivacyPage)
