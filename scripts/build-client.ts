/** `tsx scripts/build-client.ts weapp|h5`: builds the client into dist/weapp or dist/h5, silent unless it fails. */
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'

const TARGETS = { weapp: 'app.json', h5: 'index.html' } as const
export type ClientTarget = keyof typeof TARGETS

const root = path.resolve(__dirname, '..')

function isTarget(value: string | undefined): value is ClientTarget {
  return value !== undefined && Object.hasOwn(TARGETS, value)
}

/** Throws with the build's own output when the build fails or leaves nothing that could start. */
export function buildClient(target: ClientTarget): void {
  const dist = path.join(root, 'dist', target)
  rmSync(dist, { recursive: true, force: true })
  // `--no-check` because the check downloads a schema and writes into the home folder; a build needs neither.
  const run = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/@tarojs/cli/bin/taro'), 'build', '--type', target, '--no-check'],
    {
      cwd: path.join(root, 'client'),
      env: { ...process.env, NODE_ENV: 'production', TARO_ENV: target },
      encoding: 'utf8',
    },
  )
  if (run.status !== 0)
    throw new Error(`${run.stdout}\n${run.stderr}\nThe ${target} build ended with code ${run.status}.`)
  // A failed build can end quietly and leave an output without an entry.
  if (!existsSync(path.join(dist, TARGETS[target]))) {
    throw new Error(`${run.stdout}\n${run.stderr}\nThe ${target} build left no ${TARGETS[target]} in ${dist}.`)
  }
}

function main(): void {
  const target = process.argv[2]
  if (!isTarget(target)) throw new Error('Usage: tsx scripts/build-client.ts weapp|h5')
  const startedAt = Date.now()
  buildClient(target)
  console.log(`Built dist/${target} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
}

if (require.main === module) {
  try {
    main()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
