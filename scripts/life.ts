/** `npm run life`: see `life/main.ts`, which is bundled first: a life loads the functions' parts many times over. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { build } from 'esbuild'
import { runCommand } from './arguments'
import { facesResolved } from './faces'
import { ROOT } from './stale'

const BUNDLE = path.join(ROOT, '.cache', 'life', 'main.js')
// What 5,000 members leave behind in a year stands in memory.
const MEMORY_MB = 6000
// Nearly all that is made in a call is gone after it: a wide nursery lets it go unseen.
const NURSERY_MB = 64

runCommand(async () => {
  await build({
    entryPoints: [path.join(ROOT, 'life', 'main.ts')],
    outfile: BUNDLE,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
    plugins: [facesResolved],
    // What is found beside the sources is found there still.
    define: { __dirname: JSON.stringify(path.join(ROOT, 'life')) },
  })
  const argv = [
    `--max-old-space-size=${MEMORY_MB}`,
    `--max-semi-space-size=${NURSERY_MB}`,
    BUNDLE,
    ...process.argv.slice(2),
  ]
  const { status, signal } = spawnSync(process.execPath, argv, { cwd: ROOT, stdio: 'inherit' })
  return signal === null ? (status ?? 1) : 1
})
