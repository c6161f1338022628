import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { UsageError } from '../arguments'
import { toNames } from './names'
import { domainFiles } from './templates'
import { wirings } from './wiring'

const ROOTS = ['shared', 'cloudfunctions/domains', 'client/src/features', 'client/src/pages']

/**
 * Writes a new domain's folders into a project, names it where all domains are listed, and renews what is made from the
 * code. Answers the files, those outside of the domain's own folders as `changed`.
 */
export function createDomain(root: string, place: string): { created: string[]; changed: string[] } {
  const names = toNames(place)
  const taken = ROOTS.flatMap((folder) =>
    placesOf(path.join(root, folder), names.noun).map((found) => path.join(folder, found)),
  )
  if (taken.length > 0) throw new UsageError(`There is ${taken.join(' and ')} already`)
  const files = domainFiles(names)
  // Everything is worked out before anything is written.
  const changes = Object.entries(wirings).map(([file, wire]) => {
    return [file, wire(fs.readFileSync(path.join(root, file), 'utf8'), names)] as const
  })
  for (const [file, text] of [...Object.entries(files), ...changes]) {
    const target = path.join(root, file)
    fs.mkdirSync(path.dirname(target), { recursive: true })
    fs.writeFileSync(target, text)
  }
  const created = Object.keys(files)
  const changed = changes.map(([file]) => file)
  format(root, [...created, ...changed])
  const made = renew(root)
  const isOwn = (file: string) => path.basename(path.dirname(file)) === names.noun
  return { created: [...created, ...made.filter(isOwn)], changed: [...changed, ...made.filter((file) => !isOwn(file))] }
}

/** What is made from the code, made anew; answers the files that this has changed. */
function renew(root: string): string[] {
  const tsx = path.join(root, 'node_modules', '.bin', 'tsx')
  const run = spawnSync(tsx, [path.join(root, 'scripts', 'renew.ts')], { cwd: root, encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`The new domain is written, but what is made from it is not:\n${run.stderr}`)
  return run.stdout.split('\n').filter((line) => line !== '')
}

/** Nouns of other lengths break lines elsewhere. */
function format(root: string, files: readonly string[]): void {
  const biome = path.join(root, 'node_modules', '.bin', 'biome')
  spawnSync(biome, ['check', '--write', '--vcs-enabled=false', ...files], { cwd: root, stdio: 'ignore' })
}

/** A noun has one place, whatever its shelf. */
function placesOf(folder: string, noun: string): string[] {
  const shelves = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const places = [noun, ...shelves.map((shelf) => `${shelf.name}/${noun}`)]
  return places.filter((place) => fs.existsSync(path.join(folder, place)))
}
