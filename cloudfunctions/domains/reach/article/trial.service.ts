import { businessDayOf } from '#shared/kernel/business-day'
import { asNow, type TrialSource } from '../../../platform/noun/trial-source'
import { listLive } from './article.repository'

/** Which article stands first: one that is live, or none in particular. */
export const articleTrials: TrialSource = {
  surface: 'articleFirst',
  async list({ db, now }) {
    const live = await listLive(db, businessDayOf(now))
    const ways = live.map(({ _id, title }) => ({ content: _id, title: `“${title}”` }))
    return [
      {
        ...{ placeId: null, title: '看茶最前面的一篇', version: null },
        ways: [asNow('和现在一样，不特别放哪一篇'), ...ways],
        why: ways.length === 0 ? '现在没有在发的内容' : null,
      },
    ]
  },
}
