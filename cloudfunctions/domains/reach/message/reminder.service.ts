import { type DueWork, type NewWork, stepIdOf } from '#shared/reach/due/due-work'
import type { InboxKind, InboxLink } from '#shared/reach/inbox/inbox'
import { fillField } from '#shared/reach/message/field'
import { afterQuiet, isUnderCaps } from '#shared/reach/message/moment'
import { type Purpose, pageOf } from '#shared/reach/message/purpose'
import { carriedOn, judgeReminder, REMINDER, reminderFor } from '#shared/reach/message/reminder'
import { type MessageRules, type MessageTemplate, messageRules, templateOf } from '#shared/reach/message/rules'
import { countUsable, newWallet } from '#shared/reach/message/wallet'
import type { Context } from '../../../platform/context'
import type { ByWork, DueStep } from '../../../platform/noun/due'
import { rulesInForce } from '../../base/settings/settings.face'
import { findAccount } from '../../ledger/account/account.face'
import { findCoupon } from '../../loyalty/coupon/coupon.face'
import { findHolderId } from '../../people/member/member.face'
import { findOwnOccasion } from '../booking/booking.face'
import { keepDueWork } from '../due/due.face'
import { writeInbox } from '../inbox/inbox.face'
import { type Held, hold } from './hold.service'
import { sendNow } from './send.service'
import { templatesOff } from './template-state.service'
import { findWallet } from './wallet.repository'

/** Where it opens the mini-program. */
const pageFor = ({ facts: { purpose, occasionId, feedbackId } }: DueWork) => {
  const id = occasionId ?? feedbackId
  return pageOf(purpose as Purpose, typeof id === 'string' ? id : null)
}

/** As what it stands in the inbox; null for what is told by WeChat alone. */
const INBOX: Record<Purpose, { kind: InboxKind; link: InboxLink } | null> = {
  booking: { kind: 'occasion', link: 'occasion' },
  'coupon-ending': { kind: 'coupon', link: 'coupons' },
  'points-ending': { kind: 'points', link: 'points' },
  'check-in-next': null,
  // The inbox writes its own line of a reply.
  reply: null,
  'birthday-gift': { kind: 'coupon', link: 'coupons' },
}
const NEWS = { kind: 'news' } as const

const JOINED_WITHIN_MS = 60_000
const DROP: DueStep = { write: async () => ({ kind: 'done' }) }

/** What a member asked to be reminded of, at its moment. */
export const reminderKind: ByWork = {
  kind: REMINDER,
  guard: 'work',
  look: async (context) => (work) => lookAtReminder(context, work),
}

async function lookAtReminder(context: Context, work: DueWork): Promise<DueStep> {
  const { db, now } = context
  const rules = await rulesInForce(context, messageRules)
  const template = templateOf(rules, String(work.facts.purpose))
  const memberId = template && (await findHolderId(db, work.memberId))
  const account = memberId ? await findAccount(db, memberId) : null
  if (!template || !account) return DROP
  const carried = account._id === work.memberId ? null : carriedOn(work, account._id)
  if (carried) return handOver(context, work, { carried, anew: reminderFor(template, { account, coupon: null }, now) })
  const quietUntil = afterQuiet(now, rules.quiet)
  if (quietUntil > now) return { write: async () => ({ kind: 'again', dueAt: quietUntil }) }
  const standing = { account, facts: work.facts, ...(await aboutOf(context, work, account._id)) }
  const verdict = judgeReminder(template, standing, now)
  if (verdict.kind === 'drop') return DROP
  if (verdict.kind === 'later') return later(context, { template, memberId: account._id, dueAt: verdict.dueAt })
  const isOff = (
    await templatesOff(
      context,
      rules.templates.map(({ templateId }) => templateId),
    )
  ).has(template.templateId)
  return say(context, work, { rules, template, memberId: account._id, verdict, isOff })
}

/** What a reminder is about, where it is the member's own. */
async function aboutOf(context: Context, { facts: { couponId, occasionId } }: DueWork, memberId: string) {
  const coupon = typeof couponId === 'string' ? await findCoupon(context.db, couponId) : null
  const occasion = typeof occasionId === 'string' ? await findOwnOccasion(context, { occasionId, memberId }) : null
  return { coupon: coupon?.memberId === memberId ? coupon : null, occasion }
}

/**
 * What a merged record has asked for is the person's, who may have asked for the same: one of the two is enough. What was
 * said already is said again at its next moment, not now.
 */
function handOver(
  { now }: Context,
  work: DueWork,
  { carried, anew }: { carried: NewWork; anew: NewWork | null },
): DueStep {
  return {
    async write(tx) {
      // Until its wallet has been joined to the other, nobody knows what the person has asked for.
      if (await findWallet(tx, work.memberId)) return { kind: 'again', dueAt: now + JOINED_WITHIN_MS }
      await keepDueWork(tx, carried, anew)
      return { kind: 'done' }
    },
  }
}

/** Not now; and later only while the member still wants it, and it would reach them. */
function later(
  { now }: Context,
  { template, memberId, dueAt }: { template: MessageTemplate; memberId: string; dueAt: number },
): DueStep {
  return {
    async write(tx) {
      const wallet = await findWallet(tx, memberId)
      // What is written into the inbox as well needs no grant to be worth a look.
      const isWorth = INBOX[template.purpose] !== null || (wallet !== null && countUsable(wallet, template, now) > 0)
      return wallet?.on.includes(template.purpose) && isWorth ? { kind: 'again', dueAt } : { kind: 'done' }
    },
  }
}

interface Saying {
  rules: MessageRules
  template: MessageTemplate
  memberId: string
  verdict: Extract<ReturnType<typeof judgeReminder>, { kind: 'say' }>
  isOff: boolean
}

/** By WeChat where the member has left a grant for it, and in the inbox where it is something to be kept. */
function say(context: Context, work: DueWork, { rules, template, memberId, verdict, isOff }: Saying): DueStep {
  const { now } = context
  const { inbox, values, next } = verdict
  let held: Held | null = null
  return {
    async write(tx) {
      held = null
      const wallet = (await findWallet(tx, memberId)) ?? newWallet(memberId)
      if (!wallet.on.includes(template.purpose)) return { kind: 'done' }
      if (inbox) {
        const source = stepIdOf(work)
        const { occasionId } = work.facts
        const linkId = typeof occasionId === 'string' ? { linkId: occasionId } : {}
        await writeInbox(context, tx, { memberId, source, ...(INBOX[template.purpose] ?? NEWS), ...linkId, ...inbox })
      }
      let after = wallet
      const isAllowed = !isOff && isUnderCaps(wallet.sent, { purpose: template.purpose, now }, rules.caps)
      if (isAllowed) held = await hold(context, tx, { wallet, template, sendId: stepIdOf(work) })
      if (held) after = held.wallet
      const goesOn = next !== null && (inbox !== null || countUsable(after, template, now) > 0)
      return goesOn ? { kind: 'again', dueAt: next } : { kind: 'done' }
    },
    async afterwards() {
      if (!held) return
      const said = Object.fromEntries(template.fields.map((field) => [field.key, fillField(field, values)]))
      await sendNow(context, { ...held, template, values: said, page: pageFor(work), perSecond: rules.perSecond })
    },
  }
}
