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

/** Runs every hour, so that late figures delay the morning's report by an hour and not by a day. */
export const makeBriefsJob: Job = {
  name: 'make-briefs',
  title: '写日报、周报、月报',
  schedule: { kind: 'every', minutes: 60 },
  slice: (context, _checkpoint, budget) => makeMissingBriefs(context, budget),
}
