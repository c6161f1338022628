import { ChannelBoard } from '../../../features/entrance/ChannelBoard'
import { BoardScreen } from '../../../features/staff/BoardScreen'
import { showHome } from '../../routes'

export default function ChannelsPage() {
  return <BoardScreen onHome={showHome}>{({ name }) => <ChannelBoard by={name} />}</BoardScreen>
}
