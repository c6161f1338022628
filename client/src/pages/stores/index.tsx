import { useQuery } from '../../api/use-query'
import { StoreGuideView } from '../../features/front/store-guide/StoreGuideView'
import { Page } from '../../ui/Page'
import { Skeleton } from '../../ui/Skeleton'
import { guarded } from '../guarded'
import { QueryView } from '../QueryView'
import { openStore } from '../routes'
import { usePageViewed } from '../use-page-viewed'
import { usePullDown } from '../use-pull-down'

function StoresPage() {
  const guide = useQuery('store-guide.list', {}, { keep: true })
  usePageViewed('stores')
  usePullDown(guide.refresh)
  return (
    <Page>
      <QueryView query={guide} skeleton={<Skeleton rows={4} />}>
        {(shown) => <StoreGuideView guide={shown} onOpen={openStore} />}
      </QueryView>
    </Page>
  )
}

export default guarded('stores', StoresPage)
