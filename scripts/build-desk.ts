/** `tsx scripts/build-desk.ts`: the operators' desk into `dist/desk`, ready for a static host. */
import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Metafile, type Plugin } from 'esbuild'
import { ROOT } from './stale'

export const DESK_ROOT = path.join(ROOT, 'dist', 'desk')
const SOURCE = path.join(ROOT, 'desk')
const KB = 1024
/** What a browser downloads before the first screen, packed; charts and screens come when they are opened. */
export const FIRST_LOAD_BYTES_MAX = 340 * KB

/** The kit writes styles at run time; the two modules by which it does are replaced (see the file). */
const adoptedStyles: Plugin = {
  name: 'adopted-styles',
  setup({ onResolve }) {
    const adopted = path.join(SOURCE, 'src', 'frame', 'adopted-css.js')
    onResolve({ filter: /(?:\/|^\.\/)(?:dynamicCSS|cssUtils)(?:\.js)?$/ }, ({ importer }) =>
      importer.includes('node_modules') ? { path: adopted } : null,
    )
  },
}

/** Every schema at the desk is made by zod as the page allows it (see the file). */
const zodWithoutEval: Plugin = {
  name: 'zod-without-eval',
  setup({ onResolve }) {
    const within = path.join(SOURCE, 'src', 'frame', 'zod-without-eval.js')
    onResolve({ filter: /^zod$/ }, ({ importer }) => (importer === within ? null : { path: within }))
  },
}

/** The bundler cannot split a barrel. Without this, every part of the kit used anywhere would be in the first load. */
const deepImports: Plugin = {
  name: 'deep-imports',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]desk[\\/]src[\\/].*\.tsx?$/ }, ({ path: file }) => {
      const text = fs.readFileSync(file, 'utf8')
      const contents = text.replace(/^import \{([^}]*)\} from 'antd'$/gm, (_line, names: string) =>
        deepImportsOf(names),
      )
      return { contents, loader: file.endsWith('x') ? 'tsx' : 'ts' }
    })
  },
}

function deepImportsOf(names: string): string {
  const wanted = names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
  const kebab = (name: string) => name.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase()
  return wanted.map((name) => `import ${name} from 'antd/es/${kebab(name)}'`).join(';')
}

export async function buildDesk(): Promise<void> {
  fs.rmSync(DESK_ROOT, { recursive: true, force: true })
  const { metafile } = await build({
    entryPoints: [path.join(SOURCE, 'src', 'main.tsx')],
    outdir: DESK_ROOT,
    absWorkingDir: ROOT,
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    target: 'es2022',
    charset: 'utf8',
    jsx: 'automatic',
    legalComments: 'none',
    logLevel: 'warning',
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    conditions: ['browser', 'import'],
    mainFields: ['browser', 'module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [adoptedStyles, zodWithoutEval, deepImports],
    metafile: true,
  })
  const entry = entryOf(metafile)
  const page = fs
    .readFileSync(path.join(SOURCE, 'index.html'), 'utf8')
    .replace('{{script}}', `./${path.basename(entry.script)}`)
    .replace('{{style}}', `./${path.basename(entry.style)}`)
  fs.writeFileSync(path.join(DESK_ROOT, 'index.html'), page)
  fs.writeFileSync(path.join(DESK_ROOT, 'first-load.json'), JSON.stringify(firstLoad(metafile, entry)))
}

function entryOf({ outputs }: Metafile): { script: string; style: string } {
  const found = Object.entries(outputs).find(([, output]) => output.entryPoint?.endsWith('main.tsx'))
  const style = found?.[1].cssBundle
  if (!found || !style) throw new Error('The desk was built without its script or its styles')
  return { script: found[0], style }
}

/** The files that the page needs before it can draw: the entry, its styles, and what they import without waiting. */
function firstLoad({ outputs }: Metafile, { script, style }: { script: string; style: string }): string[] {
  const files = new Set([style])
  const add = (file: string) => {
    if (files.has(file)) return
    files.add(file)
    for (const { path: imported, kind } of outputs[file]?.imports ?? []) if (kind === 'import-statement') add(imported)
  }
  add(script)
  return [...files].map((file) => path.basename(file))
}

/** Packed as a host sends it. */
export function firstLoadBytes(root: string = DESK_ROOT): number {
  const files = JSON.parse(fs.readFileSync(path.join(root, 'first-load.json'), 'utf8')) as string[]
  return files.reduce((sum, file) => sum + gzipSync(fs.readFileSync(path.join(root, file)), { level: 9 }).length, 0)
}

if (require.main === module) {
  buildDesk()
    .then(() =>
      console.log(`dist/desk is ready: ${Math.round(firstLoadBytes() / KB)} KB packed before the first screen`),
    )
    .catch((error: unknown) => {
      console.error(error)
      process.exit(1)
    })
}
