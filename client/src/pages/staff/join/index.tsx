import Taro from '@tarojs/taro'
import { JoinForm } from '../../../features/people/staff/JoinForm'
import { Page } from '../../../ui/Page'
import { guarded } from '../../guarded'
import { openDeskSignIn } from '../../routes'

/** In place of this page: going back from the counter should not lead to a code that is used up. */
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
