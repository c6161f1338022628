import { ChannelBoard } from '../../../features/entrance/ChannelBoard'
import { BoardScreen } from '../../../features/staff/BoardScreen'
import { guarded } from '../../guarded'
import { showHome } from '../../routes'

function ChannelsPage() {
  return <BoardScreen onHome={showHome}>{({ name }) => <ChannelBoard by={name} />}</BoardScreen>
}

export default guarded('operator/channels', ChannelsPage)
