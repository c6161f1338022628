import { useQuery } from '../../api/use-query'
import { AgainList } from '../../features/insight/recommendation/AgainList'
import { LikedList } from '../../features/insight/recommendation/LikedList'
import { OwnPurchases } from '../../features/till/purchase/OwnPurchases'
import { OwnYear } from '../../features/till/purchase/OwnYear'
import { useOwnPurchases } from '../../features/till/purchase/use-own-purchases'
import { Card } from '../../ui/Card'
import { ListRow } from '../../ui/ListRow'
import { Page } from '../../ui/Page'
import { Skeleton } from '../../ui/Skeleton'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { openReceipt, openYear, showCode } from '../routes'
import { usePageViewed } from '../use-page-viewed'
import { usePullDown } from '../use-pull-down'

function PurchasesPage() {
  const { query, more } = useOwnPurchases()
  usePageViewed('purchases')
  // Extras beside the list: without their answers the list is still complete.
  const year = useQuery('purchase.sumMine', {}, { keep: true })
  const goods = useQuery('recommendation.listMine', {}, { keep: true })
  usePullDown(query.refresh, year.refresh, goods.refresh)
  return (
    <Page>
      <QueryView query={query} skeleton={<Skeleton rows={5} />}>
        {(purchases) => (
          <>
            {year.data ? <OwnYear year={year.data} /> : null}
            <Card inset="rows">
              <ListRow icon="calendar" title="回头看一年" onClick={openYear} />
            </Card>
            {goods.data ? <AgainList again={goods.data.again} onCode={showCode} /> : null}
            <OwnPurchases purchases={purchases} more={more} onOpen={openReceipt} onCode={showCode} />
            {goods.data ? <LikedList {...goods.data} /> : null}
          </>
        )}
      </QueryView>
    </Page>
  )
}

export default guarded('purchases', PurchasesPage)
