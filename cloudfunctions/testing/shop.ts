import type { ActionName, AppContract } from '#shared/contract'
import type { Input, Output, Reply } from '#shared/kernel/contract'
import { invariant } from '#shared/kernel/invariant'
import { type Gateway, startGateway } from '../../local-cloud/gateway'
import { readSchema } from '../../local-cloud/schema'
import { shortenWire } from '../../local-cloud/short-wire'
import { main as api } from '../api'
import { main as due } from '../due'
import { main as jobs } from '../jobs'
import { main as ops } from '../ops'
import { coolDown } from '../platform/warm-data'
import { main as track } from '../track'
import { envOfConsole, envOfPhone, envOfTimer, invocationOf, mayCallWeChat } from './identity'

/** 2026-11-22, 10:00 in the shop. */
export const SHOP_OPENS_AT = Date.parse('2026-11-22T10:00:00+08:00')

const functions = { api, track, jobs, due, ops }
type FunctionName = keyof typeof functions

type Reply_<K extends ActionName> = Reply<Output<AppContract[K]>>

export interface Phone {
  openid: string
  /** The reply as the phone gets it. */
  ask<K extends ActionName>(action: K, input: Input<AppContract[K]>, requestId?: string): Promise<Reply_<K>>
  /** The data, or an error that names the refusal. */
  call<K extends ActionName>(
    action: K,
    input: Input<AppContract[K]>,
    requestId?: string,
  ): Promise<Output<AppContract[K]>>
  /** Whatever bytes a hostile phone may send. */
  send(event: unknown, to?: FunctionName): Promise<Reply>
}

export interface SentRequest {
  action: ActionName
  input: unknown
  withInput(input: unknown): Promise<Reply>
}

export interface Shop extends Gateway {
  phone(openid?: string, unionid?: string): Phone
  ops<K extends ActionName>(
    action: K,
    input: Input<AppContract[K]>,
    requestId?: string,
  ): Promise<Output<AppContract[K]>>
  askOps<K extends ActionName>(action: K, input: Input<AppContract[K]>, requestId?: string): Promise<Reply_<K>>
  /** Whatever a call without an identity may send, with the variables that come with it; none, as from the console. */
  manage(event: unknown, to: FunctionName, variables?: Record<string, string>): Promise<Reply>
  /** One tick of the jobs' timer. */
  tick(): Promise<Reply>
  /** One tick of the timer for what is due. */
  tickDue(): Promise<Reply>
  /** Runs `act` and answers how many database round trips it made. */
  roundTrips(act: () => Promise<unknown>): Promise<number>
  newRequestId(): string
  /** The request that was sent last, to be sent again under its id with another input. */
  lastSent(): SentRequest
  noteSent(sent: SentRequest): void
  /** The next request meets a new instance. */
  coolDown(): void
  /** Remembers the present data and time, and returns a function that restores them, as often as wanted. */
  remember(): () => void
}

/**
 * The functions of this source tree on a local cloud in memory: everything but the bundling is as deployed. One per
 * test file: `beforeAll` opens it, `beforeEach` resets it, `afterAll` closes it. Another schema is what a test is about.
 */
export async function openShop({ schema = readSchema() } = {}): Promise<Shop> {
  const gateway = await startGateway({ schema, scans: 'refuse' })
  gateway.mayCallWeChat = mayCallWeChat
  const realNow = Date.now
  let requests = 0
  let people = 0
  let last: SentRequest | null = null
  const newRequestId = () => `request-${String(++requests).padStart(12, '0')}`
  Object.assign(process.env, gateway.env, {
    // Its writes would come between the round trips that tests count.
    CHANGLAI_METER: 'off',
    CHANGLAI_FIELD_KEY: Buffer.alloc(32, 1).toString('base64'),
    CHANGLAI_HASH_KEY: Buffer.alloc(32, 2).toString('base64'),
    CHANGLAI_CODE_KEY: Buffer.alloc(32, 3).toString('base64'),
    CHANGLAI_PERSON_KEY: Buffer.alloc(32, 4).toString('base64'),
  })
  const lengthenWire = shortenWire(gateway)
  gateway.clock.freeze(SHOP_OPENS_AT)
  // Functions read the clock once, by Date.now; the cloud's clock is the one that tests move.
  Date.now = () => gateway.clock.now()
  quiet()

  const ask = (
    main: typeof api,
    env: Record<string, string>,
    action: string,
    input: unknown,
    requestId: string,
  ): Promise<Reply> => {
    const withInput = (other: unknown) => ask(main, env, action, other, requestId)
    last = { action: action as ActionName, input, withInput }
    return main({ action, input, requestId }, invocationOf(env))
  }
  const askOps = <K extends ActionName>(action: K, input: Input<AppContract[K]>, requestId = newRequestId()) =>
    ask(ops, envOfConsole(), action, input, requestId) as Promise<Reply_<K>>

  return Object.assign(gateway, {
    newRequestId,
    lastSent: () => {
      invariant(last, 'something was sent')
      return last
    },
    noteSent: (sent: SentRequest) => {
      last = sent
    },
    askOps,
    async ops<K extends ActionName>(action: K, input: Input<AppContract[K]>, requestId?: string) {
      return dataOf(await askOps(action, input, requestId))
    },
    phone(openid = `oTestPerson${String(++people).padStart(4, '0')}`, unionid?: string): Phone {
      const env = envOfPhone(openid, unionid)
      const askPhone = <K extends ActionName>(action: K, input: Input<AppContract[K]>, requestId = newRequestId()) =>
        ask(action === 'event.record' ? track : api, env, action, input, requestId) as Promise<Reply_<K>>
      return {
        openid,
        ask: askPhone,
        call: async (action, input, requestId) => dataOf(await askPhone(action, input, requestId)),
        send: (event, to = 'api') => functions[to](event, invocationOf(env)),
      }
    },
    manage: (event: unknown, to: FunctionName, variables: Record<string, string> = {}) =>
      functions[to](event, invocationOf({ ...envOfConsole(), ...variables })),
    tick: () => {
      const time = new Date(gateway.clock.now()).toISOString()
      return jobs({ Type: 'Timer', TriggerName: 'tick', Time: time, Message: '' }, invocationOf(envOfTimer()))
    },
    tickDue: () => due({ Type: 'Timer', TriggerName: 'tick' }, invocationOf(envOfTimer())),
    async roundTrips(act: () => Promise<unknown>) {
      const before = gateway.stats.last()
      await act()
      return gateway.stats.since(before).filter(({ action }) => action.startsWith('database.')).length
    },
    coolDown,
    remember: () => {
      const [dump, now] = [gateway.database.dump(), gateway.clock.now()]
      return () => {
        gateway.faults.clear()
        gateway.database.load(dump)
        gateway.clock.freeze(now)
        coolDown()
      }
    },
    reset: resetWith(gateway, () => {
      people = 0
    }),
    close: closeWith(gateway, () => {
      Date.now = realNow
      lengthenWire()
    }),
  })
}

function resetWith(gateway: Gateway, restart: () => void): () => void {
  const { reset } = gateway
  return () => {
    reset()
    gateway.clock.freeze(SHOP_OPENS_AT)
    coolDown()
    restart()
  }
}

function closeWith(gateway: Gateway, restore: () => void): () => Promise<void> {
  const { close } = gateway
  return async () => {
    restore()
    await close()
  }
}

function dataOf<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.data
  throw new Error(`refused: ${reply.error.code} ${JSON.stringify(reply.error.details ?? {})}`)
}

/** A line per request is for production; in tests it hides what matters. `CHANGLAI_TEST_LOG=1` shows it. */
function quiet(): void {
  // Also opened outside of Jest, by a command that says itself what is printed.
  if (typeof jest === 'undefined') return
  if (!process.env.CHANGLAI_TEST_LOG) jest.spyOn(console, 'log').mockImplementation(() => undefined)
}
