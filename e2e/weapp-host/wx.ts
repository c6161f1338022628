import { type Activity, describeError } from './activity'
import { findCanvas } from './canvas'
import type { Navigation, Pages } from './pages'
import { type Answer, asyncApis, EVENT_NAMES, type EventName, syncApis } from './phone-apis'

export interface WxCall {
  name: string
  options: unknown
}

/** `wx.cloud.callFunction`: what the function returns, or a throw for a reply that never comes. */
export type CallFunction = (request: { name: string; data: unknown }) => unknown

export interface WxHost {
  activity: Activity
  dist: string
  launch: Record<string, unknown>
  callFunction: CallFunction
  answers: Record<string, Answer>
  /** The pages exist only after `wx` does. */
  pages(): Pages
}

interface Callbacks {
  success?(result: unknown): void
  fail?(error: unknown): void
  complete?(result: unknown): void
}

export interface Wx {
  /** The `wx` of the sandbox. */
  api: object
  calls: WxCall[]
  emit(event: EventName, value: unknown): void
}

/** A `wx` that has what a phone has. Calling anything else is a failure, with its name. */
export function createWx(host: WxHost): Wx {
  const { activity } = host
  const calls: WxCall[] = []
  const listeners = new Map<string, Set<(value: unknown) => void>>()
  const known: Record<string | symbol, unknown> = {
    ...syncApis(host.launch, (selector) => findCanvas(host.pages().view(), selector, host)),
    ...eventApis(listeners),
    cloud: cloudApi(host, calls),
    nextTick: (run: () => void) => activity.timers.setTimeout(run, 0),
    env: { USER_DATA_PATH: 'http://usr' },
    // Webpack's run time keeps its list of chunks here, and asks for it first.
    webpackJsonp: undefined,
  }
  for (const [name, answer] of Object.entries({ ...asyncApis, ...navigationApis(host), ...host.answers })) {
    known[name] = (options: Callbacks = {}) => answerAsync({ name, options, answer, calls, activity })
  }
  return {
    api: refuseUnknown(known, activity),
    calls,
    emit(event, value) {
      for (const listener of listeners.get(event) ?? [])
        activity.guard(`A listener of on${event}`, () => listener(value))
    },
  }
}

/** Unknown names look like functions, so that feature checks cannot hide a call that no phone could answer. */
function refuseUnknown(known: Record<string | symbol, unknown>, activity: Activity): object {
  const refuse = (name: string | symbol) => () =>
    activity.fail(`wx.${String(name)} is called, and this phone does not have it.`)
  return new Proxy(known, {
    get: (target, name) => (name in target ? target[name] : refuse(name)),
    getOwnPropertyDescriptor: (target, name) =>
      Object.getOwnPropertyDescriptor(target, name) ?? { value: refuse(name), configurable: true, writable: true },
  })
}

function eventApis(listeners: Map<string, Set<(value: unknown) => void>>): Record<string, unknown> {
  const apis: Record<string, unknown> = {}
  for (const name of EVENT_NAMES) {
    const registered = new Set<(value: unknown) => void>()
    listeners.set(name, registered)
    apis[`on${name}`] = (listener: (value: unknown) => void) => void registered.add(listener)
    apis[`off${name}`] = (listener?: (value: unknown) => void) => {
      if (listener) registered.delete(listener)
      else registered.clear()
    }
  }
  return apis
}

function navigationApis({ activity, pages }: WxHost): Record<string, Answer> {
  const go =
    (how: Navigation): Answer =>
    ({ url }) => {
      try {
        pages().go(how, String(url))
      } catch (error) {
        // A link that leads nowhere is a fault of the program even where it handles the refusal.
        activity.fail(`${how} ${String(url)}: ${describeError(error)}`)
        throw error
      }
      return {}
    }
  return {
    navigateTo: go('navigateTo'),
    redirectTo: go('redirectTo'),
    reLaunch: go('reLaunch'),
    switchTab: go('switchTab'),
    navigateBack({ delta }) {
      pages().back(typeof delta === 'number' ? delta : 1)
      return {}
    },
  }
}

function cloudApi({ activity, callFunction, answers }: WxHost, calls: WxCall[]) {
  return {
    init: (options: unknown) => void calls.push({ name: 'cloud.init', options }),
    callFunction(options: { name: string; data: unknown } & Callbacks) {
      const request = { name: options.name, data: overTheWire(options.data) }
      const answer = async () => ({ result: overTheWire(await callFunction(request)), errMsg: 'cloud.callFunction:ok' })
      return answerAsync({ name: 'cloud.callFunction', options, answer, calls, activity })
    },
    downloadFile: (options: Callbacks) =>
      answerAsync({
        name: 'cloud.downloadFile',
        options,
        answer: answers.downloadFile ?? (() => ({ tempFilePath: 'wxfile://tmp/download.png', statusCode: 200 })),
        calls,
        activity,
      }),
    uploadFile: (options: Callbacks) =>
      answerAsync({
        name: 'cloud.uploadFile',
        options,
        answer: answers.uploadFile ?? (() => ({ fileID: 'cloud://host/upload', statusCode: 204 })),
        calls,
        activity,
      }),
  }
}

interface AsyncCall {
  name: string
  options: Callbacks
  answer: (options: Record<string, unknown>) => unknown
  calls: WxCall[]
  activity: Activity
}

/** Calls back as WeChat does, and returns a promise as WeChat does when no callback was given. */
function answerAsync({ name, options, answer, calls, activity }: AsyncCall): Promise<unknown> | undefined {
  const { success, fail, complete, ...plain } = options
  calls.push({ name, options: plain })
  const work = (async () => await answer(plain))()
  const wantsPromise = !success && !fail && !complete
  const done = work.then(
    (result) => {
      const reply = { errMsg: `${name}:ok`, ...(result as object) }
      activity.guard(`The reply to wx.${name}`, () => success?.(reply))
      activity.guard(`The reply to wx.${name}`, () => complete?.(reply))
      return reply
    },
    (error) => {
      const refusal = { errCode: -1, errMsg: `${name}:fail ${error instanceof Error ? error.message : ''}`, ...error }
      activity.guard(`The refusal of wx.${name}`, () => fail?.(refusal))
      activity.guard(`The refusal of wx.${name}`, () => complete?.(refusal))
      if (wantsPromise) throw refusal
      return undefined
    },
  )
  activity.track(`wx.${name}`, done)
  return wantsPromise ? done : undefined
}

function overTheWire(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
}
