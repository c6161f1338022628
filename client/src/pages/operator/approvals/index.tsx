import { ApprovalBoard } from '../../../features/people/approval/ApprovalBoard'
import { guarded } from '../../guarded'

/** For whoever holds a right, also without a role at the till: what they may see the shop itself decides. */
function ApprovalsPage() {
  return <ApprovalBoard />
}

export default guarded('operator/approvals', ApprovalsPage)
