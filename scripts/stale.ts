import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

export const ROOT = path.join(__dirname, '..')
const STAMPS = path.join(ROOT, '.cache', 'built')
const NEVER_INPUT = new Set(['node_modules', 'dist', '.swc', '.temp', '__snapshots__'])

/**
 * Runs `build` unless the inputs are what they were at its last success and the output is the one that it left. Compares
 * the inputs' contents, because a fresh clone or a switch of branches gives every file a new time; and the output's
 * time, because others build it too, such as the tests, from inputs that may be gone by now.
 */
export async function buildWhenStale(
  name: string,
  inputs: readonly string[],
  output: string,
  build: () => void | Promise<void>,
): Promise<boolean> {
  const stamp = path.join(STAMPS, name)
  const digest = digestOf(inputs)
  const asLeft = () => `${digest} ${fs.statSync(output, { throwIfNoEntry: false })?.mtimeMs}`
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === asLeft()) return false
  await build()
  fs.mkdirSync(STAMPS, { recursive: true })
  fs.writeFileSync(stamp, asLeft())
  return true
}

export function digestOf(inputs: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(filesBelow)) {
    hash.update(path.relative(ROOT, file)).update('\0').update(fs.readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

function filesBelow(entry: string): string[] {
  const stat = fs.statSync(entry, { throwIfNoEntry: false })
  if (!stat) return []
  if (stat.isFile()) return /\.test\.tsx?$/.test(entry) ? [] : [entry]
  return fs
    .readdirSync(entry)
    .filter((name) => !NEVER_INPUT.has(name))
    .sort()
    .flatMap((name) => filesBelow(path.join(entry, name)))
}
