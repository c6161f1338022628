import type { SaidAnswer } from './answer'

/** What all answers to one question come to. */
export interface QuestionResult {
  key: string
  text: string
  answered: number
  /** By figure or by option, as members read it. */
  counts: { words: string; count: number }[]
  /** Of figures; null where there are none. */
  mean: number | null
}

/** So few could be recognized by what they chose. */
export const SHOWN_MIN = 5

interface Tally {
  text: string
  figures: number[]
  counts: Map<string, number>
  answered: number
}

/** Counts of each question, in the order in which they were met; of choices each is counted for itself. */
export function resultsOf(all: readonly (readonly SaidAnswer[])[]): QuestionResult[] {
  const questions = new Map<string, Tally>()
  for (const answer of all.flat()) {
    const known: Tally = questions.get(answer.key) ?? { text: answer.text, figures: [], counts: new Map(), answered: 0 }
    questions.set(answer.key, known)
    known.answered += 1
    if (answer.figure !== undefined) known.figures.push(answer.figure)
    for (const words of answer.words.split('、')) known.counts.set(words, (known.counts.get(words) ?? 0) + 1)
  }
  return [...questions].map(([key, { text, figures, counts, answered }]) => ({
    ...{ key, text, answered },
    counts: [...counts].map(([words, count]) => ({ words, count })).sort((a, b) => b.count - a.count),
    mean: figures.length === 0 ? null : figures.reduce((sum, each) => sum + each, 0) / figures.length,
  }))
}

/**
 * Net promoter score: of 0–10 the share of 9 and 10 less that of 0 to 6, −100 to 100 (Reichheld, 2003). Null without
 * an answer.
 */
export function promoterScore(figures: readonly number[]): number | null {
  if (figures.length === 0) return null
  const promoters = figures.filter((figure) => figure >= 9).length
  const detractors = figures.filter((figure) => figure <= 6).length
  return Math.round(((promoters - detractors) / figures.length) * 100)
}
