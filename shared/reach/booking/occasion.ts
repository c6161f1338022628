export const PLACES_MAX = 300
/** More would wait for what they will hardly get. */
export const WAITING_MAX = 50
/** So many places at a time are given to those who wait, because all of it is one transaction. */
export const MOVED_AT_ONCE = 10
/** So many bookings ahead has one person, so that nobody takes a place in everything and comes to nothing. */
export const AHEAD_MAX = 10

/**
 * A tasting, a class: something that a store does at a time, with a number of places. `over` when its day has passed and
 * who stayed away is known.
 */
export type OccasionStatus = 'planned' | 'calledOff' | 'over'

export interface Occasion {
  _id: string
  title: string
  text: string
  /** Within the store: 二楼. */
  place: string
  storeId: string
  /** The drawing at the top of its page. */
  picture: OccasionPicture
  startsAt: number
  endsAt: number
  places: number
  /** Whom it is for; null for everybody. */
  tierKeys: string[] | null
  /** From when to when one may sign up, and until when a place can be given back. */
  opensAt: number
  closesAt: number
  cancelUntilAt: number
  status: OccasionStatus
  calledOff: { at: number; reason: string } | null
  /** Places that are given out, and how many of those people came. */
  taken: number
  attended: number
  /** Bookings that wait, first those who are next. */
  waiting: string[]
  /** The number of the newest booking. */
  lastNumber: number
  /** When time or place were last changed after somebody may have read them; null when they never were. */
  movedAt: number | null
  /** The newest change that those who have something here are told of; missing: there was none. */
  news?: OccasionNews | null
  /** Since when some of them have still to be told; null or missing: none has. */
  untoldSince?: number | null
  version: number
  savedAt: number
}

/** What became of an occasion that people had signed up for already. */
export interface OccasionNews {
  kind: 'moved' | 'calledOff'
  /** The version of the occasion that it came with. */
  version: number
  /** The number of the newest booking by then: whoever signed up later has read it as it is now. */
  upTo: number
}

export const OCCASION_PICTURES = ['pot', 'cup', 'leaf', 'book'] as const
export type OccasionPicture = (typeof OCCASION_PICTURES)[number]

/**
 * `booked`: has a place. `waiting`: is next when one becomes free. `cancelled`: given back. `attended`, `absent`: known on
 * the day. `unserved`: waited, and none became free.
 */
export const BOOKING_STATES = ['booked', 'waiting', 'cancelled', 'attended', 'absent', 'unserved'] as const
export type BookingState = (typeof BOOKING_STATES)[number]

export interface Booking {
  /** `<occasion>:<member>`: one for each person and occasion. */
  _id: string
  occasionId: string
  memberId: string
  state: BookingState
  /** In the order of signing up; a new one when somebody signs up again. */
  number: number
  bookedAt: number
  changedAt: number
  /** When a place became free for whoever waited. */
  movedUpAt: number | null
  attendedAt: number | null
  /** Who let the member in. */
  staffId: string | null
  /**
   * Given up because the same person has another one here, under a record that was merged; what it was, and the booking that
   * stands for both. Null or missing: it was not.
   */
  aside?: { state: 'booked' | 'waiting'; by: string } | null
  /** The newest version of the occasion's news that the member was told of; missing: none. */
  toldVersion?: number
  /** The newest requests that changed it, so that one of them sent again changes nothing. */
  requests: string[]
}

/** What other nouns see of an occasion at which a person has something. */
export type OwnOccasion = Pick<Occasion, '_id' | 'title' | 'startsAt' | 'place' | 'status' | 'news' | 'calledOff'> & {
  storeName: string | null
  state: BookingState
}

/** More than a phone has under way at a time. */
export const REQUESTS_KEPT = 8

export const bookingIdOf = (occasionId: string, memberId: string) => `${occasionId}:${memberId}`

export const isHeld = ({ state }: Pick<Booking, 'state'>): boolean => state === 'booked' || state === 'waiting'

/** Whether the newest change concerns a booking, and its member has not been told of it. */
export const isUntold = (
  { news }: Pick<Occasion, 'news'>,
  { state, number, toldVersion = 0 }: Pick<Booking, 'state' | 'number' | 'toldVersion'>,
): boolean => Boolean(news) && isHeld({ state }) && number <= (news?.upTo ?? 0) && toldVersion < (news?.version ?? 0)

/** Until when it can be given back: until it begins by whoever had signed up before it was moved. */
export const cancelUntil = (
  { startsAt, cancelUntilAt, news }: Pick<Occasion, 'startsAt' | 'cancelUntilAt' | 'news'>,
  held: Pick<Booking, 'state' | 'number'> | null,
): number => {
  const isFree = held !== null && (held.state === 'waiting' || (news?.kind === 'moved' && held.number <= news.upTo))
  return isFree ? startsAt : cancelUntilAt
}

export const placesLeft = ({ places, taken, waiting }: Pick<Occasion, 'places' | 'taken' | 'waiting'>): number =>
  waiting.length > 0 ? 0 : Math.max(0, places - taken)
