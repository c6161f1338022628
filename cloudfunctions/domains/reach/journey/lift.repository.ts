import { JOURNEYS_MAX } from '#shared/reach/journey/journey'
import type { Lift } from '#shared/reach/journey/lift'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

const lifts = collection<Lift>('journey_lifts')

export const findLift = (db: Db, journeyId: string) => db.find(lifts, journeyId)
export const saveLift = (db: Db, lift: Lift) => db.save(lifts, lift)
/** Of journeys that somebody has entered: never more than there are journeys. */
export const listLifts = (db: Db) => db.page(lifts, { afterId: null, limit: JOURNEYS_MAX })
