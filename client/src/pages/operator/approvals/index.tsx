import { ApprovalBoard } from '../../../features/people/approval/ApprovalBoard'
import { guarded } from '../../guarded'

/** For everybody who holds a right, even without a role at the till. The shop decides what they may see. */
function ApprovalsPage() {
  return <ApprovalBoard />
}

export default guarded('operator/approvals', ApprovalsPage)
