import type { Account } from '#shared/ledger/account/account'
import { fillField } from '#shared/reach/message/field'
import { isUnderCaps } from '#shared/reach/message/moment'
import { type Purpose, pageOf } from '#shared/reach/message/purpose'
import { judgeReminder } from '#shared/reach/message/reminder'
import { messageRules, templateOf } from '#shared/reach/message/rules'
import type { AskedBy } from '#shared/reach/message/send'
import { newWallet } from '#shared/reach/message/wallet'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { rulesInForce } from '../../base/settings/settings.face'
import { findCoupon } from '../../loyalty/coupon/coupon.face'
import { type Held, hold } from './hold.service'
import { sendNow } from './send.service'
import { templatesOff } from './template-state.service'
import { findWallet } from './wallet.repository'

export type Said = 'messageHanded' | 'noGrant' | 'overCap' | 'notAsked' | 'templateOff' | 'nothingToSay'

/** A message that another noun's step may send, once. */
export interface SaidOnce {
  /** In the transaction of the step, and again where that meets a conflict: takes the grant and writes the message down. */
  write(tx: Tx, sendId: string): Promise<Said>
  /** After it: asks WeChat, once. Where nothing was handed over, nothing happens. */
  afterwards(): Promise<void>
}

interface Saying {
  account: Account
  purpose: Purpose
  couponId: string | null
  askedBy: AskedBy
}

const nothing = (said: Said): SaidOnce => ({ write: async () => said, afterwards: async () => undefined })

/** What a member has asked to be told of, told now, by the rules of all messages: purpose, grant, caps, template. */
export async function sayOnce(context: Context, { account, purpose, couponId, askedBy }: Saying): Promise<SaidOnce> {
  const { db, now } = context
  const memberId = account._id
  const rules = await rulesInForce(context, messageRules)
  const template = templateOf(rules, purpose)
  if (!template) return nothing('templateOff')
  const off = await templatesOff(
    context,
    rules.templates.map(({ templateId }) => templateId),
  )
  if (off.has(template.templateId)) return nothing('templateOff')
  const coupon = couponId === null ? null : await findCoupon(db, couponId)
  if (account.status !== 'active') return nothing('nothingToSay')
  const verdict = judgeReminder(template, { account, coupon: coupon?.memberId === memberId ? coupon : null }, now)
  if (verdict.kind !== 'say') return nothing('nothingToSay')
  const values = Object.fromEntries(template.fields.map((field) => [field.key, fillField(field, verdict.values)]))
  let held: Held | null = null
  return {
    async write(tx, sendId) {
      held = null
      const wallet = (await findWallet(tx, memberId)) ?? newWallet(memberId)
      if (!wallet.on.includes(purpose)) return 'notAsked'
      if (!isUnderCaps(wallet.sent, { purpose, now }, rules.caps)) return 'overCap'
      held = await hold(context, tx, { wallet, template, sendId, askedBy })
      return held ? 'messageHanded' : 'noGrant'
    },
    async afterwards() {
      if (held)
        await sendNow(context, { ...held, template, values, page: pageOf(purpose, null), perSecond: rules.perSecond })
    },
  }
}
