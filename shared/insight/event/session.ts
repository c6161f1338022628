import { type BusinessDay, businessDayOf } from '#shared/kernel/business-day'

/** One visit: what a member did without leaving the mini-program for longer than half an hour. */
export interface Session {
  /** `<member>:<session id of the phone>` */
  _id: string
  memberId: string
  /** The day on which it began. */
  day: BusinessDay
  startedAt: number
  /** From the first event to the last. */
  seconds: number
  pages: number
  events: number
  /** WeChat's number for where the visit came from; null when the phone did not say. */
  scene: number | null
  /** The key of the placement that was scanned or tapped. */
  entrance: string | null
}

export interface SessionEvent {
  name: string
  at: number
  props: Record<string, string | number | boolean>
}

/** Adds up the events of a session, whatever their order; at least one. */
export function sessionOf(ids: { memberId: string; sessionId: string }, events: readonly SessionEvent[]): Session {
  const times = events.map(({ at }) => at)
  const startedAt = Math.min(...times)
  const opened = events.filter(({ name }) => name === 'app.opened').sort((a, b) => a.at - b.at)[0]
  return {
    _id: `${ids.memberId}:${ids.sessionId}`,
    memberId: ids.memberId,
    day: businessDayOf(startedAt),
    startedAt,
    seconds: Math.round((Math.max(...times) - startedAt) / 1000),
    pages: events.filter(({ name }) => name === 'page.viewed').length,
    events: events.length,
    scene: typeof opened?.props.scene === 'number' ? opened.props.scene : null,
    entrance: typeof opened?.props.entrance === 'string' ? opened.props.entrance : null,
  }
}
