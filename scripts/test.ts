import { spawn } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import { ensureChromium } from './ensure-chromium'

/** Everything that has to hold before a change lands, in the order in which a fault is cheapest to see. */

const root = path.join(__dirname, '..')
const bin = (name: string) => path.join(root, 'node_modules', '.bin', name)
/** The native compiler: a sixth of the time. Tools that read TypeScript by its API keep the older package. */
const tsc = path.join(root, 'node_modules', 'typescript-native', 'bin', 'tsc')
const tsx = (script: string, ...args: string[]): [string, string[]] => [bin('tsx'), [`scripts/${script}.ts`, ...args]]

type Step = [title: string, command: [string, string[]]]

/** Each uses one core: as many as there are run at a time. */
const typeChecks: Step[] = [
  ['shared', [tsc, ['-p', 'shared/tsconfig.json']]],
  ['server, tools and tests', [tsc, ['-p', 'tsconfig.json']]],
  ['client', [tsc, ['-p', 'client/tsconfig.json']]],
  ['client in the browser', [tsc, ['-p', 'client/tsconfig.dom.json']]],
  ['console page', [tsc, ['-p', 'local-cloud/console/page/tsconfig.json']]],
  ['desk', [tsc, ['-p', 'desk/tsconfig.json']]],
]

const steps: Step[] = [
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

async function main(): Promise<void> {
  const startedAt = Date.now()
  ensureChromium()
  await timed('types', () => checkTypes([...typeChecks]))
  for (const [title, command] of steps) await timed(title, () => run(title, command))
  console.log(`\n✓ everything passed in ${seconds(startedAt)} s`)
}

async function timed(title: string, act: () => Promise<unknown>): Promise<void> {
  const startedAt = Date.now()
  console.log(`\n▸ ${title}`)
  await act()
  console.log(`  ${seconds(startedAt)} s`)
}

function checkTypes(waiting: Step[]): Promise<unknown> {
  const next = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await run(`types: ${step[0]}`, step[1])
  }
  return Promise.all(os.cpus().map(next))
}

/** Ends the whole run where a step fails. */
function run(title: string, [command, args]: Step[1]): Promise<void> {
  return new Promise((resolve) => {
    spawn(command, args, { cwd: root, stdio: 'inherit' }).on('close', (status) => {
      if (status === 0) return resolve()
      console.error(`\n✗ ${title} failed`)
      process.exit(status ?? 1)
    })
  })
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(1)
}

void main()
