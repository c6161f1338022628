import { type Condition, type Question, questionsOf } from './condition'

const WINDOW_DAYS_PER_POINT = 30

/** What asking it takes, in points: 1 for a look at a value, more for windows, which read a day after the other. */
export function costOf(condition: Condition): number {
  return questionsOf(condition).reduce((sum, question) => sum + costOfQuestion(question), 0)
}

function costOfQuestion(question: Question): number {
  switch (question.kind) {
    case 'performed':
      return windowCost(question.withinDays) * question.events.length
    case 'bought':
      return windowCost(question.withinDays)
    case 'lastPerformed':
      return 2 * question.events.length
    case 'bucket':
      return 2
    default:
      return 1
  }
}

function windowCost(days: number): number {
  return 1 + Math.ceil(days / WINDOW_DAYS_PER_POINT)
}
