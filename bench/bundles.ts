import fs from 'node:fs'
import path from 'node:path'
import * as esbuild from 'esbuild'
import { FUNCTION_NAMES } from '../scripts/build-cloudfunctions'
import { FUNCTIONS_ROOT } from '../scripts/builds'
import { facesResolved } from '../scripts/faces'
import { ROOT } from '../scripts/stale'

// Below the project, so that a bundle that leaves the SDK outside finds it in node_modules.
const FOLDER = path.join(ROOT, '.cache', 'bench')

// What every function that uses the cloud has to load, and nothing of ours: the yardstick of cold starts.
const EMPTY = `
  import cloud from 'wx-server-sdk'
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  export async function main() { return cloud.getWXContext() }
`

export interface Bundle {
  name: string
  file: string
}

export interface Bundles {
  empty: Bundle
  others: Bundle[]
}

/** The deployed bundles, and what they are compared with: as esbuild makes it, whatever is done to ours. */
export async function buildBundles(): Promise<Bundles> {
  const deployed = FUNCTION_NAMES.map((name) => {
    return { name, file: path.join(FUNCTIONS_ROOT, name, 'index.js') }
  })
  const api = path.join(ROOT, 'cloudfunctions', 'api', 'index.ts')
  const sdkOutside = await build('api-sdk-outside', { entryPoints: [api], external: ['wx-server-sdk'] })
  return {
    empty: {
      name: 'empty',
      file: await build('empty', { stdin: { contents: EMPTY, resolveDir: ROOT, loader: 'ts' } }),
    },
    others: [...deployed, { name: 'api, SDK outside', file: sdkOutside }],
  }
}

/** Where the bundle is. */
export async function build(name: string, options: esbuild.BuildOptions): Promise<string> {
  const outfile = path.join(FOLDER, name, 'index.js')
  await esbuild.build({
    ...options,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [facesResolved],
  })
  return outfile
}

export function kilobytes({ file }: Bundle): number {
  return Math.round(fs.statSync(file).size / 1024)
}
