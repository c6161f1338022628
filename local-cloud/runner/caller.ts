import { unreachable } from '#shared/kernel/invariant'

/** Who sets a function going. Only a phone brings an identity; calls between functions do not pass it on. */
export type Caller =
  | { kind: 'phone'; openid: string; unionid?: string; clientIp?: string }
  | { kind: 'console' }
  | { kind: 'timer' }
  | { kind: 'function'; source: string }

export interface Shop {
  appId: string
}

const WX_KEYS = ['WX_OPENID', 'WX_APPID', 'WX_UNIONID', 'WX_CLIENTIP', 'WX_API_TOKEN', 'WX_TRIGGER_API_TOKEN_V0']
const TCB_KEYS = ['TCB_ENV', 'TCB_SEQID', 'TCB_SOURCE', 'TCB_TRACELOG', 'TCB_SESSIONTOKEN']

/**
 * The variables that the platform sets anew for each invocation. The SDK reads only the names that the two lists
 * mention, and reads them at call time; a number-like openid would be turned into a number by it.
 */
export function invocationEnvironment(caller: Caller, invocationId: string, shop: Shop): Record<string, string> {
  return {
    WX_CONTEXT_KEYS: WX_KEYS.join(','),
    TCB_CONTEXT_KEYS: TCB_KEYS.join(','),
    TCB_SEQID: invocationId,
    TCB_SOURCE: sourceOf(caller),
    WX_APPID: shop.appId,
    WX_API_TOKEN: invocationId,
    ...identityOf(caller),
    ...(caller.kind === 'timer' ? { TRIGGER_SRC: 'timer', WX_TRIGGER_API_TOKEN_V0: invocationId } : {}),
  }
}

/** Everything that `invocationEnvironment` can set: an instance forgets these before its next invocation. */
export const INVOCATION_KEYS = [
  ...WX_KEYS,
  'WX_CONTEXT_KEYS',
  'TCB_CONTEXT_KEYS',
  'TCB_SEQID',
  'TCB_SOURCE',
  'TRIGGER_SRC',
]

export function sourceOf(caller: Caller): string {
  switch (caller.kind) {
    case 'phone':
      return 'wx_client'
    case 'console':
      return 'wx_devtools'
    case 'timer':
      return 'wx_trigger'
    case 'function':
      return caller.source
    default:
      return unreachable(caller)
  }
}

function identityOf(caller: Caller): Record<string, string> {
  if (caller.kind !== 'phone') return {}
  return {
    WX_OPENID: caller.openid,
    WX_CLIENTIP: caller.clientIp ?? '127.0.0.1',
    ...(caller.unionid === undefined ? {} : { WX_UNIONID: caller.unionid }),
  }
}
