import fs from 'node:fs'
import path from 'node:path'
import { buildSync } from 'esbuild'

/** Bundles the function `probe` into a folder of its own, away from the functions of the product. */
export function buildProbe(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(folder, { recursive: true })
  buildSync({
    entryPoints: [path.join(__dirname, 'probe-function.ts')],
    outfile: path.join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    legalComments: 'none',
    logLevel: 'warning',
  })
  const manifest = { name: 'changlai-probe', version: '1.0.0', main: 'index.js', license: 'MIT', dependencies: {} }
  fs.writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  const config = { timeout: 60, memorySize: 256, runtime: 'Nodejs20.19', permissions: { openapi: [] } }
  fs.writeFileSync(path.join(folder, 'config.json'), `${JSON.stringify(config, null, 2)}\n`)
}
