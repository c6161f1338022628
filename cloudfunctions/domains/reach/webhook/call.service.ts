import { createHmac } from 'node:crypto'
import { businessDayOf } from '#shared/kernel/business-day'
import { isConsentInForce } from '#shared/people/member/consent'
import { type CallOutcome, type WebhookCall, withOutcome } from '#shared/reach/webhook/call'
import { bodyOf, DELIVERY_HEADER, SIGNATURE_HEADER, TIME_HEADER, textToSign } from '#shared/reach/webhook/request'
import type { Context } from '../../../platform/context'
import { lookupHash } from '../../../platform/crypto/field-cipher'
import type { Tx } from '../../../platform/db/db'
import { type Posted, postOutside } from '../../../platform/outside/post-outside'
import { findMember } from '../../people/member/member.face'
import { endCall, insertCall } from './call.repository'
import { type OpenDoor, openDoorOf, openSecret } from './door.service'
import { isResting, noteAnswer } from './resting'
import { endSilence, tellOfSilence } from './silence.service'

export type Called = 'webhookHanded' | 'addressOff' | 'notAgreed'

/** A call of another system that another noun's step may make, once. */
export interface CalledOnce {
  /** In the transaction of the step, and again where that meets a conflict: writes the call down. */
  write(tx: Tx, step: { callId: string; journeyId: string; nodeId: string }): Promise<Called>
  /** After it: calls, once. Where nothing was written down, nothing happens. */
  afterwards(): Promise<void>
}

const WITHIN_MS = 5_000
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
  const open = await openDoorOf(context, addressKey)
  if (!open) return nothing('addressOff')
  const member = await findMember(context.db, memberId)
  if (!member || !isConsentInForce(member.consents, 'personalization')) return nothing('notAgreed')
  let written: WebhookCall | null = null
  return {
    async write(tx, { callId, journeyId, nodeId }) {
      const { now } = context
      const facts = { memberId, addressKey, url: open.address.url, journeyId, nodeId, at: now, day: businessDayOf(now) }
      written = withOutcome({ _id: callId, ...facts, state: 'sending', why: null, status: null })
      await insertCall(tx, written)
      return 'webhookHanded'
    },
    async afterwards() {
      if (!written) return
      const outcome = await callNow(context, open, written)
      await endCall(context.db, written, outcome)
      if (outcome.why !== 'resting') await tellHowItAnswers(context, written, outcome)
    },
  }
}

async function callNow(context: Context, { door }: OpenDoor, call: WebhookCall): Promise<CallOutcome> {
  const { url, at } = call
  if (isResting(url)) return { state: 'refused', why: 'resting', status: null }
  const delivery = deliveryOf(url, call._id)
  const { memberId, journeyId: journey, nodeId: step } = call
  const body = bodyOf({ delivery, member: pseudonymOf(url, memberId), journey, step, at })
  const time = Math.floor(context.now / 1000)
  const signature = createHmac('sha256', openSecret(door)).update(textToSign({ time, delivery, body })).digest('hex')
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'changlai',
    [TIME_HEADER]: String(time),
    [DELIVERY_HEADER]: delivery,
    [SIGNATURE_HEADER]: `v1=${signature}`,
  }
  return outcomeOf(await postOutside({ url, headers, body, withinMs: WITHIN_MS }))
}

async function tellHowItAnswers(context: Context, call: WebhookCall, { status }: CallOutcome): Promise<void> {
  const known = noteAnswer(call, status !== null)
  if (known === 'silent') await tellOfSilence(context, call.addressKey)
  if (known === 'answers') await endSilence(context, call.addressKey, '对方又有回应了')
}

function outcomeOf(posted: Posted): CallOutcome {
  if (posted.kind === 'unknown') return { state: 'unknown', why: 'silent', status: null }
  if (posted.kind === 'notSent') return { state: 'refused', why: posted.why, status: null }
  const { status } = posted
  return status >= 200 && status < 300
    ? { state: 'sent', why: null, status }
    : { state: 'refused', why: 'answered', status }
}

/**
 * What a member is called at an address. Another address has other names, so that two systems that lay theirs side by side find nobody
 * twice; only the shop's own key leads back.
 */
export const pseudonymOf = (url: string, memberId: string): string =>
  lookupHash('webhook-member', `${url}\n${memberId}`).slice(0, ID_LENGTH)

/** The id of a call holds the member's; what leaves does not. */
const deliveryOf = (url: string, callId: string): string =>
  lookupHash('webhook-delivery', `${url}\n${callId}`).slice(0, ID_LENGTH)
