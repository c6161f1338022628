import { type Activity, createActivity } from './activity'
import { compileViews } from './compile'
import { createPages, type Pages } from './pages'
import type { Answer } from './phone-apis'
import { createRegistry, type Definition } from './registry'
import { createSandbox } from './sandbox'
import { type CallFunction, createWx, type Wx } from './wx'

export interface PhoneOptions {
  dist: string
  callFunction: CallFunction
  answers: Record<string, Answer>
  scene: number
}

export interface Phone {
  activity: Activity
  wx: Wx
  pages: Pages
  /** Starts the app unless it runs, then opens the page, as WeChat does for a scan or a shared card. */
  launch(url: string): void
  hide(): void
  show(): void
}

/** Puts the parts together: the sandbox with its globals, `wx`, and the pages of one package. */
export function createPhone({ dist, callFunction, answers, scene }: PhoneOptions): Phone {
  const activity = createActivity()
  const options = { path: '', query: {}, scene, referrerInfo: {} }
  const templates = compileViews(dist)
  const wx = createWx({ activity, dist, launch: options, callFunction, answers, pages: () => pages })
  let app: Definition | null = null
  const load = createSandbox(dist, {
    wx: wx.api,
    console,
    ...activity.timers,
    App: (definition: Definition) => {
      app = definition
    },
    Page: (definition: Definition) => registry.register(definition),
    Component: (definition: Definition) => registry.register(definition),
    Behavior: (definition: Definition) => definition,
    getApp: () => app,
    getCurrentPages: () => [...pages.stack],
  })
  const registry = createRegistry(load)
  const pages = createPages({ dist, templates, registry, activity })
  const runApp = (hook: string) => {
    const method = app?.[hook]
    if (typeof method === 'function') activity.guard(`${hook} of the app`, () => method.call(app, options))
  }

  return {
    activity,
    wx,
    pages,
    launch(url) {
      const [address = '', query = ''] = url.split('?')
      Object.assign(options, { path: address, query: Object.fromEntries(new URLSearchParams(query)) })
      if (!app) {
        activity.guard('app.js', () => load('app.js'))
        runApp('onLaunch')
      }
      runApp('onShow')
      pages.go('reLaunch', `/${url}`)
    },
    hide() {
      pages.notify('onHide')
      runApp('onHide')
      wx.emit('AppHide', {})
    },
    show() {
      runApp('onShow')
      wx.emit('AppShow', options)
      pages.notify('onShow')
    },
  }
}
