/**
 * The variables that the platform sends with each kind of call. A variable missing here is missing in the call, so the
 * process still has its value from the call before.
 */
export function envOfPhone(openid: string, unionid?: string): Record<string, string> {
  return {
    WX_OPENID: openid,
    ...(unionid === undefined ? {} : { WX_UNIONID: unionid }),
    WX_APPID: 'wxlocal',
    WX_CLIENTIP: '127.0.0.1',
    ...tokens('phone'),
    TCB_SOURCE: 'wx_client',
  }
}

/** The console brings no identity and names no source. */
export function envOfConsole(): Record<string, string> {
  return tokens('console')
}

export function envOfTimer(): Record<string, string> {
  return { ...tokens('timer'), TCB_SOURCE: 'wx_trigger', TRIGGER_SRC: 'timer' }
}

/** Names the invocation to the gateway; the SDK takes the second one once a timer was there. */
function tokens(kind: string): Record<string, string> {
  return { WX_API_TOKEN: `test-${kind}`, WX_TRIGGER_API_TOKEN_V0: `test-${kind}` }
}

/** WeChat answers calls that a phone or a timer has set going. */
export const mayCallWeChat = (invocation: string) => invocation !== 'test-console'

/** What the platform hands over with a call: its variables, also laid over those that stand in the process. */
export function invocationOf(variables: Record<string, string>): { environment: string } {
  Object.assign(process.env, variables)
  return { environment: JSON.stringify(variables) }
}
