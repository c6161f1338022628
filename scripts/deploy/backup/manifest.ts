import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { OTHER_KEY } from '../../../cloudfunctions/platform/crypto/keys'
import { PlainError } from '../../../local-cloud/plain-error'
import { FUNCTION_VARIABLES } from '../steps'

const manifestSchema = z.strictObject({
  format: z.literal(1),
  envId: z.string(),
  commit: z.string(),
  /** Epoch ms of the first and of the last read. */
  startedAt: z.int(),
  endedAt: z.int(),
  /** Which keys the data are sealed with, not the keys. */
  keys: z.record(z.string(), z.string()),
  collections: z.record(z.string(), z.strictObject({ documents: z.int(), sha256: z.string() })),
})

export type Manifest = z.infer<typeof manifestSchema>

export const fileOf = (folder: string, collection: string) => path.join(folder, `${collection}.jsonl`)
const manifestFile = (folder: string) => path.join(folder, 'backup.json')

export function writeManifest(folder: string, manifest: Manifest): void {
  fs.writeFileSync(manifestFile(folder), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
}

/** @throws PlainError where the folder holds no finished backup, or a file of it is not what was written */
export function readManifest(folder: string): Manifest {
  if (!fs.existsSync(manifestFile(folder))) throw new PlainError(`${folder} 里没有做完的备份`)
  const read = manifestSchema.safeParse(JSON.parse(fs.readFileSync(manifestFile(folder), 'utf8')))
  if (!read.success) throw new PlainError(`${folder} 的备份清单读不懂：${z.prettifyError(read.error)}`)
  for (const [collection, { sha256 }] of Object.entries(read.data.collections)) {
    if (digestOfFile(fileOf(folder, collection)) !== sha256)
      throw new PlainError(`备份里的 ${collection} 被改过或者不全`)
  }
  return read.data
}

/** In parts: the ledger of a large shop does not fit into memory. */
export function digestOfFile(file: string): string {
  const hash = createHash('sha256')
  const buffer = Buffer.alloc(1024 * 1024)
  const handle = fs.openSync(file, 'r')
  try {
    for (let read = fs.readSync(handle, buffer); read > 0; read = fs.readSync(handle, buffer)) {
      hash.update(buffer.subarray(0, read))
    }
  } finally {
    fs.closeSync(handle)
  }
  return hash.digest('hex')
}

/** What names a key without telling it. */
export function fingerprintsOf(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  // While a key is changed some of it is sealed with the one, some with the other.
  const names = FUNCTION_VARIABLES.flatMap((name) => [name, `${name}${OTHER_KEY}`])
  const known = names.flatMap((name) => {
    const key = variables[name]
    return key === undefined || key === ''
      ? []
      : [[name, createHash('sha256').update(`changlai ${key}`).digest('hex').slice(0, 12)]]
  })
  return Object.fromEntries(known)
}
