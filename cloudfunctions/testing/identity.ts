const NOBODY = { WX_OPENID: '', WX_UNIONID: '', WX_APPID: '', WX_CLIENTIP: '', WX_API_TOKEN: 'test' }

/** The environment of an invocation, as the platform sets it for each kind of caller. */
export function envOfPhone(openid: string, unionid = ''): Record<string, string> {
  return {
    ...NOBODY,
    WX_OPENID: openid,
    WX_UNIONID: unionid,
    WX_APPID: 'wxlocal',
    WX_CLIENTIP: '127.0.0.1',
    TCB_SOURCE: 'wx_client',
  }
}

export function envOfConsole(): Record<string, string> {
  return { ...NOBODY, TCB_SOURCE: 'wx_devtools' }
}

export function envOfTimer(): Record<string, string> {
  return { ...NOBODY, TCB_SOURCE: 'wx_trigger' }
}
