import { EntranceBoard } from '../../../features/growth/entrance/EntranceBoard'
import { BoardScreen } from '../../../features/people/staff/BoardScreen'
import { guarded } from '../../guarded'
import { showHome } from '../../routes'

function EntrancesPage() {
  return (
    <BoardScreen onHome={showHome}>{({ name, stores }) => <EntranceBoard by={name} stores={stores} />}</BoardScreen>
  )
}

export default guarded('operator/entrances', EntrancesPage)
