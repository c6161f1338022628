import type { Incident } from '#shared/insight/incident/incident'
import { ALL, type Step } from '#shared/kernel/watched-step'

/** `opened`: nobody had seen it before, or it is there again. `worse`: more steps are concerned. `closed`: somebody says that it is over. */
export type TurnKind = 'opened' | 'worse' | 'closed'

/** What an address is told of an incident: which, what has become of it, and where it is. */
export interface IncidentTurn {
  id: string
  turn: TurnKind
  kind: Incident['kind']
  direction: Incident['direction']
  title: string
  text: string
  steps: readonly Step[]
  /** A store, a till, a band of amounts or a job; null where it is everywhere. */
  place: string | null
}

export interface Turned {
  /** Made of what has come about, so that it is told once. */
  name: string
  at: number
  turn: IncidentTurn
}

/** Longer ago than this it is no news any more, and is found on the desk. */
const NEWS_MS = 24 * 3_600_000

/** What has come about with an incident since a time: as it stands, so that what came and went between two looks is told in its order. */
export function turnsOf(incident: Incident, { since, now }: { since: number; now: number }): Turned[] {
  const { _id: id, kind, direction, title, text, steps, scope, openedAt, grownAt = 0, solvedAt } = incident
  const turn = { id, kind, direction, title, text, steps, place: scope === ALL ? null : scope }
  const turned = (of: TurnKind, at: number, mark = String(at)): Turned => ({
    name: `${id}:${of}:${mark}`,
    at,
    turn: { ...turn, turn: of },
  })
  return [
    turned('opened', openedAt),
    // Each time that it concerns more, and not each time that it is met.
    ...(grownAt > openedAt ? [turned('worse', grownAt, `${openedAt}:${steps.length}`)] : []),
    ...(solvedAt === null ? [] : [turned('closed', solvedAt)]),
  ].filter(({ at }) => at >= since && now - at <= NEWS_MS)
}
