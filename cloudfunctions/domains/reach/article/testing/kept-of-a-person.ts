import { businessDayOf } from '#shared/kernel/business-day'
import { readingIdOf } from '#shared/reach/article/article'
import type { Shop } from '../../../../testing/shop'

/** As the member's own reading would have left it. */
export function keepOf({ database, clock }: Shop, memberId: string): void {
  const at = clock.now()
  const articleId = 'art_00000000000001'
  const what = { articleId, memberId, kind: 'how', finishedAt: at, day: businessDayOf(at), isUseful: true }
  database.put('readings', { _id: readingIdOf(articleId, memberId), ...what, came: 0, bought: 0, followDay: null })
}
