/**
 * Every behavior event by name: who answers for it, what for, under which consent, and how long the raw record stays.
 * `necessary` events belong to running the service that the member asked for; all others need the consent named.
 */
export const EVENT_CATALOGUE = {
  'app.opened': {
    owner: 'member',
    purpose: 'count visits and where they come from',
    consent: 'necessary',
    keepDays: 180,
    props: ['scene', 'entrance'],
  },
  'app.hidden': {
    owner: 'member',
    purpose: 'length of a session',
    consent: 'analytics',
    keepDays: 180,
    props: ['seconds'],
  },
  'page.viewed': { owner: 'member', purpose: 'which pages help', consent: 'analytics', keepDays: 180, props: ['page'] },
  'code.shown': {
    owner: 'staff',
    purpose: 'visits to a till that end without a purchase',
    consent: 'analytics',
    keepDays: 180,
    props: [],
  },
  'calendar.browsed': {
    owner: 'check-in',
    purpose: 'interest in the check-in ladder',
    consent: 'analytics',
    keepDays: 180,
    props: ['month'],
  },
  'tier.compared': {
    owner: 'tier',
    purpose: 'interest in higher tiers',
    consent: 'analytics',
    keepDays: 180,
    props: [],
  },
  'request.failed': {
    owner: 'home',
    purpose: 'faults that members meet',
    consent: 'necessary',
    keepDays: 30,
    props: ['action', 'code'],
  },
} as const satisfies Record<string, EventSpec>

export type EventName = keyof typeof EVENT_CATALOGUE
export const EVENT_NAMES = Object.keys(EVENT_CATALOGUE) as EventName[]

/** The names of an event's properties; each value is a short text, a number or a flag. */
export type EventProps<N extends EventName> = Partial<
  Record<(typeof EVENT_CATALOGUE)[N]['props'][number], string | number | boolean>
>

interface EventSpec {
  owner: string
  purpose: string
  consent: 'necessary' | 'analytics'
  keepDays: number
  props: readonly string[]
}
