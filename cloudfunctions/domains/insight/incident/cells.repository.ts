import type { HourDay, StepDay } from '#shared/insight/incident/cells'
import type { BusinessDay } from '#shared/kernel/business-day'
import { collection } from '../../../platform/db/collection'
import type { Db, Reader, Tx } from '../../../platform/db/db'
import type { Position } from '../../../platform/db/written-since'

/** How far a source of steps has been read; `_id` is its name. Written together with what was counted up to there. */
export interface StepReading extends Position {
  _id: string
}

const readings = collection<StepReading & { _id: string }>('watch_readings')
const stepDays = collection<StepDay>('watch_cells')
const hourDays = collection<HourDay>('watch_hours')

export const findReading = (reader: Reader, source: string) => reader.find(readings, source)
export const saveReading = (tx: Tx, reading: StepReading) => tx.save(readings, reading)
export const findStepDay = (reader: Reader, id: string) => reader.find(stepDays, id)
export const saveStepDay = (tx: Tx, stepDay: StepDay) => tx.save(stepDays, stepDay)
export const findStepDays = (db: Db, ids: readonly string[]) => db.findMany(stepDays, ids)
export const findHourDays = (db: Db, days: readonly BusinessDay[]) => db.findMany(hourDays, days)
export const saveHourDay = (db: Db, hourDay: HourDay) => db.save(hourDays, hourDay)
/** Ids begin with their day. */
export const removeStepDaysBefore = (db: Db, day: BusinessDay) => db.removeWhere(stepDays, { _id: { lt: day } })
export const removeHourDaysBefore = (db: Db, day: BusinessDay) => db.removeWhere(hourDays, { _id: { lt: day } })
