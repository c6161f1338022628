import { ReviewBoard } from '../../../features/growth/referral/ReviewBoard'
import { BoardScreen } from '../../../features/people/staff/BoardScreen'
import { guarded } from '../../guarded'
import { showHome } from '../../routes'

function ReviewsPage() {
  return <BoardScreen onHome={showHome}>{({ name }) => <ReviewBoard by={name} />}</BoardScreen>
}

export default guarded('operator/reviews', ReviewsPage)
