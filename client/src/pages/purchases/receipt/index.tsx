import { useRouter } from '@tarojs/taro'
import { useAnswered } from '../../../api/use-answered'
import { useQuery } from '../../../api/use-query'
import { GoodsLists } from '../../../features/insight/recommendation/GoodsLists'
import { type RatingAnswer, RatingCard } from '../../../features/reach/feedback/RatingCard'
import { AskForReply } from '../../../features/reach/message/AskForReply'
import { OwnReceiptView } from '../../../features/till/purchase/OwnReceiptView'
import { Page } from '../../../ui/Page'
import { Skeleton } from '../../../ui/Skeleton'
import { guarded } from '../../guarded'
import { QueryView } from '../../QueryView'
import { openThread, showCode } from '../../routes'
import { usePageViewed } from '../../use-page-viewed'
import { usePullDown } from '../../use-pull-down'

const skeleton = (
  <>
    <Skeleton shape="card" />
    <Skeleton rows={4} />
  </>
)

function ReceiptPage() {
  const { id = '' } = useRouter().params
  const purchaseId = decodeURIComponent(id)
  const query = useQuery('purchase.getMine', { purchaseId })
  // An extra below the receipt, which is complete without it.
  const rating = useAnswered(useQuery('feedback.getRating', { purchaseId }, { enabled: query.data !== null }))
  const asked = rating.query.data
  usePageViewed('receipt')
  usePullDown(query.refresh, rating.query.refresh)
  return (
    <Page>
      <QueryView query={query} skeleton={skeleton}>
        {(receipt) => (
          <OwnReceiptView receipt={receipt}>
            {asked ? (
              <RatingCard
                {...{ purchaseId, asked }}
                onRated={(given) => rating.accept({ ...asked, rating: given })}
                onOutdated={() => void rating.query.refresh()}
                onOpen={openThread}
              />
            ) : null}
            {isAnswerOwed(asked) ? <AskForReply /> : null}
          </OwnReceiptView>
        )}
      </QueryView>
      <GoodsLists mayAsk={query.data !== null} onCode={showCode} />
    </Page>
  )
}

/** While a low mark is still being put into words, one question is enough. */
const isAnswerOwed = (asked: RatingAnswer | null): boolean =>
  asked?.rating?.ticket?.status === 'open' && (asked.rating.reasons.length > 0 || asked.rating.text !== '')

export default guarded('purchases/receipt', ReceiptPage)
