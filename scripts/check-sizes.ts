/** `tsx scripts/check-sizes.ts`: what a phone downloads, per package, and what the desk loads first, against their budgets; ends with code 1 over budget. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { DESK_ROOT, FIRST_LOAD_BYTES_MAX, firstLoadBytes } from './build-desk'
import { findTooNew } from './check-phone-level'

const KB = 1024
const MAIN_BYTES_MAX = 480 * KB
const SUBPACKAGE_BYTES_MAX = 600 * KB

// What belongs to the cloud alone. Schemas reach the phone as types only.
const FORBIDDEN: readonly { what: string; pattern: RegExp }[] = [
  { what: 'zod or schema code', pattern: /\$Zod[A-Z]|\b_zod\b|ZodError/ },
  { what: 'wx-server-sdk', pattern: /wx-server-sdk|TCB_CONTEXT|WX_CONTEXT_KEYS/ },
]

export interface PackageSize {
  name: string
  bytes: number
  /** null where nothing is promised. */
  bytesMax: number | null
}

interface AppConfig {
  subPackages?: { root: string }[]
  subpackages?: { root: string }[]
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => statSync(path.join(folder, name)).isFile() && !name.endsWith('.LICENSE.txt'))
}

/** The main package and each subpackage of a built mini-program. */
export function weappSizes(dist: string): PackageSize[] {
  const app = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8')) as AppConfig
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/\/*$/, '/'))
  const main: PackageSize = { name: 'weapp main', bytes: 0, bytesMax: MAIN_BYTES_MAX }
  const subpackages = new Map(
    roots.map((root) => [root, { name: `weapp ${root}`, bytes: 0, bytesMax: SUBPACKAGE_BYTES_MAX }]),
  )
  for (const file of filesUnder(dist)) {
    const root = roots.find((candidate) => file.startsWith(candidate))
    const owner = (root && subpackages.get(root)) || main
    owner.bytes += statSync(path.join(dist, file)).size
  }
  return [main, ...subpackages.values()]
}

export function totalSize(name: string, dist: string): PackageSize {
  const bytes = filesUnder(dist).reduce((sum, file) => sum + statSync(path.join(dist, file)).size, 0)
  return { name, bytes, bytesMax: null }
}

/** Sentences about code in the package that must never reach a phone. */
export function findForbidden(dist: string): string[] {
  return filesUnder(dist)
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => {
      const text = readFileSync(path.join(dist, file), 'utf8')
      return FORBIDDEN.filter(({ pattern }) => pattern.test(text)).map(({ what }) => `${file} contains ${what}`)
    })
}

export function overBudget(sizes: readonly PackageSize[]): string[] {
  return sizes
    .filter(({ bytes, bytesMax }) => bytesMax !== null && bytes > bytesMax)
    .map(({ name, bytes, bytesMax }) => `${name} has ${bytes} bytes, the budget is ${bytesMax}`)
}

function row({ name, bytes, bytesMax }: PackageSize): string {
  const budget = bytesMax === null ? '' : `of ${String(bytesMax / KB).padStart(4)} KB`
  return `${name.padEnd(24)} ${String(bytes).padStart(9)} bytes ${(bytes / KB).toFixed(1).padStart(7)} KB ${budget}`.trimEnd()
}

function main(): void {
  const dist = path.resolve(__dirname, '../dist')
  const weapp = path.join(dist, 'weapp')
  const h5 = path.join(dist, 'h5')
  if (!existsSync(path.join(weapp, 'app.json'))) {
    console.error('There is no dist/weapp. Build it first: tsx scripts/build-client.ts weapp')
    process.exit(1)
  }
  const sizes = [
    ...weappSizes(weapp),
    ...(existsSync(h5) ? [totalSize('h5 total', h5)] : []),
    ...(existsSync(DESK_ROOT)
      ? [{ name: 'desk first, packed', bytes: firstLoadBytes(), bytesMax: FIRST_LOAD_BYTES_MAX }]
      : []),
  ]
  for (const size of sizes) console.log(row(size))
  const faults = [...overBudget(sizes), ...findForbidden(weapp), ...findTooNew(weapp)]
  for (const fault of faults) console.error(`Not allowed: ${fault}.`)
  if (faults.length > 0) process.exit(1)
}

if (require.main === module) main()
