import type { Job } from '../../../platform/noun/job'
import { makeWantedPictures } from './code-picture.service'

/** Operators ask from the console, where WeChat makes nothing: the timer may, and does. */
export const makeCodePicturesJob: Job = {
  name: 'make-code-pictures',
  title: '生成等待中的小程序码',
  schedule: { kind: 'every', minutes: 5 },
  async slice(context, _checkpoint, budget) {
    const { looked, made } = await makeWantedPictures(context, () => budget.isSpent())
    return { checkpoint: null, isDone: true, looked, changed: made }
  },
}
