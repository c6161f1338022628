import type { Template } from '#shared/loyalty/coupon/template'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

/** A template as it is kept. `digest` is that of the rules as they were applied, so that an edit by hand shows. */
export interface StoredTemplate extends Template {
  digest: string
  /** Who put the version in force, and when. */
  by: string
  at: number
  /** How many shards the stock has, for good; null until the template goes live. */
  shardCount: number | null
  /** The last change of state, with who and why. */
  stateChange: { by: string; note: string; at: number } | null
}

const templates = collection<StoredTemplate>('coupon_templates')

export const findTemplate = (reader: Reader, templateId: string) => reader.find(templates, templateId)
export const saveTemplate = (tx: Tx, template: StoredTemplate) => tx.save(templates, template)
export const findTemplates = (db: Db, ids: readonly string[]) => db.findMany(templates, ids)
export const listLiveTemplates = (db: Db, limit: number) =>
  db.list(templates, { where: { state: 'live' }, orderBy: [['_id', 'asc']], limit })
export const pageTemplates = (db: Db, afterId: string | null, limit: number) => db.page(templates, { afterId, limit })
