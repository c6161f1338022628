import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import { memberIdOf } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'
import { anAnswered, openForms, TASTE } from './forms'

const DAY_MS = 86_400_000

/** What the kill matrix of jobs finds here. */
export const questionJobCases = (openedShop: () => Shop): JobKillCase[] => [
  {
    job: 'count-answers',
    when: 'two members have answered a form',
    prepare: () => {
      const { database, clock } = openedShop()
      openForms(openedShop(), [TASTE])
      for (const number of [1, 2]) database.put('question_answers', anAnswered(memberIdOf(number), clock.now()))
    },
  },
  {
    job: 'forget-answers',
    when: 'one was given more than two years ago, and one just now',
    prepare: () => {
      const { database, clock } = openedShop()
      database.put('question_answers', anAnswered(memberIdOf(1), clock.now() - 731 * DAY_MS))
      database.put('question_answers', anAnswered(memberIdOf(2), clock.now()))
    },
  },
]
