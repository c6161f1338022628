import { EntranceBoard } from '../../../features/entrance/EntranceBoard'
import { BoardScreen } from '../../../features/staff/BoardScreen'
import { showHome } from '../../routes'

export default function EntrancesPage() {
  return (
    <BoardScreen onHome={showHome}>{({ name, stores }) => <EntranceBoard by={name} stores={stores} />}</BoardScreen>
  )
}
