import { SignInScreen } from '../../../features/front/desk/SignInScreen'
import { OwnerCodeForm } from '../../../features/people/grant/OwnerCodeForm'
import { Card } from '../../../ui/Card'
import { ListRow } from '../../../ui/ListRow'
import { Page } from '../../../ui/Page'
import { guarded } from '../../guarded'
import { openReport } from '../../operator/open-report'

function DeskSignInPage() {
  return (
    <Page>
      <SignInScreen />
      <Card inset="rows">
        <ListRow
          icon="shield"
          title="待审批"
          note="有批准权限的人，在手机上也能批准"
          onClick={() => openReport('approvals')}
        />
      </Card>
      <OwnerCodeForm />
    </Page>
  )
}

export default guarded('desk/sign-in', DeskSignInPage)
