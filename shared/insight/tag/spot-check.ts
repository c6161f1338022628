import { shareInterval } from '#shared/kernel/share-interval'

/** Clerks are asked whether a tag is right, for some members at the scan, until enough have answered. */
export const CHECK_ANSWERS = ['right', 'wrong', 'unsure'] as const
export type CheckAnswer = (typeof CHECK_ANSWERS)[number]

/** As many as tell a share to about 12 points either way. */
export const CHECK_SIZE = 60
/** A check ends here as well where clerks are mostly unsure. */
export const CHECK_ASKED_MAX = 3 * CHECK_SIZE
export const CHECK_TAGS_MAX = 20

export type CheckCounts = Readonly<Record<CheckAnswer, number>>

export const noAnswers = (): CheckCounts => ({ right: 0, wrong: 0, unsure: 0 })

export const withAnswer = (counts: CheckCounts, answer: CheckAnswer): CheckCounts => ({
  ...counts,
  [answer]: counts[answer] + 1,
})

export const isCheckOver = ({ right, wrong, unsure }: CheckCounts): boolean =>
  right + wrong >= CHECK_SIZE || right + wrong + unsure >= CHECK_ASKED_MAX

/**
 * The share of answers that say "right" among those that were sure, in percent with one decimal, with Wilson's interval at
 * 95 %. Null while nobody was sure.
 */
export function shareRight({ right, wrong }: CheckCounts): { percent: number; from: number; to: number } | null {
  const looked = right + wrong
  const interval = shareInterval(right, looked)
  return interval && { percent: percent(right / looked), from: percent(interval.from), to: percent(interval.to) }
}

const percent = (share: number): number => Math.round(share * 1000) / 10

/** Which of the tags that a member carries is asked: the one whose turn it is by the member's place among all, so that none is preferred. */
export function tagToAsk(carried: readonly string[], asked: readonly string[], turn: number): string | null {
  const possible = asked.filter((key) => carried.includes(key))
  return possible[turn % possible.length] ?? null
}
