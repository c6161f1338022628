import { DAY_MS } from '#shared/kernel/business-day'
import { ANSWERS_KEPT_DAYS } from '#shared/reach/question/answer'
import { promoterScore, resultsOf } from '#shared/reach/question/results'
import { questionRules } from '#shared/reach/question/rules'
import { forgetting } from '../../../platform/noun/forgetting'
import type { Job, JobContext } from '../../../platform/noun/job'
import { rulesInForce } from '../../base/settings/settings.face'
import { pageAnswered, removeAnsweredBefore, saveResult } from './answer.repository'
import { saidIn } from './said'

const KEPT_MS = ANSWERS_KEPT_DAYS * DAY_MS
const READ_SIZE = 1000
/** Of one form; beyond it the figures are of the first ones, in the order of ids. */
const ANSWERS_MAX = 20_000

export const countAnswersJob: Job = {
  name: 'count-answers',
  title: '汇总小问卷的回答',
  schedule: { kind: 'daily', at: '01:40' },
  async slice(context, checkpoint, budget) {
    const { forms } = await rulesInForce(context, questionRules)
    let done = typeof checkpoint?.done === 'number' ? checkpoint.done : 0
    let looked = 0
    while (done < forms.length && (looked === 0 || !budget.isSpent())) {
      const form = forms[done]
      if (form)
        looked += await countForm(context, form.key, form.purpose === 'nps' ? form.questions[0]?.key : undefined)
      done += 1
    }
    const isDone = done >= forms.length
    return { checkpoint: isDone ? null : { done }, isDone, looked, changed: done }
  },
}

/** Writes over the figures of the night before: doing it twice is doing it once. */
async function countForm({ db, now }: JobContext, formKey: string, scaleKey: string | undefined): Promise<number> {
  const all = []
  let afterId: string | null = null
  do {
    const page: Awaited<ReturnType<typeof pageAnswered>> = await pageAnswered(db, formKey, afterId, READ_SIZE)
    for (const document of page) {
      // What is sealed is counted, and opened for nobody here.
      const said = document.answersSealed === null ? saidIn(document) : null
      if (said === null || said.length > 0) all.push(said ?? [])
    }
    afterId = page.length < READ_SIZE ? null : (page.at(-1)?._id ?? null)
  } while (afterId !== null && all.length < ANSWERS_MAX)
  const figures = all.flatMap((said) => said.find(({ key }) => key === scaleKey)?.figure ?? [])
  const figuresOfAll = { answered: all.length, promoterScore: promoterScore(figures), results: resultsOf(all) }
  await saveResult(db, { _id: formKey, ...figuresOfAll, countedAt: now })
  return all.length
}

export const forgetAnswersJob = forgetting(
  { name: 'forget-answers', title: '清理两年前的问卷回答', schedule: { kind: 'daily', at: '04:55' } },
  [({ db, now }) => removeAnsweredBefore(db, now - KEPT_MS)],
)
