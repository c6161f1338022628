import { openDiskLog } from '../commit-log'

/** Run as a child process that is killed in the middle of its work. Compacts often, to be killed there too. */
const log = openDiskLog({ dir: process.argv[2] ?? '', compactAfterBytes: 4000 })
const documents: { _id: string; commit: number }[] = []

function commitOne(commit: number): void {
  const added = ['a', 'b', 'c'].map((part) => ({ _id: `${commit}-${part}`, commit }))
  log.append(added.map((document) => ({ collection: 'c', id: document._id, document })))
  documents.push(...added)
  process.send?.(commit)
  log.compactIfLarge(() => ({ collections: { c: documents } }))
  setImmediate(commitOne, commit + 1)
}

commitOne(1)
