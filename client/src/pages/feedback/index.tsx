import { usePages } from '../../api/use-pages'
import { useQuery } from '../../api/use-query'
import { OwnFeedback } from '../../features/reach/feedback/OwnFeedback'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import { Page } from '../../ui/Page'
import { Skeleton } from '../../ui/Skeleton'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { openThread, openWrite } from '../routes'
import { usePageViewed } from '../use-page-viewed'
import { usePullDown } from '../use-pull-down'

function FeedbackPage() {
  const box = useQuery('feedback.getBox', {})
  const { query, more } = usePages(
    'feedback.listMine',
    {},
    {
      nextOf: ({ nextBeforeAt }) => (nextBeforeAt === null ? null : { beforeAt: nextBeforeAt }),
      itemsOf: ({ feedbacks }) => feedbacks,
    },
  )
  usePageViewed('feedback')
  usePullDown(query.refresh, box.refresh)
  return (
    <Page footer={box.data?.isOpen ? <Button onClick={openWrite}>写给店里</Button> : null}>
      {box.data?.isOpen === false ? <Notice>店里现在没有开意见箱。有话到店说，或打电话给门店</Notice> : null}
      <QueryView query={query} skeleton={<Skeleton rows={4} />}>
        {(said) => <OwnFeedback said={said} more={more} onOpen={openThread} />}
      </QueryView>
    </Page>
  )
}

export default guarded('feedback', FeedbackPage)
