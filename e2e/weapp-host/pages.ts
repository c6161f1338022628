import type { Activity } from './activity'
import { type AppConfig, readJson, routesOf, type Templates } from './compile'
import { createExpand, ownerOf } from './components'
import { type Definition, type Registry, resolvePath } from './registry'
import { applySetData } from './set-data'
import { buildView, type ViewNode } from './view'

export interface PageInstance extends Definition {
  route: string
  options: Record<string, string>
  data: Record<string, unknown>
}

export interface PagesHost {
  dist: string
  templates: Templates
  registry: Registry
  activity: Activity
}

export type Navigation = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab'

export interface Pages {
  stack: readonly PageInstance[]
  routes: readonly string[]
  /** 'navigateTo' keeps what is open, 'redirectTo' replaces the top, 'reLaunch' and 'switchTab' replace everything. */
  go(how: Navigation, url: string): void
  back(delta: number): void
  /** Runs a lifecycle method of the top page. */
  notify(hook: string): void
  /** What the top page answers when WeChat asks what to share; null where it does not share. */
  shared(): unknown
  view(): ViewNode
}

// WeChat refuses a `setData` of more; far less already stutters.
const SET_DATA_BYTES_MAX = 1024 * 1024
const STACK_MAX = 10

/** The page stack, with lifecycles in WeChat's order. */
export function createPages(host: PagesHost): Pages {
  const app = readJson<AppConfig>(host.dist, 'app.json')
  const routes = routesOf(app)
  const tabs = (app.tabBar?.list ?? []).map(({ pagePath }) => pagePath)
  const expand = createExpand(host)
  const stack: PageInstance[] = []

  const run = (page: PageInstance | undefined, hook: string, ...values: unknown[]): unknown => {
    const method = page?.[hook]
    if (typeof method !== 'function') return null
    return host.activity.guard(`${hook} of ${page?.route}`, () => method.apply(page, values))
  }
  const unload = (count: number) => {
    for (const page of stack.splice(stack.length - count).reverse()) run(page, 'onUnload')
  }
  return {
    routes,
    stack,
    go(how, url) {
      const { route, options } = parseUrl(url, stack.at(-1)?.route ?? '')
      checkNavigation(how, route, { routes, tabs, depth: stack.length })
      if (how === 'navigateTo') run(stack.at(-1), 'onHide')
      else unload(how === 'redirectTo' ? 1 : stack.length)
      const page = createPage(route, options, host)
      stack.push(page)
      run(page, 'onLoad', options)
      run(page, 'onShow')
      run(page, 'onReady')
    },
    back(delta) {
      unload(Math.min(delta, stack.length - 1))
      run(stack.at(-1), 'onShow')
    },
    notify: (hook) => void run(stack.at(-1), hook),
    shared: () => run(stack.at(-1), 'onShareAppMessage', { from: 'menu', target: null }),
    view() {
      const page = stack.at(-1)
      const content = page && host.templates(`${page.route}.wxml`)?.(page.data)
      if (!page || !content) throw new Error('No page is open.')
      return buildView(content, ownerOf(page.route, page, host.activity), expand)
    },
  }
}

function checkNavigation(
  how: Navigation,
  route: string,
  { routes, tabs, depth }: { routes: string[]; tabs: string[]; depth: number },
): void {
  if (!routes.includes(route)) throw new Error(`page "${route}" is not found`)
  const isTab = tabs.includes(route)
  if (how === 'switchTab' && !isTab) throw new Error('can not switch to no-tabBar page')
  if ((how === 'navigateTo' || how === 'redirectTo') && isTab) throw new Error(`can not ${how} a tabbar page`)
  if (how === 'navigateTo' && depth >= STACK_MAX) throw new Error('webview count limit exceed')
}

function createPage(route: string, options: Record<string, string>, { registry, activity }: PagesHost): PageInstance {
  const definition = registry.definitionOf(route)
  const page: PageInstance = {
    ...definition,
    route,
    options,
    data: JSON.parse(JSON.stringify(definition.data ?? {})) as Record<string, unknown>,
    setData(changes: Record<string, unknown>, done?: () => void) {
      const bytes = JSON.stringify(changes).length
      if (bytes > SET_DATA_BYTES_MAX) activity.fail(`${route} sets ${bytes} bytes of data at once.`)
      applySetData(page.data, changes)
      if (done) activity.timers.setTimeout(() => done.call(page), 0)
    },
  }
  return page
}

function parseUrl(url: string, from: string): { route: string; options: Record<string, string> } {
  const [address = '', query = ''] = url.split('?')
  const pairs = query.split('&').filter((pair) => pair !== '')
  // WeChat hands the values over as they are written; the page decodes them.
  const options = Object.fromEntries(pairs.map((pair) => [pair.split('=')[0] ?? '', pair.slice(pair.indexOf('=') + 1)]))
  return { route: resolvePath(from, address), options }
}
