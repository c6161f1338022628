import { createHash } from 'node:crypto'
import timers from 'node:timers/promises'
import type { ActionName, AppContract } from '#shared/contract'
import { SHOP_OFFSET_MS } from '#shared/kernel/business-day'
import type { Input, Output, Reply } from '#shared/kernel/contract'
import { openBrowser, sha256 } from '../cloudfunctions/testing/browser'
import { openShop, type Shop } from '../cloudfunctions/testing/shop'
import type { OpenApiReply } from '../local-cloud/openapi/openapi'
import type { Caller } from '../local-cloud/runner/caller'
import { seedFunctions } from './chance-of-functions'
import { diceOf } from './dice'
import { anEmptyMeter, DUE_TICK, type Meter, note, TICK } from './meter'
import { askWithSecond, LIFE_OWNER, type OwnerAccount } from './owner'

/** Asks as somebody, at the hour at which the clock stands. `label` tells this request from the person's others that day. */
export type Ask = <K extends ActionName>(
  action: K,
  input: Input<AppContract[K]>,
  label?: string,
) => Promise<Reply<Output<AppContract[K]>>>

/** The shop's functions in this process, with everything that they draw from the seed. */
export interface Floor {
  shop: Shop
  meter: Meter
  goTo(at: number): void
  /** `key` names the person in request ids. */
  as(key: string, openid: string, unionid?: string): Ask
  owner: OwnerAccount
  /** As an operator asks at the console; where that takes a second person, one agrees. */
  ops: Ask
  /** The same person signed in at the desk of an office computer. */
  atDesk(key: string, phone: Ask, purpose: string): Promise<Ask>
  /** A request as it is, of whoever makes their own. */
  send(event: SentEvent, caller: Caller): Promise<Reply>
  tick(): Promise<void>
  /** Messages that WeChat has taken. */
  sent: number
  /** What is due for single members. */
  tickDue(): Promise<void>
  close(): Promise<void>
}

export interface SentEvent {
  action: ActionName
  input: never
  requestId: string
}

const REQUEST_ID_MIN = 16
const HOUR_MS = 3_600_000

export async function openFloor(seed: number, owner: OwnerAccount = LIFE_OWNER): Promise<Floor> {
  const shop = await openShop()
  const chance = seedFunctions(seed)
  // Every budget of a job is the machine's time; a life of which the machine decides would not be the same twice.
  const machineTime = performance.now.bind(performance)
  performance.now = () => 0
  // And a pause is over at once: on a clock that stands still what is paced would wait longer with every message.
  const { setTimeout: wait } = timers
  Object.assign(timers, { setTimeout: () => new Promise((go) => setImmediate(go)) })
  const bugs: string[] = []
  const print = console.log
  console.log = (line: unknown) => {
    if (typeof line === 'string' && line.includes('"level":"error"')) bugs.push(line)
  }
  const floor = { shop, meter: anEmptyMeter(), sent: 0 }
  shop.openapi.reply('subscribeMessage.send', (message) => taking(seed, shop.clock.now(), message, floor))

  async function run<R extends { ok: boolean }>(action: string, requestId: string, act: () => Promise<R>): Promise<R> {
    chance.begin(requestId)
    const [before, startedAt] = [shop.stats.last(), machineTime()]
    const reply = await act()
    const hour = Math.floor((shop.clock.now() + SHOP_OFFSET_MS) / HOUR_MS) % 24
    const spent = { trips: shop.stats.last() - before, ms: machineTime() - startedAt }
    note(floor.meter, { action, hour, ...spent, isRefused: !reply.ok })
    if (bugs.length > 0) throw new Error(`${action} as ${requestId}: ${bugs.join('\n')}`)
    return reply
  }

  const idOf = (key: string, label: string) => {
    const day = new Date(shop.clock.now() + SHOP_OFFSET_MS).toISOString().slice(2, 10).replaceAll('-', '')
    return `${key}-${day}-${label}`.padEnd(REQUEST_ID_MIN, '_')
  }
  const people = {
    owner,
    as: (key: string, openid: string, unionid?: string): Ask => {
      const phone = shop.phone(openid, unionid)
      return (action, input, label = action.replace('.', '-')) => {
        const requestId = idOf(key, label)
        return run(action, requestId, () => phone.ask(action, input, requestId))
      }
    },
    atDesk: async (key: string, phone: Ask, purpose: string): Promise<Ask> => {
      const browser = openBrowser(shop)
      const ask: Ask = (action, input, label = action.replace('.', '-')) => {
        const requestId = idOf(key, `${purpose}-${label}`)
        return run(action, requestId, () => browser.ask(action, input, requestId))
      }
      const secret = createHash('sha256').update(idOf(key, purpose)).digest('base64url')
      const { loginId, digits } = dataOf(await ask('desk.beginSignIn', { secretHash: sha256(secret) }))
      dataOf(await phone('desk.confirmSignIn', { loginId, digits }, `${purpose}-confirm`))
      const { session } = dataOf(await ask('desk.pollSignIn', { loginId, secret }))
      browser.token = session?.token ?? null
      return ask
    },
  }
  const ops: Ask = (action, input, label = action.replace('.', '-')) => {
    const requestId = idOf('ops', label)
    return run(action, requestId, () => shop.askOps(action, input, requestId))
  }
  return Object.assign(floor, people, {
    goTo: (at: number) => shop.clock.freeze(at),
    ops: askWithSecond(people, ops),
    send: ({ action, input, requestId }: SentEvent, caller: Caller) =>
      run(action, requestId, async () => {
        if (caller.kind === 'phone') {
          return (await shop.phone(caller.openid, caller.unionid).ask(action, input, requestId)) as Reply
        }
        return (await shop.askOps(action, input, requestId)) as Reply
      }),
    tick: async () => {
      await run(TICK, `tick-${shop.clock.now()}`, () => shop.tick())
    },
    tickDue: async () => {
      await run(DUE_TICK, `due-${shop.clock.now()}`, () => shop.tickDue())
    },
    close: async () => {
      console.log = print
      performance.now = machineTime
      Object.assign(timers, { setTimeout: wait })
      chance.restore()
      await shop.close()
    },
  })
}

/** The data, or an error that names the refusal: for what has no reason to be refused. */
export function dataOf<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.data
  throw new Error(`refused: ${reply.error.code} ${JSON.stringify(reply.error.details ?? {})}`)
}

const NOT_ALLOWED = 43101
const NOT_ALLOWED_CHANCE = 0.04
const FIRST_MSGID = 1_988_810_812_324_364_290n

/** WeChat takes most messages; some people have allowed none after all. Its number of a message follows from the message. */
function taking(seed: number, now: number, { touser }: Record<string, unknown>, floor: { sent: number }): OpenApiReply {
  const dice = diceOf(seed, `wechat ${touser}`)
  if (dice('allows none', now) < NOT_ALLOWED_CHANCE) {
    return { kind: 'json', body: { errcode: NOT_ALLOWED, errmsg: 'user refuse to accept the msg' } }
  }
  floor.sent += 1
  const msgid = FIRST_MSGID + BigInt(Math.floor(dice('msgid', now) * 2 ** 32))
  return { kind: 'json', body: { errcode: 0, errmsg: 'ok', msgid } }
}
