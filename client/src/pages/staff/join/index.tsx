import Taro from '@tarojs/taro'
import { JoinForm } from '../../../features/people/staff/JoinForm'
import { Page } from '../../../ui/Page'
import { guarded } from '../../guarded'
import { openDeskSignIn } from '../../routes'

/** Replaces this page, so that going back from the counter does not lead to a used code. */
function openCounter() {
  void Taro.redirectTo({ url: '/pages/staff/counter/index' })
}

function JoinPage() {
  return (
    <Page>
      <JoinForm onCounter={openCounter} onDesk={openDeskSignIn} />
    </Page>
  )
}

export default guarded('staff/join', JoinPage)
