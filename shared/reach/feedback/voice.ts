import { addDays, type BusinessDay, weekdayOf } from '#shared/kernel/business-day'
import type { Feedback } from './feedback'
import { isLow } from './low-score'
import { type Word, wordsIn } from './words'

/** A week's figures of what members said, of one store or of the whole shop. */
export interface Voice {
  /** How many marks of each kind, from one to five. */
  scores: number[]
  /** What was tapped beside low marks, the most frequent first. */
  reasons: { reason: string; count: number }[]
  words: Word[]
  clerks: { staffId: string; count: number; sum: number; low: number }[]
  suggestions: number
  complaints: number
  tickets: number
  /** Somebody looked, or answered, before the clock ran out. */
  seenInTime: number
  answeredInTime: number
  answered: number
  /** What members said of the answer. */
  solved: number
  unsolved: number
}

/** What of a feedback the figures are made of. */
export type SaidInWeek = Pick<
  Feedback,
  'kind' | 'memberId' | 'staffId' | 'score' | 'reasons' | 'text' | 'ticket' | 'messages'
>

/** Weeks begin on Monday, in the shop's own days. */
export const mondayOf = (day: BusinessDay): BusinessDay => addDays(day, 1 - weekdayOf(day))

export function voiceOf(said: readonly SaidInWeek[]): Voice {
  const tickets = said.flatMap(({ ticket }) => ticket ?? [])
  const countOf = (kind: Feedback['kind']) => said.filter((each) => each.kind === kind).length
  return {
    scores: [1, 2, 3, 4, 5].map((score) => said.filter((each) => each.score === score).length),
    reasons: countedReasons(said),
    words: wordsIn(said.flatMap(textsOf)),
    clerks: clerksOf(said),
    suggestions: countOf('suggestion'),
    complaints: countOf('complaint'),
    tickets: tickets.length,
    seenInTime: tickets.filter(({ seenAt, seenDueAt }) => seenAt !== null && seenAt <= seenDueAt).length,
    answeredInTime: tickets.filter(
      ({ answeredAt, openedAt, answerDueAt }) =>
        answeredAt !== null && answeredAt >= openedAt && answeredAt <= answerDueAt,
    ).length,
    answered: tickets.filter(({ answeredAt }) => answeredAt !== null).length,
    solved: tickets.filter(({ isSolved }) => isSolved === true).length,
    unsolved: tickets.filter(({ isSolved }) => isSolved === false).length,
  }
}

/** The mean of the marks; null while there is none. */
export function meanScore(scores: readonly number[]): number | null {
  const count = scores.reduce((sum, each) => sum + each, 0)
  if (count === 0) return null
  return scores.reduce((sum, each, index) => sum + each * (index + 1), 0) / count
}

const textsOf = ({ memberId, text, messages }: SaidInWeek) =>
  [text, ...messages.filter(({ from }) => from === 'member').map((message) => message.text)]
    .filter((each) => each !== '')
    .map((each) => ({ memberId, text: each }))

function countedReasons(said: readonly SaidInWeek[]): Voice['reasons'] {
  const counts = new Map<string, number>()
  for (const reason of said.flatMap(({ reasons }) => reasons)) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((one, other) => other.count - one.count || (one.reason < other.reason ? -1 : 1))
}

function clerksOf(said: readonly SaidInWeek[]): Voice['clerks'] {
  const clerks = new Map<string, { count: number; sum: number; low: number }>()
  for (const { staffId, score } of said) {
    if (staffId === null || score === null) continue
    const before = clerks.get(staffId) ?? { count: 0, sum: 0, low: 0 }
    const low = before.low + (isLow(score) ? 1 : 0)
    clerks.set(staffId, { count: before.count + 1, sum: before.sum + score, low })
  }
  return [...clerks]
    .map(([staffId, figures]) => ({ staffId, ...figures }))
    .sort((one, other) => other.count - one.count || (one.staffId < other.staffId ? -1 : 1))
}
