import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'

// Exist in a browser or in Node; a phone's script has none of them.
const ABSENT = [
  'window',
  'document',
  'frames',
  'self',
  'global',
  'globalThis',
  'location',
  'navigator',
  'history',
  'localStorage',
  'sessionStorage',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'alert',
  'confirm',
  'prompt',
  'process',
  'Buffer',
]

/**
 * Runs the package's scripts as a phone does: the language, the given globals, `require` by relative path, and
 * nothing else. `eval` and `new Function` throw. Returns `require` for paths from the package's root.
 */
export function createSandbox(dist: string, globals: Record<string, unknown>): (file: string) => unknown {
  const context = vm.createContext({ ...globals }, { codeGeneration: { strings: false, wasm: false } })
  const loaded = new Map<string, { exports: unknown }>()

  const load = (file: string): unknown => {
    const known = loaded.get(file)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    loaded.set(file, module)
    const code = readFileSync(path.join(dist, file), 'utf8')
    const wrapped = `(function (require, module, exports, ${ABSENT.join(', ')}) {${code}\n})`
    const run = vm.runInContext(wrapped, context, { filename: path.join(dist, file) }) as (...values: unknown[]) => void
    const requireFrom = (id: string) => load(resolveModule(file, id))
    run(requireFrom, module, module.exports)
    return module.exports
  }
  return load
}

function resolveModule(from: string, id: string): string {
  const joined = id.startsWith('/') ? id.slice(1) : path.posix.join(path.posix.dirname(from), id)
  return joined.endsWith('.js') ? joined : `${joined}.js`
}
