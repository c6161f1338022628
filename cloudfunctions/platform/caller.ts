import type { Caller } from './context'
import cloud from './sdk'

interface WxContext {
  OPENID?: string | number
  UNIONID?: string | number
  APPID?: string | number
  CLIENTIP?: string
  CLIENTIPV6?: string
  SOURCE?: string
}

/**
 * Who is calling, as the platform says; valid only while an invocation runs. `SOURCE` is a chain such as
 * `wx_client,scf`, of which the first link counts. A caller with an openid is a phone, whatever else is claimed;
 * without one it is the timer (`wx_trigger`) or a management call (cloud console, HTTP API).
 */
export function currentCaller(): Caller {
  const wx = cloud.getWXContext() as WxContext
  const source = String(wx.SOURCE ?? '').split(',')[0]
  if (wx.OPENID !== undefined && wx.OPENID !== '') {
    return {
      kind: 'phone',
      openid: String(wx.OPENID),
      unionid: wx.UNIONID ? String(wx.UNIONID) : null,
      appid: String(wx.APPID ?? ''),
      clientIp: wx.CLIENTIP || wx.CLIENTIPV6 || null,
    }
  }
  return source === 'wx_trigger' ? { kind: 'timer' } : { kind: 'console' }
}
