import fs from 'node:fs'
import path from 'node:path'
import readline from 'node:readline'
import * as z from 'zod'
import { PlainError } from '../../../local-cloud/plain-error'
import type { Say } from '../run-deployment'
import type { Documents, StoredDocument } from './documents'
import { fileOf, type Manifest, readManifest } from './manifest'

const AT_ONCE = 20
/** If one of these has a document, the environment holds a shop. */
const LEDGERS = ['members', 'accounts', 'entries', 'purchases']
const documentSchema = z.looseObject({ _id: z.string() })
const placeSchema = z.strictObject({ startedAt: z.int(), done: z.array(z.string()) })

interface RestoreOptions {
  folder: string
  envId: string
  /** Fingerprints of the keys that the environment's functions have. */
  keys: Manifest['keys']
  say: Say
}

/**
 * Puts a backup into an environment without a shop in it. If it is cut off, run it again: a note beside the backup says
 * which collections are done, and a document that is put twice is there once.
 * @throws PlainError where the environment holds another shop, or has other keys
 */
export async function restoreBackup(documents: Documents, options: RestoreOptions): Promise<Manifest> {
  const { folder, envId, keys, say } = options
  const manifest = readManifest(folder)
  const others = Object.keys(manifest.keys).filter((name) => manifest.keys[name] !== keys[name])
  if (others.length > 0) {
    throw new PlainError(`${envId} 的密钥和备份时不一样：${others.join('、')}。先用原来的密钥部署，否则手机号解不开`)
  }
  const note = path.join(folder, `restoring-${envId}.json`)
  const done = placeIn(note, manifest)
  if (done === null) await refuseShop(documents, envId)
  const finished = new Set(done)
  for (const collection of Object.keys(manifest.collections)) {
    writePlace(note, manifest, finished)
    if (finished.has(collection)) continue
    const count = await copyIn(documents, collection, fileOf(folder, collection))
    finished.add(collection)
    if (count > 0) say(`${collection}：${count} 条`)
  }
  fs.rmSync(note)
  return manifest
}

/** The collections that were done before it was cut off; null where nothing was begun. */
function placeIn(note: string, { startedAt }: Manifest): string[] | null {
  if (!fs.existsSync(note)) return null
  const place = placeSchema.parse(JSON.parse(fs.readFileSync(note, 'utf8')))
  return place.startedAt === startedAt ? place.done : null
}

function writePlace(note: string, { startedAt }: Manifest, done: ReadonlySet<string>): void {
  fs.writeFileSync(`${note}.new`, JSON.stringify({ startedAt, done: [...done] }))
  fs.renameSync(`${note}.new`, note)
}

async function refuseShop(documents: Documents, envId: string): Promise<void> {
  for (const collection of LEDGERS) {
    const [found] = await documents.page(collection, '', 1)
    if (found) throw new PlainError(`${envId} 里已经有一家店（${collection} 不是空的）：备份只放进空的环境`)
  }
}

async function copyIn(documents: Documents, collection: string, file: string): Promise<number> {
  let count = 0
  let waiting: StoredDocument[] = []
  const flush = async () => {
    await Promise.all(waiting.map((document) => documents.put(collection, document)))
    count += waiting.length
    waiting = []
  }
  for await (const line of readline.createInterface({ input: fs.createReadStream(file, 'utf8') })) {
    waiting.push(documentSchema.parse(JSON.parse(line)))
    if (waiting.length === AT_ONCE) await flush()
  }
  await flush()
  return count
}
