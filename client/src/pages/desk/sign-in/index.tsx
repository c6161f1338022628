import { SignInScreen } from '../../../features/front/desk/SignInScreen'
import { OwnerCodeForm } from '../../../features/people/grant/OwnerCodeForm'
import { Page } from '../../../ui/Page'
import { guarded } from '../../guarded'

function DeskSignInPage() {
  return (
    <Page>
      <SignInScreen />
      <OwnerCodeForm />
    </Page>
  )
}

export default guarded('desk/sign-in', DeskSignInPage)
