import type { Shop } from '../../../../testing/shop'
import { anAnswered } from './forms'

/** As the member’s own act would have left it. */
export function keepOf({ database, clock }: Shop, memberId: string): void {
  database.put('question_answers', anAnswered(memberId, clock.now()))
}
