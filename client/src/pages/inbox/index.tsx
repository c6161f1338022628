import { InboxList } from '../../features/reach/inbox/InboxList'
import { useInbox } from '../../features/reach/inbox/use-inbox'
import { Page } from '../../ui/Page'
import { Skeleton } from '../../ui/Skeleton'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { openBookings, openCheckIn, openOccasion, openPoints, openThread, showCoupons } from '../routes'
import { usePageViewed } from '../use-page-viewed'
import { usePullDown } from '../use-pull-down'

const WAYS: Record<string, (linkId?: string) => void> = {
  coupons: showCoupons,
  points: openPoints,
  'check-in': () => openCheckIn(),
  feedback: (feedbackId = '') => openThread(feedbackId),
  occasion: (occasionId) => (occasionId === undefined ? openBookings() : openOccasion(occasionId)),
}

function InboxPage() {
  const { query, more, startOver } = useInbox()
  usePageViewed('inbox')
  usePullDown(async () => startOver())
  return (
    <Page>
      <QueryView query={query} skeleton={<Skeleton rows={5} />}>
        {(messages) => <InboxList messages={messages} more={more} onOpen={(link, linkId) => WAYS[link]?.(linkId)} />}
      </QueryView>
    </Page>
  )
}

export default guarded('inbox', InboxPage)
