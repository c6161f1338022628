import { businessDayOf } from '#shared/kernel/business-day'
import type { Context } from '../../../platform/context'
import { newId } from '../../../platform/ids'

/** Its name on the operator's computer may name a customer or a store; what it is, its first bytes say. */
const ENDING = /\.(csv|tsv|txt|xlsx|zip)$/i

/** Where the desk puts a file. Nobody can guess its name, and phones read nothing of the storage. */
export async function beginUpload({ cloud, now }: Context, { name }: { name: string }) {
  const [ending = ''] = ENDING.exec(name) ?? []
  return cloud.uploadAddressOf(`imports/${businessDayOf(now)}/${newId('imp')}${ending.toLowerCase()}`)
}
