import type { BusinessDay } from '#shared/kernel/business-day'
import type { RequestMark } from '#shared/kernel/request-mark'
import { type Form, type Question, RATING_MAX, SCALE_MAX, type Sensitive } from './form'

/** What was said to one question: a figure, choices by their keys, or a day; exactly one of them. */
export interface Answer {
  key: string
  figure?: number | undefined
  choices?: string[] | undefined
  day?: BusinessDay | undefined
}

/** What a member answered to one form. `_id` is `<member>:<form>`; no answers are left when all were taken back. */
export interface Answered {
  _id: string
  memberId: string
  formKey: string
  /** As it was called when it was answered: the form may be gone. */
  formTitle: string
  at: number
  /** Null where they are sealed. */
  answers: SaidAnswer[] | null
  /** Of a sensitive form: all answers as sealed text; null otherwise. */
  answersSealed: string | null
  consent: { of: Sensitive; version: number; isGuardian: boolean; at: number } | null
  pointsPaid: number
  requests: RequestMark[]
}

/** With the words of that moment, so that what was said can be read without the form. */
export interface SaidAnswer extends Answer {
  text: string
  words: string
  /** The tags that it put on the member. */
  tags: string[]
}

export type AnswersDecision = { kind: 'refused' } | { kind: 'said'; answers: SaidAnswer[] }

/** Whether these answers fit the form; what may be skipped may be missing. */
export function decideAnswers({ questions }: Form, given: readonly Answer[]): AnswersDecision {
  const known = new Map(questions.map((question) => [question.key, question]))
  const said: SaidAnswer[] = []
  for (const answer of given) {
    const question = known.get(answer.key)
    const words = question && wordsOf(question, answer)
    if (!question || words === null || words === undefined) return { kind: 'refused' }
    // Asked once: a second answer to the same question is none.
    known.delete(answer.key)
    said.push({ ...answer, text: question.text, words, tags: tagsOf(question, answer) })
  }
  const missing = [...known.values()].some(({ isOptional }) => !isOptional)
  return missing || said.length === 0 ? { kind: 'refused' } : { kind: 'said', answers: said }
}

/** Null where the answer does not fit the question. */
function wordsOf({ kind, options }: Question, { figure, choices, day }: Answer): string | null {
  const parts = [figure, choices, day].filter((part) => part !== undefined)
  if (parts.length !== 1) return null
  switch (kind) {
    case 'rating':
      return figure !== undefined && figure >= 1 && figure <= RATING_MAX ? `${figure} / ${RATING_MAX}` : null
    case 'scale':
      return figure !== undefined && figure <= SCALE_MAX ? `${figure} / ${SCALE_MAX}` : null
    case 'date':
      return day ?? null
    default: {
      if (!choices || choices.length === 0 || (kind === 'choice' && choices.length > 1)) return null
      const texts = choices.map((key) => options.find((option) => option.key === key)?.text)
      const isTwice = new Set(choices).size < choices.length
      return isTwice || texts.includes(undefined) ? null : texts.join('、')
    }
  }
}

const tagsOf = ({ options }: Question, { choices = [] }: Answer): string[] =>
  options.flatMap(({ key, tag }) => (tag !== null && choices.includes(key) ? [tag] : []))

export const answeredId = (memberId: string, formKey: string) => `${memberId}:${formKey}`

/** What nobody has said anew for so long is not true any more. */
export const ANSWERS_KEPT_DAYS = 730
