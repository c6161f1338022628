import { isFirst, type Purpose } from '#shared/reach/message/purpose'
import { reminderFor } from '#shared/reach/message/reminder'
import { type MessageRules, messageRules, templateOf } from '#shared/reach/message/rules'
import {
  type Answer,
  countUsable,
  newWallet,
  type Report,
  type Wallet,
  withReport,
  withWish,
} from '#shared/reach/message/wallet'
import type { MemberContext } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { rulesInForce } from '../../base/settings/settings.face'
import { holdActiveAccount } from '../../ledger/account/account.face'
import { findCoupon } from '../../loyalty/coupon/coupon.face'
import { findOwnOccasion } from '../booking/booking.face'
import { keepDueWork } from '../due/due.face'
import { findWallet, saveWallet } from './wallet.repository'

/** What the shop offers to remind of, and what of it the caller wants. */
export async function getReminders(context: MemberContext) {
  const rules = await rulesInForce(context, messageRules)
  // Without templates there is nothing to look for.
  const wallet = rules.templates.some(({ isOn }) => isOn) ? await findWallet(context.db, context.memberId) : null
  return toView(rules, wallet ?? newWallet(context.memberId), context.now)
}

interface Answered {
  purpose: Purpose
  couponId?: string | undefined
  occasionId?: string | undefined
  answers: readonly { templateId: string; answer: Answer }[]
}

/**
 * Keeps what the caller answered. An accept is one message that may be sent, and the wish for it; the first reminder is
 * put down with it. Sent again it finds the same grants and the same reminder.
 */
export async function recordAnswers(context: MemberContext, { purpose, couponId, occasionId, answers }: Answered) {
  const { db, memberId, now } = context
  const rules = await rulesInForce(context, messageRules)
  const template = templateOf(rules, purpose)
  const isAccepted = answers.some(
    ({ templateId, answer }) => templateId === template?.templateId && answer === 'accept',
  )
  const occasion =
    isAccepted && occasionId !== undefined ? await findOwnOccasion(context, { occasionId, memberId }) : null
  const wallet = await db.transaction(async (tx) => {
    const account = await holdActiveAccount(tx, memberId, now)
    const before = (await findWallet(tx, memberId)) ?? newWallet(memberId)
    const reported = reportsOf(context, rules, { purpose, answers }).reduce(withReport, before)
    const after = isAccepted ? withWish(reported, purpose, true, now) : reported
    await saveWallet(tx, after)
    if (template && isAccepted) {
      const coupon = couponId === undefined ? null : await findOwn(tx, couponId, memberId)
      const work = reminderFor(template, { account, coupon, occasion }, now)
      if (work) await keepDueWork(tx, work)
    }
    return after
  })
  return toView(rules, wallet, now)
}

async function findOwn(tx: Tx, couponId: string, memberId: string) {
  const coupon = await findCoupon(tx, couponId)
  return coupon?.memberId === memberId ? coupon : null
}

/** Only of templates that the shop has; each for what it was asked for, or for what the template is there for. */
function reportsOf(
  { requestId, caller, now }: MemberContext,
  { templates }: MessageRules,
  { purpose, answers }: Pick<Answered, 'purpose' | 'answers'>,
): Report[] {
  return answers.flatMap(({ templateId, answer }) => {
    const purposes = templates.filter((each) => each.templateId === templateId).map((each) => each.purpose)
    const [first] = purposes
    if (first === undefined) return []
    const id = `${requestId}:${templateId}`
    const phone = `wx:${caller.openid}`
    const forWhat = purposes.includes(purpose) ? purpose : first
    return [{ id, templateId, purpose: forWhat, phone, source: 'page', answer, at: now }]
  })
}

/** What was put down already finds at its moment that it is not wanted any more. */
export async function turnOff(context: MemberContext, purpose: Purpose) {
  const { db, memberId, now } = context
  const rules = await rulesInForce(context, messageRules)
  const wallet = await db.transaction(async (tx) => {
    const before = await findWallet(tx, memberId)
    if (!before?.on.includes(purpose)) return before
    const after = withWish(before, purpose, false, now)
    await saveWallet(tx, after)
    return after
  })
  return toView(rules, wallet ?? newWallet(memberId), now)
}

function toView({ templates, quiet }: MessageRules, wallet: Wallet, now: number) {
  const offered = templates
    .filter(({ isOn }) => isOn)
    .map(({ purpose, templateId, sendAt, daysBefore }) => ({
      purpose,
      templateId,
      sendAt,
      daysBefore,
      isOn: wallet.on.includes(purpose),
      left: countUsable(wallet, { templateId, purpose }, now),
    }))
  // Older phones read the first list, and have no word for what is in the second.
  return {
    reminders: offered.flatMap(({ purpose, ...rest }) => (isFirst(purpose) ? [{ purpose, ...rest }] : [])),
    more: offered.flatMap(({ purpose, ...rest }) => (isFirst(purpose) ? [] : [{ purpose, ...rest }])),
    quiet,
  }
}
