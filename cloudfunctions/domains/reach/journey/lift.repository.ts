import type { Lift } from '#shared/reach/journey/lift'
import { collection } from '../../../platform/db/collection'
import type { Db } from '../../../platform/db/db'

const lifts = collection<Lift>('journey_lifts')

export const findLift = (db: Db, journeyId: string) => db.find(lifts, journeyId)
export const saveLift = (db: Db, lift: Lift) => db.save(lifts, lift)
