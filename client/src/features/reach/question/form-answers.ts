import type { ActionInput, ActionOutput } from '../../../api/call'

export type AskedForm = ActionOutput<'question.getForm'>['form']
export type Asked = AskedForm['questions'][number]
export type Answer = ActionInput<'question.answer'>['answers'][number]

/** The figures of a mark, or of a scale of recommendation. */
export const figuresOf = ({ kind }: Asked): number[] =>
  kind === 'rating' ? [1, 2, 3, 4, 5] : Array.from({ length: 11 }, (_, figure) => figure)

export function isAnswered(answer: Answer | undefined): boolean {
  if (!answer) return false
  return answer.figure !== undefined || answer.day !== undefined || (answer.choices ?? []).length > 0
}

/** Of one choice the other takes its place; of several each is put in or taken out. */
export function withChoice({ kind, key }: Asked, answer: Answer | undefined, choice: string): Answer {
  const chosen = answer?.choices ?? []
  if (kind === 'choice') return { key, choices: [choice] }
  return { key, choices: chosen.includes(choice) ? chosen.filter((each) => each !== choice) : [...chosen, choice] }
}
