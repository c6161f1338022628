import { unreachable } from '#shared/kernel/invariant'

/** Who sets a function going. Only a phone brings an identity; calls between functions do not pass it on. */
export type Caller =
  | { kind: 'phone'; openid: string; unionid?: string; clientIp?: string }
  | { kind: 'console' }
  | { kind: 'timer' }
  | { kind: 'http' }
  /** WeChat itself, with a message that it pushes. */
  | { kind: 'wechat' }
  | { kind: 'function'; source: string }

export interface Shop {
  appId: string
}

const WX_KEYS = ['WX_OPENID', 'WX_APPID', 'WX_UNIONID', 'WX_CLIENTIP', 'WX_API_TOKEN', 'WX_TRIGGER_API_TOKEN_V0']
const TCB_KEYS = ['TCB_ENV', 'TCB_SEQID', 'TCB_SOURCE', 'TCB_TRACELOG', 'TCB_SESSIONTOKEN']

/**
 * The variables that the platform sends with an invocation: into `context.environment`, and over those that stand in
 * `process.env` from the invocation before. What is not sent is not taken away there, so the SDK may still name the
 * former caller. The SDK reads only the names that the two lists mention, and reads them at call time; a number-like
 * openid would be turned into a number by it.
 */
export function invocationEnvironment(caller: Caller, invocationId: string, shop: Shop): Record<string, string> {
  const source = sourceOf(caller)
  return {
    WX_CONTEXT_KEYS: WX_KEYS.join(','),
    TCB_CONTEXT_KEYS: TCB_KEYS.join(','),
    TCB_SEQID: invocationId,
    ...(source === null ? {} : { TCB_SOURCE: source }),
    // By these two the local cloud knows which invocation a call of the SDK belongs to; the SDK takes the second one
    // once a timer was there.
    WX_API_TOKEN: invocationId,
    WX_TRIGGER_API_TOKEN_V0: invocationId,
    ...identityOf(caller, shop),
    ...(caller.kind === 'timer' ? { TRIGGER_SRC: 'timer' } : {}),
  }
}

/** Null for the console, for HTTP routes and for what WeChat pushes, whose calls say nothing of where they come from. */
export function sourceOf(caller: Caller): string | null {
  switch (caller.kind) {
    case 'phone':
      return 'wx_client'
    case 'console':
    case 'http':
    case 'wechat':
      return null
    case 'timer':
      return 'wx_trigger'
    case 'function':
      return caller.source
    default:
      return unreachable(caller)
  }
}

function identityOf(caller: Caller, { appId }: Shop): Record<string, string> {
  if (caller.kind === 'wechat') return { WX_APPID: appId }
  if (caller.kind !== 'phone') return {}
  return {
    WX_APPID: appId,
    WX_OPENID: caller.openid,
    WX_CLIENTIP: caller.clientIp ?? '127.0.0.1',
    ...(caller.unionid === undefined ? {} : { WX_UNIONID: caller.unionid }),
  }
}
