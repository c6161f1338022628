import type { Caller, CallerKind } from './context'
import cloud from './sdk'

/** The platform's word on one call, by the names of its variables. */
type Variables = Record<string, unknown>

/** How a chain of calls can begin when a person with a phone, or somebody unknown, began it. */
const PHONE_LINKS = new Set(['wx_client', 'wx_devtools', 'wx_localdebug', 'wx_crawler'])
/** The cloud console of WeChat DevTools, and the HTTP API: whoever reaches those holds the environment. */
const MANAGEMENT_SOURCES = new Set(['wx_devtools', 'wx_http'])

/**
 * Who is calling, by the variables that came with this very call. `process.env`, and with it `getWXContext()`, may
 * still know whom the instance served before: it is asked only where the call brings no readable variables at all, and
 * never for what would tie one person to another.
 */
export function callerOf(context: unknown): Caller {
  const own = variablesOf(context) ?? leftInTheProcess()
  const openid = textOf(own.WX_OPENID)
  if (openid !== null) {
    return {
      kind: 'phone',
      openid,
      unionid: textOf(own.WX_UNIONID),
      appid: textOf(own.WX_APPID) ?? '',
      clientIp: textOf(own.WX_CLIENTIP) ?? textOf(own.WX_CLIENTIPV6),
    }
  }
  return withoutOpenid(chainOf(own.TCB_SOURCE), own.TRIGGER_SRC === 'timer')
}

/**
 * Whether a person with a phone began this call, by whatever way: what comes in over HTTP has neither an openid nor a phone in
 * its chain, and a phone can forge everything else of it.
 */
export function hasPhoneBehind(context: unknown): boolean {
  const own = variablesOf(context) ?? leftInTheProcess()
  return textOf(own.WX_OPENID) !== null || chainOf(own.TCB_SOURCE).some((link) => PHONE_LINKS.has(link))
}

/** Links of a chain by which somebody else than WeChat itself has set a call going, or passed it on. */
const OTHERS_LINKS = new Set([...PHONE_LINKS, 'wx_trigger', 'wx_http', 'wx_paycallback', 'scf'])

/**
 * Whether WeChat itself may have sent this: a push can bring the openid of whom it is about, so that an openid says nothing, but
 * no person and no function stands in its chain.
 */
export function mayBePushed(context: unknown): boolean {
  const own = variablesOf(context) ?? leftInTheProcess()
  return own.TRIGGER_SRC !== 'timer' && !chainOf(own.TCB_SOURCE).some((link) => OTHERS_LINKS.has(link))
}

/** The caller, if the function takes its kind; a management call without a source is the console's where it is taken. */
export function admitted(caller: Caller, takes: readonly CallerKind[]): Caller | null {
  if (!takes.includes(caller.kind)) return null
  return caller.kind === 'unsourced' ? { kind: 'console' } : caller
}

function withoutOpenid(chain: readonly string[], isTimer: boolean): Caller {
  const [first, ...others] = chain
  if (first === undefined) return isTimer ? { kind: 'timer' } : { kind: 'unsourced' }
  // Only as the whole chain: a call that another function passed on is as trustworthy as whoever called that one.
  if (others.length === 0 && MANAGEMENT_SOURCES.has(first) && !isTimer) return { kind: 'console' }
  if (chain.some((link) => PHONE_LINKS.has(link))) return { kind: 'stranger' }
  return isTimer || (first === 'wx_trigger' && others.length === 0) ? { kind: 'timer' } : { kind: 'stranger' }
}

/** `environment` is JSON; older runtimes give `environ`, `NAME=value;NAME=value`. Null when neither can be read. */
function variablesOf(context: unknown): Variables | null {
  if (typeof context !== 'object' || context === null) return null
  const { environment, environ } = context as { environment?: unknown; environ?: unknown }
  return fromJson(environment) ?? fromPairs(environ)
}

function fromJson(environment: unknown): Variables | null {
  if (typeof environment !== 'string') return recordOf(environment)
  try {
    return recordOf(JSON.parse(environment))
  } catch {
    return null
  }
}

function fromPairs(environ: unknown): Variables | null {
  if (typeof environ !== 'string' || !environ.includes('=')) return null
  const pairs = environ.split(';').filter((pair) => pair.includes('='))
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')).trim(), pair.slice(pair.indexOf('=') + 1)]),
  )
}

function leftInTheProcess(): Variables {
  const { OPENID, APPID, SOURCE } = cloud.getWXContext() as Record<string, unknown>
  return { WX_OPENID: OPENID, WX_APPID: APPID, TCB_SOURCE: SOURCE, TRIGGER_SRC: process.env.TRIGGER_SRC }
}

function recordOf(value: unknown): Variables | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Variables) : null
}

/** The SDK turns a value of digits only into a number. */
function textOf(value: unknown): string | null {
  return (typeof value === 'string' || typeof value === 'number') && value !== '' ? String(value) : null
}

/** `wx_client,scf`: who began, then through whom it came. */
function chainOf(source: unknown): string[] {
  const links = (textOf(source) ?? '').split(',').map((link) => link.trim().toLowerCase())
  return links.filter((link) => link !== '')
}
