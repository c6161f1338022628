import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

const CANDIDATES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The path of a Chromium; on Debian and Ubuntu it is installed once, with a font for Chinese, when there is none. */
export function ensureChromium(): string {
  const found = findChromium()
  if (found && hasChineseFont()) return found
  if (!fs.existsSync('/usr/bin/apt-get')) {
    if (found) return found
    throw new Error('No Chromium found. Install one and name it in CHROMIUM_PATH.')
  }
  console.log('Installing Chromium and a Chinese font from the system’s packages, once …')
  apt(['update', '-qq'])
  apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'])
  const installed = findChromium()
  if (!installed) throw new Error('Chromium was installed but is not where it was expected.')
  return installed
}

function findChromium(): string | undefined {
  return CANDIDATES.find((candidate): candidate is string => Boolean(candidate && fs.existsSync(candidate)))
}

function hasChineseFont(): boolean {
  const listed = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  return listed.status === 0 && listed.stdout.trim() !== ''
}

function apt(args: string[]): void {
  const isRoot = process.getuid?.() === 0
  const [command, ...rest] = isRoot ? ['apt-get', ...args] : ['sudo', '-n', 'apt-get', ...args]
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const result = spawnSync(command as string, rest, { env, encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`apt-get ${args[0]} failed:\n${result.stderr || result.error?.message}`)
}

if (require.main === module) console.log(ensureChromium())
