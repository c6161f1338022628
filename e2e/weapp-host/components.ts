import type { Activity } from './activity'
import { readJson, type Templates } from './compile'
import { type Registry, resolvePath } from './registry'
import type { ExpandComponent, Owner } from './view'

interface ComponentDefinition {
  properties?: Record<string, { value?: unknown }>
  data?: Record<string, unknown>
  methods?: Record<string, unknown>
}

interface Host {
  dist: string
  templates: Templates
  registry: Registry
  activity: Activity
}

/** Renders components that only pass their properties on, which is all that Taro needs for deep views. */
export function createExpand({ dist, templates, registry, activity }: Host): ExpandComponent {
  const componentsOf = memoize(
    (filePath) =>
      readJson<{ usingComponents?: Record<string, string> }>(dist, `${filePath}.json`).usingComponents ?? {},
  )
  return (tag, owner, attributes) => {
    const relative = componentsOf(owner.path)[tag]
    if (relative === undefined) return null
    const componentPath = resolvePath(owner.path, relative)
    const {
      properties = {},
      data = {},
      methods = {},
      lifetimes,
    } = registry.definitionOf(componentPath) as ComponentDefinition & { lifetimes?: unknown }
    if (lifetimes !== undefined) throw new Error(`${componentPath} keeps its own state; this host cannot do that.`)
    const defaults = Object.fromEntries(Object.entries(properties).map(([name, { value }]) => [name, value]))
    const content = templates(`${componentPath}.wxml`)?.({ ...data, ...defaults, ...attributes })
    if (!content) throw new Error(`${componentPath}.wxml is not in the package.`)
    return { owner: ownerOf(componentPath, methods, activity), content }
  }
}

export function ownerOf(filePath: string, methods: Record<string, unknown>, activity: Activity): Owner {
  return {
    path: filePath,
    hasMethod: (method) => typeof methods[method] === 'function',
    call(method, event) {
      const handler = methods[method]
      if (typeof handler === 'function') activity.guard(`${method} of ${filePath}`, () => handler.call(methods, event))
    },
  }
}

function memoize<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}
