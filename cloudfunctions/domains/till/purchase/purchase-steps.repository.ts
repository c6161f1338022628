import { amountBand, partKey } from '#shared/kernel/watched-step'
import type { Purchase } from '#shared/till/purchase/purchase'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'
import { listSince, type ReadingSpan } from '../../../platform/db/written-since'
import { type StepSource, toStepPage } from '../../../platform/noun/step-source'

const purchases = collection<Purchase>('purchases')

/** In the order of their sale, for whoever counts each once. */
export const listSoldSince = (db: Db, reading: ReadingSpan) => listSince(db, purchases, { field: 'at' }, reading)

/**
 * Purchases as they come in, also those that are given back later: the step was passed. Late sales and what a file brings
 * stand at the time of their sale, behind the place of reading: figures of days count them, this does not.
 */
export const purchaseSteps: StepSource = {
  name: 'purchases',
  async listPassed(db, reading) {
    const page = await listSoldSince(db, reading)
    return toStepPage(page, reading, {
      writtenAt: ({ at }) => at,
      toPassed({ source, at, storeId, amountFen, till }) {
        if (source !== 'till') return []
        const parts = [partKey('store', storeId), partKey('amount', amountBand(amountFen))]
        return [{ step: 'confirm', at, parts: till ? [...parts, partKey('till', storeId)] : parts }]
      },
    })
  },
}
