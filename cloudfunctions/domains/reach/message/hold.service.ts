import { businessDayOf } from '#shared/kernel/business-day'
import type { MessageTemplate } from '#shared/reach/message/rules'
import { type AskedBy, type Send, withState } from '#shared/reach/message/send'
import { type Grant, reserve, type Wallet, withoutPhone } from '#shared/reach/message/wallet'
import type { Context } from '../../../platform/context'
import type { Tx } from '../../../platform/db/db'
import { leadsTo } from '../../people/member/member.face'
import { insertSend } from './send.repository'
import { saveWallet } from './wallet.repository'

export interface Held {
  send: Send
  grant: Grant
  /** As it is with the grant held. */
  wallet: Wallet
}

/** Takes a grant for a message and writes both down. Null where there is none that leads to this member. */
export async function hold(
  { now }: Context,
  tx: Tx,
  {
    wallet,
    template,
    sendId,
    askedBy,
  }: { wallet: Wallet; template: MessageTemplate; sendId: string; askedBy?: AskedBy | undefined },
): Promise<Held | null> {
  const { purpose, templateId } = template
  let left = wallet
  let reserved = reserve(left, { templateId, purpose, sendId }, now)
  // A phone may have left for another record since: what it allowed was not for this member.
  while (reserved && !(await leadsTo(tx, reserved.grant.phone, wallet._id))) {
    left = withoutPhone(left, reserved.grant.phone)
    reserved = reserve(left, { templateId, purpose, sendId }, now)
  }
  if (!reserved) return null
  const day = businessDayOf(now)
  const facts = { _id: sendId, memberId: wallet._id, purpose, templateId, at: now, day, ...askedBy }
  const send = withState({ ...facts, state: 'sending', code: null, msgid: null, delivery: null })
  await saveWallet(tx, reserved.wallet)
  await insertSend(tx, send)
  return { send, grant: reserved.grant, wallet: reserved.wallet }
}
