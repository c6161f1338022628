import { couponReminder, giftReminder } from '#shared/reach/message/reminder'
import { messageRules, templateOf } from '#shared/reach/message/rules'
import { SENDING_MS, SENDS_KEPT_DAYS } from '#shared/reach/message/send'
import type { Context } from '../../../platform/context'
import { forgetting } from '../../../platform/noun/forgetting'
import type { Job } from '../../../platform/noun/job'
import { walkSlice } from '../../base/job/job.face'
import { rulesInForce } from '../../base/settings/settings.face'
import { type CouponNotice, listQueuedNotices, markNoticeTaken } from '../../loyalty/coupon/coupon.face'
import { findHolderId } from '../../people/member/member.face'
import { addDueWork } from '../due/due.face'
import { pageUnsettled, removeSendsBefore } from './send.repository'
import { endSend } from './send.service'
import { findWallet } from './wallet.repository'

const DAY_MS = 86_400_000

/** Whose caller was lost between the asking and the answer: perhaps sent, never again. */
export const settleSendsJob: Job = {
  name: 'settle-sends',
  title: '收尾没有结果的微信提醒',
  schedule: { kind: 'every', minutes: 5 },
  slice: (context, checkpoint, budget) =>
    walkSlice(context, checkpoint, budget, {
      list: (afterId, limit) => pageUnsettled(context.db, context.now - SENDING_MS, afterId, limit),
      act: ({ _id }) => endSend(context, _id, { state: 'unknown', code: null, msgid: null }, 'used'),
    }),
}

/** Coupons that end soon, and those for a birthday, for members who have asked to be told of theirs. */
export const queueCouponRemindersJob: Job = {
  name: 'queue-coupon-reminders',
  title: '券到期、生日礼：给要过提醒的会员排上',
  schedule: { kind: 'daily', at: '09:05' },
  async slice(context, checkpoint, budget) {
    const rules = await rulesInForce(context, messageRules)
    if (!templateOf(rules, 'coupon-ending') && !templateOf(rules, 'birthday-gift'))
      return { checkpoint: null, isDone: true, looked: 0, changed: 0 }
    return walkSlice(context, checkpoint, budget, {
      list: (afterId, limit) => listQueuedNotices(context.db, afterId, limit),
      act: (notice) => takeNotice(context, notice),
    })
  },
}

async function takeNotice(
  context: Context,
  { _id, kind, couponId, memberId, untilAt }: CouponNotice,
): Promise<boolean> {
  const { db, now } = context
  const rules = await rulesInForce(context, messageRules)
  const purpose = kind === 'birthday' ? 'birthday-gift' : 'coupon-ending'
  const template = templateOf(rules, purpose)
  const holderId = await findHolderId(db, memberId)
  const wallet = holderId === null ? null : await findWallet(db, holderId)
  const isWanted = template !== null && holderId !== null && wallet?.on.includes(purpose) === true
  const reminder = kind === 'birthday' ? giftReminder : couponReminder
  const work = isWanted
    ? reminder(template, { memberId: holderId, couponId, untilAt }, { now, quiet: rules.quiet })
    : null
  if (work) await addDueWork(db, work)
  await markNoticeTaken(db, _id)
  return work !== null
}

export const forgetSendsJob = forgetting(
  { name: 'forget-sends', title: '清理半年前发过的微信提醒', schedule: { kind: 'daily', at: '05:00' } },
  [({ db, now }) => removeSendsBefore(db, now - SENDS_KEPT_DAYS * DAY_MS)],
)
