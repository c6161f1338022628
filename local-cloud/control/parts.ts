import * as z from 'zod'
import type { LocalCloud } from '../cloud'
import type { Runner } from '../runner/runner'
import type { Timers } from '../runner/timers'
import type { StatsKeeper } from './action-stats'
import type { FaultSwitches } from './fault-switches'
import { HttpError } from './http'
import type { People } from './people'
import type { PhoneCodes } from './phone-codes'
import type { Pushes } from './pushes'

/** What the control API steers. */
export interface CloudParts {
  cloud: LocalCloud
  runner: Runner
  timers: Timers
  people: People
  switches: FaultSwitches
  stats: StatsKeeper
  phoneCodes: PhoneCodes
  pushes: Pushes
  /** Fills an empty cloud with the demo shop; absent where there is none. */
  seedDemo?: () => Promise<void>
}

/** A request's body or query as the schema wants it. @throws HttpError 400 with what is wrong */
export function parsed<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value)
  if (!result.success) throw new HttpError(400, z.prettifyError(result.error))
  return result.data
}

/** Everything as at the start: no data, no people, real time, no faults, no warm instance. */
export async function resetAll({
  cloud,
  runner,
  people,
  switches,
  stats,
  phoneCodes,
  pushes,
}: CloudParts): Promise<void> {
  await runner.stopInstances('The local cloud was reset')
  cloud.reset()
  phoneCodes.serve(cloud.openapi)
  pushes.serve(cloud.openapi)
  switches.clear()
  people.clear()
  stats.clear()
  runner.log.clear()
}
