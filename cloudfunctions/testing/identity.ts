/**
 * The variables that the platform sends with a call of each kind. What is missing here is missing in the call, and
 * still stands in the process from the call before.
 */
export function envOfPhone(openid: string, unionid?: string): Record<string, string> {
  return {
    WX_OPENID: openid,
    ...(unionid === undefined ? {} : { WX_UNIONID: unionid }),
    WX_APPID: 'wxlocal',
    WX_CLIENTIP: '127.0.0.1',
    WX_API_TOKEN: 'test',
    TCB_SOURCE: 'wx_client',
  }
}

/** The console brings no identity and names no source. */
export function envOfConsole(): Record<string, string> {
  return { WX_API_TOKEN: 'test' }
}

export function envOfTimer(): Record<string, string> {
  return { WX_API_TOKEN: 'test', TCB_SOURCE: 'wx_trigger', TRIGGER_SRC: 'timer' }
}

/** What the platform hands over with a call: its variables, also laid over those that stand in the process. */
export function invocationOf(variables: Record<string, string>): { environment: string } {
  Object.assign(process.env, variables)
  return { environment: JSON.stringify(variables) }
}
