import type { ScoreModel } from '#shared/insight/score/model'
import type { SampleColumn } from '#shared/insight/score/sample'
import type { BusinessDay } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

/** A page of members from which a version is made. It is kept only until the version is finished. */
export interface SamplePage {
  /** `<version>:<number of the page>`, so that a page made twice is stored once. */
  _id: string
  version: number
  columns: Record<SampleColumn, number[]>
}

const models = collection<ScoreModel>('score_models')
const samples = collection<SamplePage>('score_samples')

const PAGES_MAX = 1000

export const modelId = (version: number) => `v${version}`

export const findModel = (db: Db, version: number) => db.find(models, modelId(version))
export const insertModel = (db: Db, model: ScoreModel) => db.insert(models, model)
export const listModels = (db: Db, beforeVersion: number, limit: number) =>
  db.list(models, { where: { version: { lt: beforeVersion } }, orderBy: [['version', 'desc']], limit })
export const findLatestModel = async (db: Db) => (await listModels(db, Number.MAX_SAFE_INTEGER, 1))[0] ?? null
/** The version that was in force on a day; null before the first. */
export const findModelOf = async (db: Db, day: BusinessDay): Promise<ScoreModel | null> => {
  const orderBy = [
    ['asOfDay', 'desc'],
    ['version', 'desc'],
  ] as const
  return (await db.list(models, { where: { asOfDay: { lte: day } }, orderBy, limit: 1 }))[0] ?? null
}

export const saveSamplePage = (db: Db, page: SamplePage) => db.save(samples, page)
export const listSamplePages = (db: Db, version: number) =>
  db.list(samples, { where: { version }, orderBy: [['_id', 'asc']], limit: PAGES_MAX })
export const removeSamplePages = (db: Db, version: number) => db.removeWhere(samples, { version: { lte: version } })
