/**
 * The SDK loads all that it can do before it answers the first question, and most of a cold start goes into parts that
 * no function of ours uses then: data models, AI, tickets, uploads. These parts load at their first use instead. The
 * code of the SDK stays what it is; only the moment changes at which a part of it runs (decision 0057).
 */
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Plugin } from 'esbuild'

/** A module that loads late, as the SDK's own files ask for it. */
export interface LatePart {
  /** What is asked for: 'form-data', './ai'. */
  name: string
  /** How the path of the file ends that asks for it. */
  from: string
  /** Functions of its default export that the SDK calls when it starts: what they make is made at its first use, too. */
  makers?: readonly string[]
}

const NODE_SDK = '@cloudbase/node-sdk/dist'

export const LATE_PARTS: readonly LatePart[] = [
  { name: '@cloudbase/wx-cloud-client-sdk', from: `${NODE_SDK}/cloudbase.js`, makers: ['generateHTTPClient'] },
  { name: 'axios', from: `${NODE_SDK}/cloudbase.js` },
  { name: 'axios', from: `${NODE_SDK}/utils/metadata.js` },
  { name: './ai', from: `${NODE_SDK}/cloudbase.js` },
  { name: 'jsonwebtoken', from: `${NODE_SDK}/auth/index.js` },
  { name: 'xml2js', from: `${NODE_SDK}/storage/index.js` },
  { name: 'form-data', from: `${NODE_SDK}/utils/request-core.js` },
  // Where the environment names a proxy, which a function's does not.
  { name: 'http-proxy-agent', from: `${NODE_SDK}/utils/request-core.js` },
  { name: 'https-proxy-agent', from: `${NODE_SDK}/utils/request-core.js` },
  // For the name of a file that WeChat sends without one.
  { name: 'mime-db', from: 'wx-server-sdk/index.js' },
]

/** For esbuild. The build fails over a part that nothing asks for: another version of the SDK has other parts. */
export function loadLate(parts: readonly LatePart[]): Plugin {
  return {
    name: 'late-parts',
    setup: (build) => {
      const missed = new Set(parts)
      build.onResolve({ filter: filterOf(parts) }, ({ path: name, importer, pluginData }) => {
        if (pluginData === REAL) return undefined
        const asker = importer.split(path.sep).join('/')
        const part = parts.find((each) => each.name === name && asker.endsWith(`/${each.from}`))
        if (!part) return undefined
        missed.delete(part)
        return { path: `${name} for ${importer}`, namespace: 'late', pluginData: { part, importer } }
      })
      build.onLoad({ filter: /.*/, namespace: 'late' }, ({ pluginData }) => {
        const { part, importer } = pluginData as { part: LatePart; importer: string } // Set above.
        return { contents: standIn(part, importer), resolveDir: path.dirname(importer), pluginData: REAL }
      })
      build.onEnd(() => {
        return {
          errors: [...missed].map(({ name, from }) => ({ text: `${from} does not ask for '${name}' any more` })),
        }
      })
    },
  }
}

/** Marks what a stand-in asks for: the part itself. */
const REAL = 'real'

/** What stands in for a part until somebody touches it. Asking whether it was an ES module is no use of it. */
function standIn({ name, makers }: LatePart, importer: string): string {
  const isEsModule = createRequire(importer)(name).__esModule === true
  return `
    const load = () => require(${JSON.stringify(name)})
    const late = (make, known = {}) => {
      let made
      const get = () => (made ??= make())
      return new Proxy(function () {}, {
        get: (_, key) => (Object.hasOwn(known, key) ? known[key] : get()[key]),
        has: (_, key) => key in get(),
        apply: (_, self, given) => Reflect.apply(get(), self, given),
        construct: (_, given) => Reflect.construct(get(), given),
      })
    }
    const makers = Object.fromEntries(${JSON.stringify(makers ?? [])}.map((name) => {
      return [name, (...given) => late(() => load().default[name](...given))]
    }))
    module.exports = late(load, {
      __esModule: ${isEsModule},
      ${makers ? 'default: late(() => load().default, makers),' : ''}
    })
  `
}

function filterOf(parts: readonly LatePart[]): RegExp {
  const names = [...new Set(parts.map(({ name }) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))]
  return new RegExp(`^(${names.join('|')})$`)
}
