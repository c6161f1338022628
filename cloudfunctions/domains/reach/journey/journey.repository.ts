import { JOURNEYS_MAX, type Journey, type JourneyVersion, versionIdOf } from '#shared/reach/journey/journey'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'

const journeys = collection<Journey>('journeys')
const versions = collection<JourneyVersion>('journey_versions')

export const findJourney = (reader: Reader, id: string) => reader.find(journeys, id)
export const findJourneys = (db: Db, ids: readonly string[]) => db.findMany(journeys, ids)
export const saveJourney = (tx: Tx, journey: Journey) => tx.save(journeys, journey)
/** In the order of ids: there are few, and never more than these. */
export const listJourneys = (db: Db) => db.page(journeys, { afterId: null, limit: JOURNEYS_MAX })

export const findVersion = (reader: Reader, journeyId: string, version: number) =>
  reader.find(versions, versionIdOf(journeyId, version))
export const insertVersion = (tx: Tx, version: JourneyVersion) => tx.insert(versions, version)
