import type { Entrance } from '#shared/growth/entrance/entrance'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader } from '../../../platform/db/db'

/** A picture of a mini-program code; `_id` is the `scene` that it carries. */
export interface CodePicture {
  _id: string
  /** Null until it is made. */
  fileId: string | null
  /** Since when somebody waits for it who cannot have it made; null or missing when nobody does. */
  wantedAt?: number | null
  at: number
}

const entrances = collection<Entrance>('entrances')
const pictures = collection<CodePicture>('code_pictures')

export const findEntrance = (reader: Reader, key: string) => reader.find(entrances, key)
export const findEntrances = (db: Db, keys: readonly string[]) => db.findMany(entrances, keys)
export const pageEntrances = (db: Db, afterId: string | null, limit: number) => db.page(entrances, { afterId, limit })
export const insertEntrance = (db: Db, entrance: Entrance) => db.insert(entrances, entrance)
export const changeEntrance = (db: Db, _id: string, set: Partial<Entrance>) =>
  db.updateWhere(entrances, { _id }, { set })

export const findPicture = (db: Db, scene: string) => db.find(pictures, scene)
export const insertPicture = (db: Db, picture: CodePicture) => db.insert(pictures, picture)
export const keepPicture = (db: Db, { _id, fileId, at }: CodePicture) =>
  db.updateWhere(pictures, { _id }, { set: { fileId, at, wantedAt: null } })
export const wantPicture = (db: Db, _id: string, wantedAt: number) =>
  db.updateWhere(pictures, { _id }, { set: { wantedAt } })
/** Those that somebody waits for, the longest first. */
export const listWantedPictures = (db: Db, limit: number) =>
  db.list(pictures, { where: { wantedAt: { gt: 0 } }, orderBy: [['wantedAt', 'asc']], limit })
