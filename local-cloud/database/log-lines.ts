import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { PlainError } from '../plain-error'
import { revive, toRelaxed } from '../wire/ejson'
import type { DatabaseDump, Document } from './engine'
import type { Change } from './store'
import { canonicalKey, isPlainObject } from './values'

/** One line of the log: eight digits of checksum, a space, JSON. */
export type LogEntry = { kind: 'commit'; changes: Change[] } | { kind: 'collection'; name: string }

export function lineOf(entry: LogEntry): Buffer {
  const content =
    entry.kind === 'collection'
      ? { collection: entry.name }
      : {
          changes: entry.changes.map(({ collection, id, document }) => [
            collection,
            toRelaxed(id),
            toRelaxed(document),
          ]),
        }
  const text = JSON.stringify(content)
  return Buffer.from(`${checksum(text)} ${text}\n`)
}

function checksum(text: string): string {
  return createHash('sha1').update(text).digest('hex').slice(0, 8)
}

/** The state after the last whole line, and where that line ends. */
export function readLog(content: Buffer): { dump: DatabaseDump; bytes: number } {
  const collections = new Map<string, Map<string, Document>>()
  let bytes = 0
  for (let end = content.indexOf(10); end >= 0; end = content.indexOf(10, bytes)) {
    const text = content.toString('utf8', bytes + 9, end)
    const isWhole = content.toString('latin1', bytes, bytes + 8) === checksum(text)
    if (!isWhole) {
      // Only the very end may be torn. Damage in the middle is not ours to guess away.
      if (content.indexOf(10, end + 1) >= 0)
        throw new PlainError(`the log of the local cloud is damaged at byte ${bytes}`)
      break
    }
    apply(collections, JSON.parse(text) as unknown)
    bytes = end + 1
  }
  const dump: DatabaseDump = { collections: {} }
  for (const [name, byId] of collections) dump.collections[name] = [...byId.values()]
  return { dump, bytes }
}

function apply(collections: Map<string, Map<string, Document>>, entry: unknown): void {
  if (!isPlainObject(entry)) return
  if (typeof entry.collection === 'string') collections.set(entry.collection, new Map())
  for (const [name, id, document] of (entry.changes ?? []) as [string, unknown, unknown][]) {
    const byId = collections.get(name) ?? new Map<string, Document>()
    collections.set(name, byId)
    const key = canonicalKey(revive(id, 0))
    if (document === null) byId.delete(key)
    else byId.set(key, revive(document, 0) as Document) // The checksum says that we wrote it.
  }
}

/** Returns the size. The old log stays until the new one is safely on disk. */
export function writeSnapshot(path: string, { collections }: DatabaseDump): number {
  const part = `${path}.part`
  const descriptor = openSync(part, 'w')
  let size = 0
  const write = (entry: LogEntry) => {
    const line = lineOf(entry)
    writeFileSync(descriptor, line)
    size += line.length
  }
  try {
    for (const [name, documents] of Object.entries(collections)) {
      write({ kind: 'collection', name })
      for (const document of documents) {
        write({ kind: 'commit', changes: [{ collection: name, id: document._id, document }] })
      }
    }
    fsyncSync(descriptor)
  } catch (error) {
    // Half a snapshot only takes the room that is missing.
    closeSync(descriptor)
    rmSync(part, { force: true })
    throw error
  }
  closeSync(descriptor)
  renameSync(part, path)
  syncFolder(dirname(path))
  return size
}

/** Without this, power loss may bring the old name back. */
function syncFolder(dir: string): void {
  const descriptor = openSync(dir, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
