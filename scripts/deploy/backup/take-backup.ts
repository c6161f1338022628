import fs from 'node:fs'
import { PlainError } from '../../../local-cloud/plain-error'
import type { Say } from '../run-deployment'
import type { Documents } from './documents'
import { digestOfFile, fileOf, type Manifest, writeManifest } from './manifest'

const PAGE = 200

interface BackupOptions {
  /** Must not exist: it appears when the backup is whole. */
  folder: string
  collections: readonly string[]
  envId: string
  commit: string
  keys: Manifest['keys']
  now(): number
  say: Say
}

/**
 * Every document of every collection, a line each, page by page. Reads only. It is no picture of one instant: what is
 * written meanwhile may be half in it, so it is taken while the shop is closed.
 */
export async function takeBackup(documents: Documents, options: BackupOptions): Promise<Manifest> {
  const { folder, envId, commit, keys, now, say } = options
  if (fs.existsSync(folder)) throw new PlainError(`${folder} 已经有了，换一个文件夹`)
  const unfinished = `${folder}.part`
  fs.rmSync(unfinished, { recursive: true, force: true })
  fs.mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  const startedAt = now()
  const collections: Manifest['collections'] = {}
  for (const collection of options.collections) {
    const file = fileOf(unfinished, collection)
    const count = await copyOut(documents, collection, file)
    collections[collection] = { documents: count, sha256: digestOfFile(file) }
    if (count > 0) say(`${collection}：${count} 条`)
  }
  const manifest: Manifest = { format: 1, envId, commit, startedAt, endedAt: now(), keys, collections }
  writeManifest(unfinished, manifest)
  fs.renameSync(unfinished, folder)
  return manifest
}

async function copyOut(documents: Documents, collection: string, file: string): Promise<number> {
  fs.writeFileSync(file, '', { mode: 0o600 })
  let count = 0
  for (let afterId = ''; ; ) {
    const page = await documents.page(collection, afterId, PAGE)
    fs.appendFileSync(file, page.map((document) => `${JSON.stringify(document)}\n`).join(''))
    count += page.length
    const last = page.at(-1)
    if (!last || page.length < PAGE) return count
    afterId = last._id
  }
}
