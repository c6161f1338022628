import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { inAscii } from './ascii'
import { facesResolved } from './faces'
import { LATE_PARTS, loadLate } from './late-parts'

const root = path.join(__dirname, '..')
const source = path.join(root, 'cloudfunctions')
const target = path.join(root, 'dist', 'cloudfunctions')

export const FUNCTION_NAMES = ['api', 'track', 'jobs', 'due', 'ops', 'desk', 'till', 'push'] as const

/**
 * Bundles every deployable into `dist/cloudfunctions/<name>`: one index.js with the SDK inside (a function then
 * installs nothing in the cloud, and what was tested is what runs), its package.json and its config.json.
 */
export async function buildCloudFunctions(): Promise<void> {
  const commit = currentCommit()
  for (const name of FUNCTION_NAMES) {
    const folder = path.join(target, name)
    fs.rmSync(folder, { recursive: true, force: true })
    fs.mkdirSync(folder, { recursive: true })
    const outfile = path.join(folder, 'index.js')
    await build({
      entryPoints: [path.join(source, name, 'index.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node18',
      legalComments: 'none',
      logLevel: 'warning',
      plugins: [facesResolved, loadLate(LATE_PARTS)],
      define: { 'process.env.CHANGLAI_COMMIT': JSON.stringify(commit) },
    })
    fs.writeFileSync(outfile, inAscii(fs.readFileSync(outfile, 'utf8')))
    const manifest = { name: `changlai-${name}`, version: '1.0.0', main: 'index.js', license: 'MIT', dependencies: {} }
    fs.writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
    fs.copyFileSync(path.join(source, name, 'config.json'), path.join(folder, 'config.json'))
  }
}

export function currentCommit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim()
  } catch {
    return 'unknown' // An unpacked archive has no history.
  }
}

if (require.main === module) {
  buildCloudFunctions().catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
}
