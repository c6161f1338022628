export const PHOTOS_MAX = 3
/** WeChat answers a check within 30 minutes; after an hour it is asked again. */
export const ANSWER_LATE_MS = 60 * 60_000
/** After so many checks without an answer nobody sees the photo. */
export const ASKS_MAX = 3

/**
 * - `waiting`: WeChat has not been asked yet
 * - `checking`: it has, and its answer is pushed
 * - `passed`: whoever answers the member sees it
 * - `refused`, `unknown`: nobody ever sees it, because of the answer or because none came
 */
export const PHOTO_STATES = ['waiting', 'checking', 'passed', 'refused', 'unknown'] as const
export type PhotoState = (typeof PHOTO_STATES)[number]

/** A photo beside what a member wrote. `_id` is `<feedback>:<index>`. */
export interface Photo {
  _id: string
  feedbackId: string
  memberId: string
  fileId: string
  state: PhotoState
  /** Names the check, for WeChat alone; null while none is under way. */
  traceId: string | null
  asks: number
  /** When WeChat was asked last, or is to be asked; null once nothing is due. */
  dueAt: number | null
  at: number
}

/** What WeChat said of one photo. */
export type Verdict = 'pass' | 'risky' | 'review' | 'failed'

/** Only `pass` shows it: what a person ought to look at is looked at by nobody here. The same answer again changes nothing. */
export function decidePhoto(photo: Photo, verdict: Verdict, now: number): Photo | null {
  if (photo.state !== 'checking') return null
  if (verdict === 'failed') return askedInVain({ ...photo, traceId: null }, now)
  return { ...photo, state: verdict === 'pass' ? 'passed' : 'refused', traceId: null, dueAt: null }
}

/** WeChat has taken the photo: its answer is waited for. */
export const askedOf = (photo: Photo, traceId: string, now: number): Photo => ({
  ...photo,
  state: 'checking',
  traceId,
  asks: photo.asks + 1,
  dueAt: now + ANSWER_LATE_MS,
})

/** WeChat could not be asked, or has not answered: again later, a few times. */
export function askedInVain(photo: Photo, now: number): Photo {
  const asks = photo.state === 'waiting' ? photo.asks + 1 : photo.asks
  if (asks >= ASKS_MAX) return { ...photo, asks, state: 'unknown', traceId: null, dueAt: null }
  return { ...photo, asks, state: 'waiting', traceId: null, dueAt: now }
}

export const photoFolderOf = (memberId: string) => `feedback/${memberId}/`

/** Put there by this very member, by the folder that carries the member's id. */
export function isOwnPhoto(fileId: string, memberId: string): boolean {
  const path = fileId.split('/').slice(3).join('/')
  return path.startsWith(photoFolderOf(memberId)) && !path.includes('..')
}
