import { isPassing, platformTextOf } from './db/errors'
import { DomainError } from './domain-error'
import type { Logger } from './logger'
import { countUse } from './meter'
import { withPauses } from './with-pauses'

export interface WeChatCall<T> {
  /** Dotted name, such as `security.msgSecCheck`. */
  api: string
  /** What is sent. WeChat's answer may repeat it, and it is taken out before the answer is logged. */
  sent: Record<string, unknown>
  call: () => Promise<T>
}

/**
 * Calls that may be repeated without harm: they read, check, draw a picture, or exchange a code that WeChat then
 * reports as used. All others are made once, above all those that send a message: after a −1 nobody knows whether it
 * was sent.
 */
const REPEATABLE = new Set([
  'phonenumber.getPhoneNumber',
  'riskControl.getUserRiskRank',
  'security.msgSecCheck',
  'wxacode.getUnlimited',
  'storage.upload',
  'storage.download',
  'storage.addresses',
  'storage.remove',
])

/** −1: WeChat is busy. 45009, 45011: too often at once. −604103: the cloud’s way to WeChat failed. */
const PASSING_CODES = new Set([-1, 45009, 45011, -604103])
const PAUSES_MS = [120, 400]
const TEXT_LENGTH_MAX = 300

/**
 * Asks WeChat, or the cloud's storage. A passing failure is tried again after a pause where that is safe, and then answered as
 * "try again". Anything else is thrown as WeChat said it, for the caller to understand.
 * @throws DomainError BUSY
 */
export async function askWeChat<T>(log: Logger, { api, sent, call }: WeChatCall<T>): Promise<T> {
  countUse(api)
  const pausesMs = REPEATABLE.has(api) ? PAUSES_MS : []
  try {
    return await withPauses(call, { pausesMs, isWorthAnother: passes })
  } catch (error) {
    const errCode = errCodeOf(error)
    log.warn('WeChat did not do it', { api, errCode, text: textWithout(error, sent) })
    throw passes(error) ? new DomainError('BUSY', { errCode }) : new WeChatError(api, errCode)
  }
}

/** WeChat's refusal, by its number alone: its text may repeat what was sent, which the log leaves out. */
export class WeChatError extends Error {
  override readonly name = 'WeChatError'

  constructor(
    readonly api: string,
    readonly errCode: number,
  ) {
    super(`${api} was refused: ${errCode}`)
  }
}

function errCodeOf(error: unknown): number {
  return Number((error as { errCode?: unknown } | null)?.errCode) || 0
}

// For failures of storage and of the way to WeChat only the text says which one; the number is always −1.
function passes(error: unknown): boolean {
  const isOfDatabaseOrStorage = (error as { code?: unknown } | null)?.code !== undefined
  return isPassing(error) || (!isOfDatabaseOrStorage && PASSING_CODES.has(errCodeOf(error)))
}

function textWithout(error: unknown, sent: Record<string, unknown>): string {
  const texts = Object.values(sent).filter((value) => typeof value === 'string' && value.length > 0) as string[]
  // The longest first: a shorter one may be a part of it.
  const hidden = texts.sort((a, b) => b.length - a.length)
  return hidden.reduce((text, each) => text.replaceAll(each, '…'), platformTextOf(error)).slice(0, TEXT_LENGTH_MAX)
}
