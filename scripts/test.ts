import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { ensureChromium } from './ensure-chromium'

/** Everything that has to hold before a change lands, in the order in which a fault is cheapest to see. */

const root = path.join(__dirname, '..')
const bin = (name: string) => path.join(root, 'node_modules', '.bin', name)
const tsx = (script: string, ...args: string[]): [string, string[]] => [bin('tsx'), [`scripts/${script}.ts`, ...args]]

const steps: [title: string, command: [string, string[]]][] = [
  ['types: shared', [bin('tsc'), ['-p', 'shared/tsconfig.json']]],
  ['types: server, tools and tests', [bin('tsc'), ['-p', 'tsconfig.json']]],
  ['types: client', [bin('tsc'), ['-p', 'client/tsconfig.json']]],
  ['types: client in the browser', [bin('tsc'), ['-p', 'client/tsconfig.dom.json']]],
  ['types: console page', [bin('tsc'), ['-p', 'local-cloud/console/page/tsconfig.json']]],
  ['types: desk', [bin('tsc'), ['-p', 'desk/tsconfig.json']]],
  ['lint and format', [bin('biome'), ['check', '--error-on-warnings']]],
  [
    'import rules',
    [
      bin('depcruise'),
      ['--config', '.dependency-cruiser.cjs', 'shared', 'cloudfunctions', 'client/src', 'local-cloud', 'desk/src'],
    ],
  ],
  ['build: cloud functions', tsx('build-cloudfunctions')],
  ['build: weapp', tsx('build-client', 'weapp')],
  ['build: h5', tsx('build-client', 'h5')],
  ['build: desk', tsx('build-desk')],
  ['sizes', tsx('check-sizes')],
  // Jest would leave one core idle, of two that is half.
  ['tests', [bin('jest'), ['--maxWorkers=100%', ...(process.env.CI ? ['--ci'] : [])]]],
]

function main(): void {
  const startedAt = Date.now()
  ensureChromium()
  for (const [title, [command, args]] of steps) {
    const stepStartedAt = Date.now()
    console.log(`\n▸ ${title}`)
    const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' })
    if (status !== 0) {
      console.error(`\n✗ ${title} failed`)
      process.exit(status ?? 1)
    }
    console.log(`  ${seconds(stepStartedAt)} s`)
  }
  console.log(`\n✓ everything passed in ${seconds(startedAt)} s`)
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(1)
}

main()
