import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { OTHER_KEY } from '../../cloudfunctions/platform/crypto/keys'
import { UsageError } from '../arguments'
import { refuseReadableByOthers } from '../cloud-key'
import type { FoundFunction } from './cloud'
import { FUNCTION_VARIABLES } from './steps'

export type ShopKeys = Record<(typeof FUNCTION_VARIABLES)[number], string>

interface FoundKeys {
  keys: ShopKeys
  /** Of a change of keys that is under way: what is understood beside them, by variable. */
  others: Readonly<Record<string, string>>
  save(): boolean
}

const fileSchema = z.record(z.string(), z.string().min(1))

/**
 * The shop's keys: those that its functions have, else those of the file, else new ones. A key that data were sealed
 * with is never replaced by another one, so functions and file that disagree stop the deployment.
 * @returns `isNew` when the file was written just now, and has to be kept by a person; `save` writes it
 */
export function keysOf(file: string, functions: Iterable<FoundFunction>): FoundKeys {
  const kept = readKeys(file)
  const found = foundIn(functions)
  const keys = {} as ShopKeys // Filled below, name by name.
  for (const name of FUNCTION_VARIABLES) {
    const [inCloud, inFile] = [found[name], kept?.[name]]
    if (inCloud !== undefined && inFile !== undefined && inCloud !== inFile) {
      throw new UsageError(
        `${name} 在云函数里和 ${file} 里不一样。先弄清哪个是对的：换错了，已有的会员资料再也解不开。正在换密钥的话，先把 rotate-key 做完`,
      )
    }
    keys[name] = inCloud ?? inFile ?? randomBytes(32).toString('base64')
  }
  const isKept = kept !== null && FUNCTION_VARIABLES.every((name) => kept[name] === keys[name])
  return {
    keys,
    others: Object.fromEntries(Object.entries(kept ?? {}).filter(([name]) => name.endsWith(OTHER_KEY))),
    save: () => {
      // What the file says of a change of keys stays.
      if (!isKept) writeKeys(file, { ...kept, ...keys })
      return !isKept
    },
  }
}

function foundIn(functions: Iterable<FoundFunction>): Partial<ShopKeys> {
  const found: Partial<ShopKeys> = {}
  for (const { variables } of functions) {
    for (const name of FUNCTION_VARIABLES) {
      const value = variables[name]
      if (value === undefined || value === '') continue
      if (found[name] !== undefined && found[name] !== value) {
        throw new UsageError(
          `${name} 在几个云函数里不一样：正在换密钥就先把 rotate-key 做完，不是就在控制台改成同一个，再运行一次`,
        )
      }
      found[name] = value
    }
  }
  return found
}

/** The shop's keys by name, and of a change of keys that is under way how it stands; null where there is no file. */
export function readKeys(file: string): Readonly<Record<string, string>> | null {
  if (!fs.existsSync(file)) return null
  refuseReadableByOthers(file)
  const read = fileSchema.safeParse(JSON.parse(fs.readFileSync(file, 'utf8')))
  if (!read.success) throw new UsageError(`${file} does not hold keys by name`)
  return read.data
}

/** A key that is no longer used goes on opening the backups of its time. */
export function retireKey(file: string, { name, key, at }: { name: string; key: string; at: number }): void {
  const retired = file.replace(/\.json$/, '-retired.json')
  writeKeys(retired, { ...readKeys(retired), [`${name} ${new Date(at).toISOString()}`]: key })
}

/** Whole or not at all: a half-written file would look like other keys. */
export function writeKeys(file: string, keys: Readonly<Record<string, string>>): void {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(`${file}.new`, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 })
  fs.renameSync(`${file}.new`, file)
}
