import { createHmac } from 'node:crypto'
import type { CallOutcome, WebhookCall } from '#shared/reach/webhook/call'
import { DELIVERY_HEADER, SIGNATURE_HEADER, TIME_HEADER, textToSign } from '#shared/reach/webhook/request'
import type { Context } from '../../../platform/context'
import { lookupHash } from '../../../platform/crypto/field-cipher'
import { type Posted, postOutside } from '../../../platform/outside/post-outside'
import { endCall } from './call.repository'
import { type OpenDoor, openSecret } from './door.service'
import { isResting, noteAnswer } from './resting'
import { endSilence, tellOfSilence } from './silence.service'

const WITHIN_MS = 5_000
const ID_LENGTH = 32

/** Makes a call that is written down, once, and writes down how it ended. `bodyOf` is given the id under which it leaves. */
export async function makeCall(
  context: Context,
  { door }: OpenDoor,
  call: WebhookCall,
  bodyOf: (delivery: string) => string,
): Promise<void> {
  const outcome = await callNow(context, door, call, bodyOf)
  await endCall(context.db, call, outcome)
  if (outcome.why !== 'resting') await tellHowItAnswers(context, call, outcome)
}

async function callNow(
  context: Context,
  door: OpenDoor['door'],
  { url, _id }: WebhookCall,
  bodyOf: (delivery: string) => string,
): Promise<CallOutcome> {
  if (isResting(url)) return { state: 'refused', why: 'resting', status: null }
  const delivery = deliveryOf(url, _id)
  const body = bodyOf(delivery)
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

/** The id of a call may hold a member's; what leaves does not. */
const deliveryOf = (url: string, callId: string): string =>
  lookupHash('webhook-delivery', `${url}\n${callId}`).slice(0, ID_LENGTH)
