import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

/** A file that the desk puts into the storage, noted before: it names customers, and is removed whatever is made of it. */
export interface Upload {
  /** The file's id. */
  _id: string
  /** When it is removed. */
  untilAt: number
}

const uploads = collection<Upload>('import_uploads')

export const noteUpload = (db: Db, upload: Upload) => db.insert(uploads, upload)
export const listOldUploads = (db: Db, now: number, limit: number) =>
  db.list(uploads, { where: { untilAt: { lt: now } }, orderBy: [['untilAt', 'asc']], limit })
export const forgetUpload = (db: Db, _id: string) => db.removeWhere(uploads, { _id })
