import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../clock'
import { withDiskFull } from '../small-file'
import { exceedsAuthority, invalidParam } from '../wire/errors'
import { createLinks, type Links } from './links'

/** Cloud storage: files by path, each with a `cloud://` id. */
export interface Storage {
  /** `owner`: the openid of the phone that uploaded it; null for a function or the console, which are the administrator. */
  put(path: string, bytes: Buffer, owner?: string | null): StoredFile
  get(fileId: string): Buffer | null
  /** As a phone gets it: the permission is “only the creator and the administrator can read and write”. */
  openFor(fileId: string, openid: string): Buffer | 'missing' | 'refused'
  list(): StoredFile[]
  remove(fileId: string): boolean
  fileIdOf(path: string): string
  links: Links
  reset(): void
}

export interface StoredFile {
  path: string
  fileId: string
  size: number
  at: number
  owner: string | null
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
  const keep = (path: string, bytes: Buffer, at: number, owner: string | null) => {
    const file = { path, fileId: fileIdOf(path), size: bytes.length, at, owner, bytes }
    files.set(file.fileId, file)
    return describe(file)
  }
  if (dir !== undefined) for (const file of readFolder(dir)) keep(file.path, file.bytes, file.at, file.owner)
  return {
    put: (path, bytes, owner = null) => {
      checkFilePath(path)
      const before = files.get(fileIdOf(path))
      if (owner !== null && before && before.owner !== owner) throw exceedsAuthority()
      if (dir !== undefined) writeWhole(dir, path, bytes, owner)
      return keep(path, bytes, clock.now(), owner)
    },
    get: (fileId) => files.get(fileId)?.bytes ?? null,
    openFor: (fileId, openid) => {
      const file = files.get(fileId)
      if (!file) return 'missing'
      return file.owner === openid ? file.bytes : 'refused'
    },
    list: () => [...files.values()].map(describe),
    remove: (fileId) => {
      const file = files.get(fileId)
      if (file !== undefined && dir !== undefined) removeWhole(dir, file.path)
      return files.delete(fileId)
    },
    fileIdOf,
    links: createLinks(clock),
    reset: () => {
      files.clear()
      if (dir !== undefined) rmSync(dir, { recursive: true, force: true })
    },
  }
}

function describe({ path, fileId, size, at, owner }: StoredFile): StoredFile {
  return { path, fileId, size, at, owner }
}

const ENCODED_PATH_MAX = 200

export function checkFilePath(path: string): void {
  const isClean = path !== '' && !path.startsWith('/') && !path.split('/').includes('..')
  // An encoded path is one file name on disk, and those have a limit.
  if (!isClean || encodeURIComponent(path).length > ENCODED_PATH_MAX)
    throw invalidParam(`the path ${path} is not valid`)
}

function readFolder(dir: string): { path: string; bytes: Buffer; at: number; owner: string | null }[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir)
    .filter((name) => !name.endsWith(PART_ENDING) && !name.endsWith(OWNER_ENDING))
    .map((name) => ({
      path: decodeURIComponent(name),
      bytes: readFileSync(join(dir, name)),
      at: Math.trunc(statSync(join(dir, name)).mtimeMs),
      owner: readOwner(join(dir, name + OWNER_ENDING)),
    }))
}

function readOwner(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

const PART_ENDING = '.~part'
/** Beside a file that a phone has uploaded: whose it is. */
const OWNER_ENDING = '.~owner'

/** Renaming makes it whole or not there, whenever the process dies; whose it is stands there before it does. */
function writeWhole(dir: string, path: string, bytes: Buffer, owner: string | null): void {
  mkdirSync(dir, { recursive: true })
  const target = join(dir, encodeURIComponent(path))
  try {
    writeFileSync(target + PART_ENDING, bytes)
    if (owner === null) rmSync(target + OWNER_ENDING, { force: true })
    else writeFileSync(target + OWNER_ENDING, owner)
    renameSync(target + PART_ENDING, target)
  } catch (error) {
    rmSync(target + PART_ENDING, { force: true })
    throw withDiskFull(error, dir)
  }
}

function removeWhole(dir: string, path: string): void {
  const target = join(dir, encodeURIComponent(path))
  rmSync(target, { force: true })
  rmSync(target + OWNER_ENDING, { force: true })
}
