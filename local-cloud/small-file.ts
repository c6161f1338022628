import fs from 'node:fs'
import path from 'node:path'
import type * as z from 'zod'
import { PlainError } from './plain-error'

/** Reads a small JSON file of the data folder; null when there is none. @throws PlainError that names a damaged one */
export function readSmallFile<S extends z.ZodType>(file: string, schema: S): z.output<S> | null {
  if (!fs.existsSync(file)) return null
  const read = schema.safeParse(parsed(fs.readFileSync(file, 'utf8')))
  if (read.success) return read.data
  throw new PlainError(`The file ${file} is damaged. Bring it back from a copy, or delete it to begin without it`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Writes it whole or not at all, whenever the process dies or the disk is full. */
export function writeSmallFile(file: string, value: unknown, mode = 0o644): void {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const part = `${file}.new`
  try {
    fs.writeFileSync(part, JSON.stringify(value, null, 2), { mode })
    fs.renameSync(part, file)
  } catch (error) {
    fs.rmSync(part, { force: true })
    throw withDiskFull(error, path.dirname(file))
  }
}

/** Says what is to be done where the disk is full; any other failure stays what it is. */
export function withDiskFull(error: unknown, dir: string): unknown {
  const { code } = error as { code?: unknown }
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error
  return new PlainError(`disk full: nothing more can be stored in ${dir}. Make room, then send it again`)
}
