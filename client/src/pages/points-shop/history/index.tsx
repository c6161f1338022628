import { usePages } from '../../../api/use-pages'
import { PickUpList } from '../../../features/loyalty/points-shop/PickUpList'
import { Page } from '../../../ui/Page'
import { Skeleton } from '../../../ui/Skeleton'
import { guarded } from '../../guarded'
import { QueryView } from '../../QueryView'
import { openPickUp } from '../../routes'
import { usePageViewed } from '../../use-page-viewed'
import { usePullDown } from '../../use-pull-down'

function PickUpsPage() {
  const { query, more } = usePages(
    'points-shop.listPickUps',
    {},
    {
      nextOf: ({ nextBefore }) => (nextBefore === null ? null : { before: nextBefore }),
      itemsOf: ({ pickUps }) => pickUps,
      keep: true,
    },
  )
  usePageViewed('points-shop/history')
  usePullDown(query.refresh)
  return (
    <Page>
      <QueryView query={query} skeleton={<Skeleton rows={4} />}>
        {(pickUps) => <PickUpList pickUps={pickUps} more={more} onOpen={openPickUp} />}
      </QueryView>
    </Page>
  )
}

export default guarded('points-shop/history', PickUpsPage)
