import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PlainError } from '../plain-error'
import { withDiskFull } from '../small-file'

/** Folders held by this process: a process number alone may be an earlier process's, come round again. */
const held = new Set<string>()

/** Locks the folder, because two processes appending to one log would ruin it. Returns how to release it. */
export function lockFolder(dir: string): () => void {
  mkdirSync(dir, { recursive: true })
  const path = join(dir, 'database.pid')
  const holder = holderIn(path)
  if (held.has(path) || (holder !== null && holder !== process.pid)) {
    throw new PlainError(`process ${holder} already runs a local cloud on ${dir}; use another folder or stop it first`)
  }
  try {
    writeFileSync(path, `${process.pid}\n${startOf(process.pid) ?? ''}\n`)
  } catch (error) {
    throw withDiskFull(error, dir)
  }
  held.add(path)
  return () => {
    held.delete(path)
    rmSync(path, { force: true })
  }
}

/**
 * The process that holds the folder; null when there is none (any more). What a killed process left behind holds nobody
 * back, also when its number has come round: the process of that number began at another time.
 */
function holderIn(path: string): number | null {
  if (!existsSync(path)) return null
  const [number = '', startedAt = ''] = readFileSync(path, 'utf8').split('\n')
  const pid = Number(number)
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null
  const actual = startOf(pid)
  if (actual === null) return pid
  if (startedAt !== '') return startedAt === actual ? pid : null
  // Of an earlier version, which wrote the number alone: a local cloud is a program of Node.
  return /node|tsx/.test(commandOf(pid)) ? pid : null
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It is there, but somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** When a process began, in whatever words the system has for it; null where it has none. */
function startOf(pid: number): string | null {
  const stat = `/proc/${pid}/stat`
  // The name in brackets may hold anything; the 22nd field is counted from behind it.
  if (existsSync(stat)) return readFileSync(stat, 'latin1').replace(/^.*\)/s, '').trim().split(' ')[19] ?? null
  return ask('lstart', pid)
}

function commandOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`
  return existsSync(file) ? readFileSync(file, 'utf8') : (ask('command', pid) ?? '')
}

function ask(column: 'lstart' | 'command', pid: number): string | null {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    // No such command here, as on Windows.
    return null
  }
}
