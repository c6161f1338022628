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
import type { DatabaseDump } from './engine'
import { type LogEntry, lineOf, readLog, writeSnapshot } from './log-lines'
import type { CommitLog } from './store'

export interface DiskLog extends CommitLog {
  /** What the log held when it was opened. */
  initial: DatabaseDump
  close(): void
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
  const { dump, bytes } = readLog(existsSync(path) ? readFileSync(path) : Buffer.alloc(0))
  let descriptor = openSync(path, 'a')
  ftruncateSync(descriptor, bytes)
  let size = bytes
  let compactAt = limitFor(bytes)

  function limitFor(compactSize: number): number {
    return Math.max(compactSize * 2, compactSize + compactAfterBytes)
  }

  function write(entry: LogEntry): void {
    const line = lineOf(entry)
    writeFileSync(descriptor, line)
    if (sync) fdatasyncSync(descriptor)
    size += line.length
  }

  function rewrite(content: DatabaseDump): void {
    closeSync(descriptor)
    size = writeSnapshot(path, content)
    compactAt = limitFor(size)
    descriptor = openSync(path, 'a')
  }

  return {
    initial: dump,
    append: (changes) => write({ kind: 'commit', changes }),
    createCollection: (name) => write({ kind: 'collection', name }),
    replace: rewrite,
    compactIfLarge: (current) => {
      if (size > compactAt) rewrite(current())
    },
    close: () => closeSync(descriptor),
  }
}
