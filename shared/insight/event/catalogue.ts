/** The latest that an event may arrive after it happened: a phone may have been without network as long as this. */
export const LATE_DAYS_MAX = 30
/** The roll-up may stand still this long before anything is lost: raw events stay that much longer than they may be late. */
export const ROLL_UP_DAYS_MAX = 15

/**
 * Every behavior event by name: who answers for it, what for, under which consent, and how long the raw record stays.
 * `necessary` events belong to running the service that the member asked for; all others need the consent named.
 * `act` says whether the member did something (`visit`) or something merely happened (`none`).
 */
export const EVENT_CATALOGUE = {
  'app.opened': {
    owner: 'member',
    purpose: 'count visits and where they come from',
    consent: 'necessary',
    keepDays: 180,
    act: 'visit',
    props: ['scene', 'entrance', 'version'],
  },
  'app.hidden': {
    owner: 'member',
    purpose: 'length of a session',
    consent: 'analytics',
    keepDays: 180,
    act: 'visit',
    props: ['seconds'],
  },
  'page.viewed': {
    owner: 'member',
    purpose: 'which pages help',
    consent: 'analytics',
    keepDays: 180,
    act: 'visit',
    props: ['page'],
  },
  'code.shown': {
    owner: 'staff',
    purpose: 'visits to a till that end without a purchase',
    consent: 'analytics',
    keepDays: 180,
    act: 'visit',
    props: [],
  },
  'calendar.browsed': {
    owner: 'check-in',
    purpose: 'interest in the check-in ladder',
    consent: 'analytics',
    keepDays: 180,
    act: 'visit',
    props: ['month'],
  },
  'tier.compared': {
    owner: 'tier',
    purpose: 'interest in higher tiers',
    consent: 'analytics',
    keepDays: 180,
    act: 'visit',
    props: [],
  },
  'request.failed': {
    owner: 'home',
    purpose: 'faults that members meet',
    consent: 'necessary',
    keepDays: 60,
    act: 'none',
    props: ['action', 'code', 'page', 'version'],
  },
  'app.failed': {
    owner: 'home',
    purpose: 'faults of the package itself: where it broke, never what was on the screen',
    consent: 'necessary',
    keepDays: 60,
    act: 'none',
    props: ['kind', 'page', 'error', 'place'],
  },
} as const satisfies Record<string, EventSpec>

/**
 * Stands for a batch of which nothing may be kept: it says how many there were and nothing of what they were, so that
 * what was withheld is not taken for lost. Written by the server; no phone may send it.
 */
export const WITHHELD = 'events.withheld'
export const WITHHELD_KEEP_DAYS = 60

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
  /** At least LATE_DAYS_MAX and ROLL_UP_DAYS_MAX together, so that nothing goes before it was rolled up. */
  keepDays: number
  act: 'visit' | 'none'
  props: readonly string[]
}
