import type { BusinessDay } from '#shared/kernel/business-day'

/** One visit and where it came from. `_id` is `<member>:<touch id>`: told again, it is the same visit. */
export interface Touch {
  _id: string
  memberId: string
  sessionId: string
  /** Frozen when it was told: re-pointing an entrance changes no past visit. */
  channel: string
  /** The entrance; null without one. */
  key: string | null
  /** The entrance's store, and whether it hangs inside. */
  storeId: string | null
  isInStore: boolean
  /** WeChat's scene number. */
  scene: number | null
  referrerAppId: string | null
  /** Keyed hashes; null where unknown. */
  device: string | null
  network: string | null
  /** When it happened, by the server's clock, and the day of that. */
  at: number
  day: BusinessDay
  receivedAt: number
}
