import { type Exposure, exposureIdOf } from '#shared/insight/experiment/experiment'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const exposures = collection<Exposure>('exposures')

export const findExposure = (reader: Reader, experimentId: string, memberId: string) =>
  reader.find(exposures, exposureIdOf(experimentId, memberId))
/** After it was looked for in the same transaction: of two at once one is turned away, and finds it. */
export const saveExposure = (tx: Tx, exposure: Exposure) => tx.save(exposures, exposure)
export const findExposures = (db: Db, experimentId: string, memberIds: readonly string[]) =>
  db.findMany(
    exposures,
    memberIds.map((memberId) => exposureIdOf(experimentId, memberId)),
  )
/** Of one experiment in the order of members. Index byExperiment. */
export const pageExposures = (db: Db, experimentId: string, afterId: string | null, limit: number) =>
  db.page(exposures, { where: { experimentId }, afterId, limit })
export const removeExposuresOf = (db: Db, memberIds: readonly string[]) =>
  db.removeWhere(exposures, { memberId: { in: memberIds } })
