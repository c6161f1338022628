import { ReviewBoard } from '../../../features/referral/ReviewBoard'
import { BoardScreen } from '../../../features/staff/BoardScreen'
import { showHome } from '../../routes'

export default function ReviewsPage() {
  return <BoardScreen onHome={showHome}>{({ name }) => <ReviewBoard by={name} />}</BoardScreen>
}
