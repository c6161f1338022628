import { businessDayOf, DAY_MS } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import { newId } from '../../../platform/ids'
import { noteUpload } from './import-upload.repository'

/** Its name on the operator's computer may name a customer or a store; what it is, its first bytes say. */
const ENDING = /\.(csv|tsv|txt|xlsx|zip)$/i

/** As long as somebody may want to correct it. */
const KEEP_FILE_MS = 30 * DAY_MS

/** Where the desk puts a file. Nobody can guess its name, and phones read nothing of the storage. */
export async function beginUpload({ db, cloud, now }: Context, { name }: { name: string }) {
  const [ending = ''] = ENDING.exec(name) ?? []
  const address = await cloud.uploadAddressOf(`imports/${businessDayOf(now)}/${newId('imp')}${ending.toLowerCase()}`)
  // Noted before anything is put there: many a file is looked at and never imported.
  await noteUpload(db, { _id: address.fileId, untilAt: now + KEEP_FILE_MS })
  return address
}
