import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

/** What a request id stands for. `_id` is the request id; the content is a keyed hash and tells nothing of anybody. */
export interface RegisteredRequest {
  _id: string
  content: string
  at: number
}

const requests = collection<RegisteredRequest>('requests')

export const findRequest = (db: Db, id: string) => db.find(requests, id)
export const insertRequest = (db: Db, request: RegisteredRequest) => db.insert(requests, request)
export const removeRequest = (db: Db, id: string) => db.removeWhere(requests, { _id: id })
export const removeRequestsBefore = (db: Db, at: number) => db.removeWhere(requests, { at: { lt: at } })
