import { randomUUID } from 'node:crypto'
import type { Reply } from '#shared/kernel/contract'
import { refuseNewer } from '../domains/base/migration/migration.face'
import { meterCall } from '../meter-call'
import { nouns } from '../nouns'
import { callerOf, mayBePushed } from '../platform/caller'
import type { Context } from '../platform/context'
import { DomainError } from '../platform/domain-error'
import { openContextFor, refused } from '../platform/entry'
import { type PushedMessage, takerOf } from '../platform/noun/pushed'

/** What WeChat takes for "received". */
const RECEIVED = 'success'
/** More than WeChat writes about anything; whoever sends more is somebody else. */
const TEXT_MAX = 20_000
const EVENT_NAME = /^[a-z_]{1,64}$/

/**
 * The door for what WeChat pushes, and for nobody else. Who calls cannot be proved here: the platform's word keeps people and
 * other functions out, and a message is good only for what a noun has asked for. What nobody takes is received all the
 * same, so that WeChat does not send it again; a failure of ours is thrown, so that it does.
 */
export async function main(event: unknown, invocation?: unknown): Promise<typeof RECEIVED | Reply> {
  const requestId = randomUUID()
  const message = mayBePushed(invocation) ? messageIn(event) : null
  if (!message) return refused('push', callerOf(invocation), requestId)
  const name = String(message.Event)
  const taker = await takerOf(nouns, name)
  const context = openContextFor({
    name: 'push',
    nouns,
    caller: { kind: 'wechat' },
    requestId,
    // A name that nobody here knows must not become a field of what is counted.
    action: taker ? `push.${name}` : 'push.unknown',
  })
  const isTaken = taker ? await take(context, () => taker(context, message)) : false
  context.log.info('pushed', { event: taker ? name : 'unknown', isTaken, roundTrips: context.db.roundTrips })
  return RECEIVED
}

async function take(context: Context, act: () => Promise<boolean>): Promise<boolean> {
  const { requestId } = context
  try {
    await refuseNewer(context)
    const isTaken = await act()
    await meterCall(context, { ok: true, data: null, requestId })
    return isTaken
  } catch (error) {
    const code = error instanceof DomainError ? error.code : 'INTERNAL'
    await meterCall(context, { ok: false, error: { code, requestId } })
    context.log.error('a pushed message was not taken', error)
    throw error
  }
}

/** An event message in the shape that WeChat writes; null for anything else. */
function messageIn(event: unknown): PushedMessage | null {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return null
  const message = event as Record<string, unknown>
  const isEvent = typeof message.MsgType === 'string' && message.MsgType.toLowerCase() === 'event'
  if (!isEvent || typeof message.Event !== 'string' || !EVENT_NAME.test(message.Event)) return null
  return JSON.stringify(message).length <= TEXT_MAX ? message : null
}
