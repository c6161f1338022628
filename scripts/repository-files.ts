import fs from 'node:fs'
import path from 'node:path'
import { ROOT } from './stale'

const NOT_COMMITTED = new Set(['.git', 'node_modules', 'dist', '.cache', '.data', '.swc', '.temp'])

/** Paths of everything that is or may be committed, relative to the project; also in an archive without history. */
export function repositoryFiles(folder = ''): string[] {
  return fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name)
    if (NOT_COMMITTED.has(entry.name) || entry.name.endsWith('.log')) return []
    return entry.isDirectory() ? repositoryFiles(file) : [file]
  })
}

export function readRepositoryFile(file: string): string {
  return fs.readFileSync(path.join(ROOT, file), 'utf8')
}
