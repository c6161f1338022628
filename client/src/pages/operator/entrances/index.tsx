import { EntranceBoard } from '../../../features/entrance/EntranceBoard'
import { BoardScreen } from '../../../features/staff/BoardScreen'
import { guarded } from '../../guarded'
import { showHome } from '../../routes'

function EntrancesPage() {
  return (
    <BoardScreen onHome={showHome}>{({ name, stores }) => <EntranceBoard by={name} stores={stores} />}</BoardScreen>
  )
}

export default guarded('operator/entrances', EntrancesPage)
