import type { Answered, SaidAnswer } from '#shared/reach/question/answer'
import { seal, unseal } from '../../../platform/crypto/field-cipher'

const ANSWERS_FIELD = 'answers'

/** What was said, opened where it is sealed. */
export function saidIn({ _id, answers, answersSealed }: Answered): SaidAnswer[] {
  if (answersSealed === null) return answers ?? []
  // It was sealed by this file, from answers that had passed the form.
  return JSON.parse(unseal(ANSWERS_FIELD, _id, answersSealed)) as SaidAnswer[]
}

/** The same document with other answers, sealed as it was. */
export function withSaid(document: Answered, said: readonly SaidAnswer[], isSealed: boolean): Answered {
  if (!isSealed) return { ...document, answers: [...said], answersSealed: null }
  return { ...document, answers: null, answersSealed: seal(ANSWERS_FIELD, document._id, JSON.stringify(said)) }
}

/** As members and whoever answers them read it. */
export const linesOf = (document: Answered) =>
  saidIn(document).map(({ key, text, words }) => ({
    ...{ formKey: document.formKey, formTitle: document.formTitle, questionKey: key },
    ...{ text, words, at: document.at },
  }))
