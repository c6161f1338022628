import path from 'node:path'

/** What a script hands to `Page` or `Component`. */
export type Definition = Record<string, unknown>

export interface Registry {
  /** `Page` and `Component` of the sandbox. */
  register(definition: Definition): void
  /** Runs the script of a page or component on first use, as WeChat does with `lazyCodeLoading`. */
  definitionOf(filePath: string): Definition
}

export function createRegistry(load: (file: string) => unknown): Registry {
  const definitions = new Map<string, Definition>()
  let loading = ''
  return {
    register: (definition) => definitions.set(loading, definition),
    definitionOf(filePath) {
      const known = definitions.get(filePath)
      if (known) return known
      const outer = loading
      loading = filePath
      load(`${filePath}.js`)
      loading = outer
      const registered = definitions.get(filePath)
      if (!registered) throw new Error(`${filePath}.js calls neither Page nor Component.`)
      return registered
    },
  }
}

/** A path from one page to another, or to a component; a leading slash means the package's root. */
export function resolvePath(from: string, to: string): string {
  return to.startsWith('/') ? to.slice(1) : path.posix.join(path.posix.dirname(from), to)
}
