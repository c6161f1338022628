import { type Condition, LOOK_BACK_DAYS_MAX, type Question, questionsOf } from './condition'

/** What has to be read before conditions can be asked: nothing that none of them asks for. */
export interface Needs {
  scores: boolean
  /** How many days of tallies and of purchases, today included; 0 is none. */
  activityDays: number
  purchaseDays: number
}

export function needsOf(conditions: readonly Condition[]): Needs {
  const questions = conditions.flatMap(questionsOf)
  return {
    scores: questions.some(({ kind }) => kind === 'score' || kind === 'group' || kind === 'stage'),
    activityDays: Math.max(0, ...questions.map(activityDaysOf)),
    purchaseDays: Math.max(0, ...questions.map((question) => (question.kind === 'bought' ? question.withinDays : 0))),
  }
}

function activityDaysOf(question: Question): number {
  if (question.kind === 'performed') return question.withinDays
  return question.kind === 'lastPerformed' ? LOOK_BACK_DAYS_MAX : 0
}
