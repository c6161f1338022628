import { HeldBoard } from '../../../features/insight/traffic/HeldBoard'
import { BoardScreen } from '../../../features/people/staff/BoardScreen'
import { guarded } from '../../guarded'
import { showHome } from '../../routes'

function VisitsPage() {
  return <BoardScreen onHome={showHome}>{({ name }) => <HeldBoard by={name} />}</BoardScreen>
}

export default guarded('operator/visits', VisitsPage)
