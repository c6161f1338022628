import { OwnCode } from '../../../features/growth/entrance/OwnCode'
import { StaffScreen } from '../../../features/people/staff/StaffScreen'
import { StoreRow } from '../../../features/people/staff/StoreRow'
import { Card } from '../../../ui/Card'
import { Page } from '../../../ui/Page'
import { guarded } from '../../guarded'
import { usePageViewed } from '../../use-page-viewed'

function OwnCodePage() {
  usePageViewed('staff/own-code')
  return (
    <StaffScreen>
      {(work) => (
        <Page title={`我的店员码 · ${work.store.name}`}>
          <OwnCode key={work.store.storeId} storeId={work.store.storeId} name={work.staff.name} />
          <Card inset="rows">
            <StoreRow {...work} />
          </Card>
        </Page>
      )}
    </StaffScreen>
  )
}

export default guarded('staff/own-code', OwnCodePage)
