import {
  closeSync,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { PlainError } from '../plain-error'
import { withDiskFull } from '../small-file'
import type { DatabaseDump } from './engine'
import { type LogEntry, lineOf, readLog, writeSnapshot } from './log-lines'
import type { CommitLog } from './store'

export interface DiskLog extends CommitLog {
  /** What the log held when it was opened. */
  initial: DatabaseDump
  close(): void
}

/** @throws PlainError that names the file when it is damaged before its end */
function readWholeLog(path: string) {
  try {
    return readLog(existsSync(path) ? readFileSync(path) : Buffer.alloc(0))
  } catch (error) {
    throw error instanceof PlainError ? new PlainError(`${path}: ${error.message}`) : error
  }
}

export interface DiskLogOptions {
  dir: string
  /** fdatasync after every commit. */
  sync?: boolean
  /** Compacts when the log has grown by this many bytes and to more than twice its size after the last compaction. */
  compactAfterBytes?: number
}

const COMPACT_AFTER_BYTES = 32 * 1024 * 1024
const FILE_NAME = 'database.log'

/**
 * An append-only log, one checksummed line per commit: a commit is there whole or not at all, whenever the process dies.
 * A line that was cut off while being written is dropped at the next start; nobody was told that it was stored.
 */
export function openDiskLog({ dir, sync = false, compactAfterBytes = COMPACT_AFTER_BYTES }: DiskLogOptions): DiskLog {
  mkdirSync(dir, { recursive: true })
  const path = join(dir, FILE_NAME)
  const { dump, bytes } = readWholeLog(path)
  let descriptor = openSync(path, 'a')
  ftruncateSync(descriptor, bytes)
  let size = bytes
  let compactAt = limitFor(bytes)

  function limitFor(compactSize: number): number {
    return Math.max(compactSize * 2, compactSize + compactAfterBytes)
  }

  function write(entry: LogEntry): void {
    const line = lineOf(entry)
    try {
      writeFileSync(descriptor, line)
      if (sync) fdatasyncSync(descriptor)
    } catch (error) {
      // Half a line would make everything behind it unreadable. Taking it away needs no room.
      ftruncateSync(descriptor, size)
      throw withDiskFull(error, dir)
    }
    size += line.length
  }

  function rewrite(content: DatabaseDump): void {
    let written: number
    try {
      written = writeSnapshot(path, content)
    } catch (error) {
      throw withDiskFull(error, dir)
    }
    // Only now: until then the old log is the one that is written to.
    closeSync(descriptor)
    descriptor = openSync(path, 'a')
    size = written
    compactAt = limitFor(size)
  }

  /** What was committed is safe in the old log; without room for a shorter one it goes on growing. */
  function compact(content: DatabaseDump): void {
    try {
      rewrite(content)
    } catch (error) {
      if (!(error instanceof PlainError)) throw error
      compactAt = limitFor(size)
    }
  }

  return {
    initial: dump,
    append: (changes) => write({ kind: 'commit', changes }),
    createCollection: (name) => write({ kind: 'collection', name }),
    replace: rewrite,
    compactIfLarge: (current) => {
      if (size > compactAt) compact(current())
    },
    close: () => closeSync(descriptor),
  }
}
