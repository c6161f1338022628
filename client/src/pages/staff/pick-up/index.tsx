import { useRouter } from '@tarojs/taro'
import { HandOver } from '../../../features/loyalty/points-shop/HandOver'
import { StaffScreen } from '../../../features/people/staff/StaffScreen'
import { StoreRow } from '../../../features/people/staff/StoreRow'
import { Card } from '../../../ui/Card'
import { Page } from '../../../ui/Page'
import { guarded } from '../../guarded'
import { usePageViewed } from '../../use-page-viewed'

function HandOverPage() {
  const { code = '' } = useRouter().params
  usePageViewed('staff/pick-up')
  return (
    <StaffScreen>
      {(work) => (
        <Page title={`交货 · ${work.store.name}`}>
          <HandOver key={work.store.storeId} storeId={work.store.storeId} firstCode={code} />
          <Card inset="rows">
            <StoreRow {...work} />
          </Card>
        </Page>
      )}
    </StaffScreen>
  )
}

export default guarded('staff/pick-up', HandOverPage)
