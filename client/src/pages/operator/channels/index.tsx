import { ChannelBoard } from '../../../features/growth/entrance/ChannelBoard'
import { BoardScreen } from '../../../features/people/staff/BoardScreen'
import { guarded } from '../../guarded'
import { showHome } from '../../routes'

function ChannelsPage() {
  return <BoardScreen onHome={showHome}>{({ name }) => <ChannelBoard by={name} />}</BoardScreen>
}

export default guarded('operator/channels', ChannelsPage)
