import { businessDayOf, DAY_MS } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import { newId } from '../../../platform/ids'

/** Its name on the operator's computer may name a customer or a store; what it is, its first bytes say. */
const ENDING = /\.(csv|tsv|txt|xlsx|zip)$/i

const FROM_DESK = /\/imports\/\d{4}-\d{2}-\d{2}\/imp_\w+(\.\w+)?$/
const KEEP_FILE_MS = 30 * DAY_MS

/** Until when a file is kept that the desk has uploaded; null for one that an operator has put into the storage. */
export const fileUntil = (fileId: string, now: number): number | null =>
  FROM_DESK.test(fileId) ? now + KEEP_FILE_MS : null

/** Where the desk puts a file. Nobody can guess its name, and phones read nothing of the storage. */
export async function beginUpload({ cloud, now }: Context, { name }: { name: string }) {
  const [ending = ''] = ENDING.exec(name) ?? []
  return cloud.uploadAddressOf(`imports/${businessDayOf(now)}/${newId('imp')}${ending.toLowerCase()}`)
}
