import Taro from '@tarojs/taro'
import { useQuery } from '../../../api/use-query'
import { WriteForm } from '../../../features/reach/feedback/WriteForm'
import { Notice } from '../../../ui/Notice'
import { Page } from '../../../ui/Page'
import { Skeleton } from '../../../ui/Skeleton'
import { guarded } from '../../guarded'
import { QueryView } from '../../QueryView'
import { threadAddress } from '../../routes'
import { usePageViewed } from '../../use-page-viewed'

function WritePage() {
  const box = useQuery('feedback.getBox', {}, { refreshOnShow: false })
  usePageViewed('feedback/write')
  // What was written takes the place of the form: going back must not lead to a form that is done.
  const open = (feedbackId: string) => void Taro.redirectTo({ url: threadAddress(feedbackId) })
  return (
    <Page>
      <QueryView query={box} skeleton={<Skeleton rows={4} />}>
        {(answer) =>
          answer.isOpen ? (
            <WriteForm box={answer} onWritten={open} />
          ) : (
            <Notice>店里现在没有开意见箱。有话到店说，或打电话给门店</Notice>
          )
        }
      </QueryView>
    </Page>
  )
}

export default guarded('feedback/write', WritePage)
