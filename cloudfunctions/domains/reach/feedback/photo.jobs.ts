import { DAY_MS } from '#shared/kernel/business-day'
import { KEPT_DAYS } from '#shared/reach/feedback/feedback'
import type { Job, JobContext } from '../../../platform/noun/job'
import { walkSlice } from '../../base/job/job.face'
import { findHolderId, listIdentitiesOf } from '../../people/member/member.face'
import { removeSaidBefore } from './feedback.repository'
import { pageDue, pageOld, removePhotos } from './photo.repository'
import { askWeChatAbout } from './photo.service'

/** A photo that was not checked at once, or whose answer never came. */
export const checkPhotosJob: Job = {
  name: 'check-photos',
  title: '会员照片：没有检查结果的再检查',
  schedule: { kind: 'every', minutes: 5 },
  slice: (context, checkpoint, budget) =>
    walkSlice(context, checkpoint, budget, {
      list: (afterId, limit) => pageDue(context.db, context.now, afterId, limit),
      async act(photo) {
        return askWeChatAbout(context, photo, await openidOf(context, photo.memberId))
      },
    }),
}

/** The files first: a record without its file is found again, a file without its record is not. */
export const forgetFeedbackJob: Job = {
  name: 'forget-feedback',
  title: '清理到期的打分、意见和照片',
  schedule: { kind: 'daily', at: '04:50' },
  async slice(context, checkpoint, budget) {
    const before = context.now - KEPT_DAYS * DAY_MS
    const walked = await walkSlice(context, checkpoint, budget, {
      list: (afterId, limit) => pageOld(context.db, before, afterId, limit),
      async act({ _id, fileId }) {
        await context.cloud.removeFile(fileId)
        return (await removePhotos(context.db, [_id])) > 0
      },
    })
    if (!walked.isDone) return walked
    return { ...walked, changed: walked.changed + (await removeSaidBefore(context.db, before)) }
  },
}

const WECHAT = 'wx:'

/** WeChat wants to know whose photo it is, by now; an empty one, where nobody is there any more, it refuses. */
async function openidOf({ db }: JobContext, memberId: string): Promise<string> {
  const holderId = await findHolderId(db, memberId)
  const keys = holderId === null ? [] : await listIdentitiesOf(db, [holderId])
  return keys.find(({ _id }) => _id.startsWith(WECHAT))?._id.slice(WECHAT.length) ?? ''
}
