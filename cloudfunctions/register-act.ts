import type { ActionName } from '#shared/contract'
import { registerRequest } from './domains/base/audit/audit.face'
import type { Register } from './platform/dispatch'
import { READING_ACTIONS } from './reading-actions'

/**
 * Acts whose own record holds what their request id stands for, or that have nothing to mistake: they are done so often
 * that a record more would be felt. Whatever is not named here is registered.
 */
const ACTS_THAT_TELL: readonly ActionName[] = [
  // The member's own record remembers the request.
  'home.open',
  'member.updateProfile',
  'member.setConsent',
  'check-in.perform',
  'check-in.makeUp',
  // The coupon's id is the request's.
  'coupon.claim',
  // One customer at the till is served under one id: priced as often as wanted, recorded once, with one content.
  'purchase.preview',
  'purchase.cancelPreview',
  'purchase.confirm',
  'purchase.record',
  'purchase.undo',
  'purchase.refund',
  // What they send has ids of its own.
  'entrance.recordTouch',
  'event.record',
  // Nothing is said in them that could be another content.
  'coupon.receiveWelcome',
  'referral.getPoster',
]

const UNREGISTERED: ReadonlySet<string> = new Set([...READING_ACTIONS, ...ACTS_THAT_TELL])

/** Before an act is done: its request id stands for this content and no other from now on. */
export const registerAct: Register = async (action, context, input) =>
  UNREGISTERED.has(action) || isDryRun(input) ? null : registerRequest(context)

/** It does nothing that its id could stand for. */
function isDryRun(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'dryRun' in input && input.dryRun === true
}
