import path from 'node:path'
import { buildClient } from './build-client'
import { buildCloudFunctions } from './build-cloudfunctions'
import { buildDesk, DESK_ROOT } from './build-desk'
import { buildWhenStale, ROOT } from './stale'

const at = (...parts: string[]) => path.join(ROOT, ...parts)

export const FUNCTIONS_ROOT = at('dist', 'cloudfunctions')
export const H5_ROOT = at('dist', 'h5')
export const RULES_FILE = at('cloudfunctions', 'function-rules.json')
export const ROUTES_FILE = at('cloudfunctions', 'http-routes.json')

export const FUNCTION_INPUTS = [at('cloudfunctions'), at('shared')]
export const H5_INPUTS = [at('client'), at('shared')]
/** What the builds themselves are made of. */
export const TOOLS = [
  at('package-lock.json'),
  at('scripts', 'build-client.ts'),
  at('scripts', 'build-cloudfunctions.ts'),
  at('scripts', 'build-desk.ts'),
  at('scripts', 'faces.ts'),
  at('scripts', 'late-parts.ts'),
  at('scripts', 'ascii.ts'),
]

export async function buildStaleFunctions(): Promise<void> {
  const output = path.join(FUNCTIONS_ROOT, 'api', 'index.js')
  await buildWhenStale('cloudfunctions', [...FUNCTION_INPUTS, ...TOOLS], output, buildCloudFunctions)
}

export async function buildStaleH5(): Promise<void> {
  await buildWhenStale('h5', [...H5_INPUTS, ...TOOLS], path.join(H5_ROOT, 'index.html'), () => {
    console.log('Building the mini-program for the browser, about half a minute …')
    buildClient('h5')
  })
}

export async function buildStaleDesk(): Promise<void> {
  const inputs = [at('desk'), at('shared'), at('client', 'src', 'brand'), ...TOOLS]
  await buildWhenStale('desk', inputs, path.join(DESK_ROOT, 'index.html'), buildDesk)
}
