import { existsSync } from 'node:fs'
import path from 'node:path'
import { sendTo, type TypedValues, tap, typeInto } from './gestures'
import { createPhone } from './phone'
import type { Answer, EventName } from './phone-apis'
import { linesOf } from './view'
import type { CallFunction, WxCall } from './wx'

export interface WeappOptions {
  /** Folder of the built mini-program. */
  dist: string
  callFunction: CallFunction
  /** Answers to `wx` calls by name: what a scan finds, what a person picks. An answer that throws is a refusal. */
  answers?: Record<string, Answer>
  /** How WeChat opened the mini-program. */
  scene?: number
}

/** A phone with one mini-program. Each act waits until nothing more happens, then throws if anything went wrong. */
export interface Weapp {
  /** Opens the mini-program at a page, as a scan or a shared card does. */
  open(url: string): Promise<void>
  /** What the screen shows, a line for each text. */
  text(): string
  /** Presses what says `target` (its text, accessible name, `#id`, `.class` or `[attribute=value]`). */
  tap(target: string): Promise<void>
  /** Types into a field and leaves it. */
  input(target: string, value: string): Promise<void>
  /** Sends another event of a component: `change`, `chooseavatar`, `getphonenumber`… */
  send(target: string, type: string, detail: unknown): Promise<void>
  back(): Promise<void>
  /** The mini-program goes to the background; `show` brings it back. */
  hide(): Promise<void>
  show(): Promise<void>
  emit(event: EventName, value?: unknown): Promise<void>
  settle(): Promise<void>
  /** The card that the open page shares, by its button or by WeChat's own menu; null where it does not share. */
  shared(): unknown
  /** Route of the open page. */
  readonly page: string
  /** Every asynchronous `wx` call so far, in order. */
  readonly calls: readonly WxCall[]
  close(): void
}

/** Starts the built package on a small stand-in for WeChat. Throws where WXML or WXSS does not compile. */
export function startWeapp({ dist, callFunction, answers = {}, scene = 1001 }: WeappOptions): Weapp {
  if (!existsSync(path.join(dist, 'app.json'))) {
    throw new Error(`There is no mini-program in ${dist}. Build it first: npx tsx scripts/build-client.ts weapp`)
  }
  const { activity, wx, pages, launch, hide, show } = createPhone({ dist, callFunction, answers, scene })
  const typed: TypedValues = new Map()

  const settle = async () => {
    await activity.settle()
    const failures = activity.failures.splice(0)
    if (failures.length > 0) throw new Error(failures.join('\n'))
  }
  const act = async (run: () => void) => {
    run()
    await settle()
  }

  return {
    open: (url) => act(() => launch(url.replace(/^\/+/, ''))),
    text: () => linesOf(pages.view()).join('\n'),
    tap: (target) => act(() => tap(pages.view(), target, typed)),
    input: (target, value) => act(() => typeInto(pages.view(), target, value, typed)),
    send: (target, type, detail) => act(() => sendTo(pages.view(), target, type, detail)),
    back: () => act(() => pages.back(1)),
    hide: () => act(hide),
    show: () => act(show),
    emit: (event, value = {}) => act(() => wx.emit(event, value)),
    settle,
    shared: () => pages.shared(),
    get page() {
      return pages.stack.at(-1)?.route ?? ''
    },
    calls: wx.calls,
    close: () => activity.close(),
  }
}
