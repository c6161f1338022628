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

/**
 * None needs what another makes, and each keeps one core busy: as many as there are cores run at a time. The long ones
 * of like length stand side by side, so that no core waits for the other's.
 */
const checks: Step[] = [
  ['lint and format', [bin('biome'), ['check', '--error-on-warnings']]],
  ['types: server, tools and tests', [tsc, ['-p', 'tsconfig.json']]],
  ['types: shared', [tsc, ['-p', 'shared/tsconfig.json']]],
  ['types: client', [tsc, ['-p', 'client/tsconfig.json']]],
  ['types: client in the browser', [tsc, ['-p', 'client/tsconfig.dom.json']]],
  ['types: console page', [tsc, ['-p', 'local-cloud/console/page/tsconfig.json']]],
  ['types: desk', [tsc, ['-p', 'desk/tsconfig.json']]],
  ['build: weapp', tsx('build-client', 'weapp')],
  ['build: h5', tsx('build-client', 'h5')],
  [
    'import rules',
    [
      bin('depcruise'),
      ['--config', '.dependency-cruiser.cjs', 'shared', 'cloudfunctions', 'client/src', 'local-cloud', 'desk/src'],
    ],
  ],
  ['build: desk', tsx('build-desk')],
  ['build: cloud functions', tsx('build-cloudfunctions')],
]

const sizes: Step = ['sizes', tsx('check-sizes')]
// Jest would leave one core idle, of two that is half.
const tests: Step = ['tests', [bin('jest'), ['--maxWorkers=100%', ...(process.env.CI ? ['--ci'] : [])]]]

async function main(): Promise<void> {
  const startedAt = Date.now()
  ensureChromium()
  await runSideBySide([...checks])
  await runSideBySide([sizes])
  console.log(`\n▸ ${tests[0]}`)
  const status = await run(tests, 'inherit')
  if (status !== 0) process.exit(status)
  console.log(`\n✓ everything passed in ${seconds(startedAt)} s`)
}

/**
 * Ends the whole run where a step fails, as soon as those beside it have ended: none may go on writing into `dist` when
 * somebody tries again.
 */
async function runSideBySide(waiting: Step[]): Promise<void> {
  let failure = 0
  const next = async (): Promise<void> => {
    for (let step = waiting.shift(); step && failure === 0; step = waiting.shift()) {
      const status = await run(step, 'together')
      if (status !== 0) failure = status
    }
  }
  await Promise.all(os.cpus().map(next))
  if (failure !== 0) process.exit(failure)
}

/** The code with which a step ended. What steps side by side say is shown `together`, when each has ended. */
function run([title, [command, args]]: Step, output: 'inherit' | 'together'): Promise<number> {
  const startedAt = Date.now()
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: output === 'inherit' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text
      })
    }
    child.on('error', reject).on('close', (code) => {
      // Ended by a signal, it has no code.
      const status = code ?? 1
      if (output === 'together') console.log(`\n▸ ${title}, ${seconds(startedAt)} s${said && `\n${said.trimEnd()}`}`)
      if (status !== 0) console.error(`\n✗ ${title} failed`)
      resolve(status)
    })
  })
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(1)
}

void main()
