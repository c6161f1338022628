import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Folders held by this process: a process number alone may be an earlier process's, come round again. */
const held = new Set<string>()

/** Two processes that append to one log would spoil it. Returns the way to give the folder free. */
export function lockFolder(dir: string): () => void {
  mkdirSync(dir, { recursive: true })
  const path = join(dir, 'database.pid')
  const holder = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0
  // What a killed process left behind holds nobody back.
  if (held.has(path) || (holder !== process.pid && isAlive(holder))) {
    throw new Error(`process ${holder} already runs a local cloud on ${dir}; use another folder or stop it first`)
  }
  writeFileSync(path, String(process.pid))
  held.add(path)
  return () => {
    held.delete(path)
    rmSync(path, { force: true })
  }
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It is there, but somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
