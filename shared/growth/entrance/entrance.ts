import { ID_ALPHABET } from '#shared/kernel/id-alphabet'
import { bareCode } from '#shared/kernel/typed-text'

/** Where a code or a link was placed. */
export const PLACEMENTS = ['door', 'table', 'parcel', 'article', 'advert', 'live', 'share', 'other'] as const
export type Placement = (typeof PLACEMENTS)[number]

/** Placements inside a store: whoever scans one of them stands there. */
export const IN_STORE: readonly Placement[] = ['door', 'table']

/** Pages that an entrance may lead to; the phone knows their addresses. */
export const TARGETS = ['home', 'check-in', 'coupons', 'coupon-centre', 'code', 'invite'] as const
export type Target = (typeof TARGETS)[number]

/** One placement. What is printed is its key alone, so that everything else can be changed afterwards. */
export interface Entrance {
  /** The key: 8 characters of the id alphabet, in which no two look alike. */
  _id: string
  title: string
  placement: Placement
  /** What it is counted under; several entrances may share one. */
  channel: string
  /** What it was counted under before, oldest first, at most EARLIER_MAX; missing where it never changed. */
  earlier?: EarlierChannel[]
  storeId: string | null
  target: Target
  /** A closed one still opens the mini-program, at home, and is still counted. */
  isOpen: boolean
  /** The clerk whose own code it is: whoever joins by it is theirs. Missing for one of the shop's. */
  staffId?: string
  requestId: string
  by: string
  createdAt: number
  updatedAt: number
}

export interface EarlierChannel {
  channel: string
  untilAt: number
}

const EARLIER_MAX = 20

/** What it has been counted under, when it is counted under another channel from now on. */
export function withEarlier(
  { channel, earlier = [] }: Pick<Entrance, 'channel' | 'earlier'>,
  now: number,
): EarlierChannel[] {
  return [...earlier, { channel, untilAt: now }].slice(-EARLIER_MAX)
}

/** What it was counted under at an instant. */
export function channelAt({ channel, earlier = [] }: Pick<Entrance, 'channel' | 'earlier'>, at: number): string {
  return earlier.find(({ untilAt }) => at < untilAt)?.channel ?? channel
}

export const ENTRANCE_KEY_LENGTH = 8
const KEY = new RegExp(`^[${ID_ALPHABET}]{${ENTRANCE_KEY_LENGTH}}$`)

/** Reads a key from a code or from what a person typed; null for what cannot be one. */
export function readEntranceKey(text: string | null | undefined): string | null {
  const key = bareCode(text ?? '')
  return KEY.test(key) ? key : null
}

/** In front of an inviter's code in `scene`, where there is room for one word only. */
export const INVITER_PREFIX = 'i.'
export const SCENE_TEXT = /^[\dA-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/
