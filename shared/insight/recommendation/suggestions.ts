import type { BoughtProduct } from './history'
import type { Liked } from './likeness'

/** What could be suggested to a member, made in the night: ten times what is shown, since goods go off sale by day. */
export interface Suggestions {
  /** The member’s id, or `EVERYBODY`. */
  _id: string
  /** Most often bought first; of everybody empty. */
  again: BoughtProduct[]
  /** Best first. Of everybody: what sells best. */
  mayLike: (Pick<Liked, 'key'> & { because: string | null })[]
  /** Keys that the member does not want to see here. */
  unwanted: string[]
  /** Those of records that were merged into this one, which keep them for themselves; missing where there are none. */
  unwantedByMerged?: string[]
  madeAt: number
}

/** Whose suggestions those of whoever has none of their own are. No member has such an id. */
export const EVERYBODY = '*'

export const AGAIN_KEPT = 20
export const LIKED_KEPT = 30
export const UNWANTED_MAX = 100

export const noSuggestions = (_id: string): Suggestions => ({ _id, again: [], mayLike: [], unwanted: [], madeAt: 0 })

/** The product is not suggested any more; the oldest of too many wishes is let go. */
export function withUnwanted(suggestions: Suggestions, key: string): Suggestions {
  const others = suggestions.unwanted.filter((each) => each !== key)
  return { ...suggestions, unwanted: [...others, key].slice(-UNWANTED_MAX) }
}

/** Two records are one person’s: what either did not want is not wanted. */
export const isUnwanted = ({ unwanted, unwantedByMerged = [] }: Suggestions, key: string): boolean =>
  unwanted.includes(key) || unwantedByMerged.includes(key)

/** What is left of a record that was merged: its own wishes, for when it is parted again. Null where it had none. */
export const onlyWishes = ({ _id, unwanted, madeAt }: Suggestions): Suggestions | null =>
  unwanted.length > 0 ? { ...noSuggestions(_id), unwanted, madeAt } : null
