import type { Job } from '../../../platform/noun/job'
import { makeMissingBriefs } from './brief.service'
import { prepareToday } from './prepare.service'

export const prepareTodayJob: Job = {
  name: 'prepare-today',
  title: '准备“今天”这一页',
  schedule: { kind: 'every', minutes: 15 },
  async slice(context) {
    const made = await prepareToday(context)
    return { checkpoint: null, isDone: true, looked: made, changed: made }
  },
}

/** Looks every hour, so that a morning on which the figures are late has its report an hour later, not a day. */
export const makeBriefsJob: Job = {
  name: 'make-briefs',
  title: '写日报、周报、月报',
  schedule: { kind: 'every', minutes: 60 },
  slice: (context, _checkpoint, budget) => makeMissingBriefs(context, budget),
}
