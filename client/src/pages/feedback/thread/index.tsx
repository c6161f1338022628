import { useRouter } from '@tarojs/taro'
import { useQuery } from '../../../api/use-query'
import { ThreadView } from '../../../features/reach/feedback/ThreadView'
import { AskForReply } from '../../../features/reach/message/AskForReply'
import { Page } from '../../../ui/Page'
import { Skeleton } from '../../../ui/Skeleton'
import { guarded } from '../../guarded'
import { QueryView } from '../../QueryView'
import { usePageViewed } from '../../use-page-viewed'
import { usePullDown } from '../../use-pull-down'

function ThreadPage() {
  const { id = '' } = useRouter().params
  const query = useQuery('feedback.getMine', { feedbackId: decodeURIComponent(id) })
  usePageViewed('feedback/thread')
  usePullDown(query.refresh)
  return (
    <Page>
      <QueryView query={query} skeleton={<Skeleton rows={4} />}>
        {({ feedback, answerHours }) => (
          <>
            <ThreadView thread={feedback} answerHours={answerHours} onChanged={() => void query.refresh()} />
            {feedback.ticket?.status === 'open' ? <AskForReply /> : null}
          </>
        )}
      </QueryView>
    </Page>
  )
}

export default guarded('feedback/thread', ThreadPage)
