import { businessDayOf } from '#shared/kernel/business-day'
import { isConsentInForce } from '#shared/people/member/consent'
import { type CallOfStep, withOutcome } from '#shared/reach/webhook/call'
import { bodyOf } from '#shared/reach/webhook/request'
import type { Context } from '../../../platform/context'
import { lookupHash } from '../../../platform/crypto/field-cipher'
import type { Tx } from '../../../platform/db/db'
import { findMember } from '../../people/member/member.face'
import { insertCall } from './call.repository'
import { openDoorOf } from './door.service'
import { makeCall } from './send.service'

export type Called = 'webhookHanded' | 'addressOff' | 'notAgreed'

/** A call of another system that another noun's step may make, once. */
export interface CalledOnce {
  /** In the transaction of the step, and again where that meets a conflict: writes the call down. */
  write(tx: Tx, step: { callId: string; journeyId: string; nodeId: string }): Promise<Called>
  /** After it: calls, once. Where nothing was written down, nothing happens. */
  afterwards(): Promise<void>
}

const ID_LENGTH = 32

const nothing = (called: Called): CalledOnce => ({ write: async () => called, afterwards: async () => undefined })

/**
 * Tells another system that a member has come to a step. It learns a name that holds at its address alone; whoever has not agreed that their
 * record is used for them stays unknown there.
 */
export async function callOnce(
  context: Context,
  { memberId, addressKey }: { memberId: string; addressKey: string },
): Promise<CalledOnce> {
  const open = await openDoorOf(context, addressKey, 'journey')
  if (!open) return nothing('addressOff')
  const member = await findMember(context.db, memberId)
  if (!member || !isConsentInForce(member.consents, 'personalization')) return nothing('notAgreed')
  let written: CallOfStep | null = null
  return {
    async write(tx, { callId, journeyId, nodeId }) {
      const { now } = context
      const facts = { memberId, addressKey, url: open.address.url, journeyId, nodeId, at: now, day: businessDayOf(now) }
      written = withOutcome<CallOfStep>({ _id: callId, ...facts, state: 'sending', why: null, status: null })
      await insertCall(tx, written)
      return 'webhookHanded'
    },
    async afterwards() {
      if (!written) return
      const { url, journeyId: journey, nodeId: step, at } = written
      const member = pseudonymOf(url, memberId)
      await makeCall(context, open, written, (delivery) => bodyOf({ delivery, member, journey, step, at }))
    },
  }
}

/**
 * What a member is called at an address. Another address has other names, so that two systems that lay theirs side by side find nobody
 * twice; only the shop's own key leads back.
 */
export const pseudonymOf = (url: string, memberId: string): string =>
  lookupHash('webhook-member', `${url}\n${memberId}`).slice(0, ID_LENGTH)
