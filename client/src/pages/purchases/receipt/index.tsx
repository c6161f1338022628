import { useRouter } from '@tarojs/taro'
import { useQuery } from '../../../api/use-query'
import { OwnReceiptView } from '../../../features/till/purchase/OwnReceiptView'
import { Page } from '../../../ui/Page'
import { Skeleton } from '../../../ui/Skeleton'
import { guarded } from '../../guarded'
import { QueryView } from '../../QueryView'
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
  const query = useQuery('purchase.getMine', { purchaseId: decodeURIComponent(id) })
  usePageViewed('receipt')
  usePullDown(query.refresh)
  return (
    <Page>
      <QueryView query={query} skeleton={skeleton}>
        {(receipt) => <OwnReceiptView receipt={receipt} />}
      </QueryView>
    </Page>
  )
}

export default guarded('purchases/receipt', ReceiptPage)
