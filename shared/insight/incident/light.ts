import { PATH_TITLES, type Path, type Step, stepOf } from '#shared/kernel/watched-step'
import { type Incident, SAME_FOR_MS } from './incident'

/** Of a path that is passed or not; figures that have a target have lights of their own (`kernel/light`). */
export const PATH_LIGHTS = ['red', 'yellow', 'green'] as const
export type PathLight = (typeof PATH_LIGHTS)[number]

const HOUR_MS = 3_600_000
/** Met within this time it is wrong now: three looks of ten minutes, or one of a day. */
const MET_FOR_MS = { minutes: HOUR_MS / 2, days: SAME_FOR_MS.days, job: HOUR_MS / 2 } as const

type Lit = Pick<Incident, 'kind' | 'state' | 'seenAt' | 'solvedAt'> & { steps: readonly Step[] }

/**
 * How each path stands. It is red as soon as something is wrong on it, and yellow until that has not been met for a day, so
 * that a figure at the edge of its band does not go back and forth; who solves it has an hour to be wrong.
 */
export function lightsOf(incidents: readonly Lit[], now: number): { path: Path; light: PathLight }[] {
  return (Object.keys(PATH_TITLES) as Path[]).map((path) => {
    const own = incidents.filter(({ steps }) => steps.some((step) => stepOf(step).path === path))
    const lights = own.map((incident) => lightBy(incident, now))
    return { path, light: PATH_LIGHTS.find((light) => lights.includes(light)) ?? 'green' }
  })
}

function lightBy({ kind, state, seenAt, solvedAt }: Lit, now: number): PathLight {
  if (state === 'solved' || state === 'reviewed') return now - (solvedAt ?? seenAt) <= HOUR_MS ? 'yellow' : 'green'
  if (now - seenAt <= MET_FOR_MS[kind]) return 'red'
  return now - seenAt <= SAME_FOR_MS[kind] ? 'yellow' : 'green'
}
