import type { FoundBundles } from '#shared/insight/recommendation/bundles'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

const bundles = collection<FoundBundles>('goods_bundles')

export const findBundles = (db: Db) => db.find(bundles, 'latest')
/** Only the job that finds them writes them. */
export const saveBundles = (db: Db, found: FoundBundles) => db.save(bundles, found)
