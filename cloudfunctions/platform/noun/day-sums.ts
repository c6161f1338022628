import type { BusinessDay } from '#shared/kernel/business-day'
import type { Db } from '../db/db'
import type { Noun } from './noun'

/** What a noun's own records say of a day, in sums alone, for the figures that a shop is run by. */
export interface DaySums {
  /** Whether what it says of a day may still be another thing when the day is over: it is then asked again for some weeks. */
  changesLater: boolean
  /** A few reads, however much there is of a day; a name that is missing is 0. No two nouns tell anything under one name. */
  sumDay(db: Db, day: BusinessDay): Promise<DayTold>
}

export interface DayTold {
  shop: Record<string, number>
  /** Of the stores of which something is known, by store: the same names. Missing where nothing belongs to a store. */
  stores?: ReadonlyMap<string, Record<string, number>>
}

/** The sums of all nouns. */
export async function daySumsOf(nouns: readonly Noun[]): Promise<DaySums[]> {
  const all = await Promise.all(nouns.map(({ daySums }) => daySums?.()))
  return all.flatMap((sums) => sums ?? [])
}
