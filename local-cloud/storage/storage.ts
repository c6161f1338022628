import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../clock'
import { invalidParam } from '../wire/errors'

/** Cloud storage: files by path, each with a `cloud://` id. */
export interface Storage {
  put(path: string, bytes: Buffer): StoredFile
  get(fileId: string): Buffer | null
  list(): StoredFile[]
  remove(fileId: string): boolean
  fileIdOf(path: string): string
  reset(): void
}

export interface StoredFile {
  path: string
  fileId: string
  size: number
  at: number
}

export interface StorageOptions {
  envId: string
  clock: Clock
  /** Absent: memory only. */
  dir?: string
}

/** With a folder, each file lies there under its encoded path and comes back at the next start. */
export function createStorage({ envId, clock, dir }: StorageOptions): Storage {
  const files = new Map<string, StoredFile & { bytes: Buffer }>()
  const bucket = `${envId}.6c6f-${envId}-1250000000`
  const fileIdOf = (path: string) => `cloud://${bucket}/${path}`
  const keep = (path: string, bytes: Buffer, at: number) => {
    const file = { path, fileId: fileIdOf(path), size: bytes.length, at, bytes }
    files.set(file.fileId, file)
    return describe(file)
  }
  if (dir !== undefined) for (const file of readFolder(dir)) keep(file.path, file.bytes, file.at)
  return {
    put: (path, bytes) => {
      checkFilePath(path)
      if (dir !== undefined) writeWhole(dir, path, bytes)
      return keep(path, bytes, clock.now())
    },
    get: (fileId) => files.get(fileId)?.bytes ?? null,
    list: () => [...files.values()].map(describe),
    remove: (fileId) => {
      const file = files.get(fileId)
      if (file !== undefined && dir !== undefined) rmSync(join(dir, encodeURIComponent(file.path)), { force: true })
      return files.delete(fileId)
    },
    fileIdOf,
    reset: () => {
      files.clear()
      if (dir !== undefined) rmSync(dir, { recursive: true, force: true })
    },
  }
}

function describe({ path, fileId, size, at }: StoredFile): StoredFile {
  return { path, fileId, size, at }
}

const ENCODED_PATH_MAX = 200

export function checkFilePath(path: string): void {
  const isClean = path !== '' && !path.startsWith('/') && !path.split('/').includes('..')
  // An encoded path is one file name on disk, and those have a limit.
  if (!isClean || encodeURIComponent(path).length > ENCODED_PATH_MAX)
    throw invalidParam(`the path ${path} is not valid`)
}

function readFolder(dir: string): { path: string; bytes: Buffer; at: number }[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir)
    .filter((name) => !name.endsWith(PART_ENDING))
    .map((name) => ({
      path: decodeURIComponent(name),
      bytes: readFileSync(join(dir, name)),
      at: Math.trunc(statSync(join(dir, name)).mtimeMs),
    }))
}

const PART_ENDING = '.~part'

/** Renaming makes it whole or not there, whenever the process dies. */
function writeWhole(dir: string, path: string, bytes: Buffer): void {
  mkdirSync(dir, { recursive: true })
  const target = join(dir, encodeURIComponent(path))
  writeFileSync(target + PART_ENDING, bytes)
  renameSync(target + PART_ENDING, target)
}
