import type { Feedback } from '#shared/reach/feedback/feedback'
import { openTicket, withTicket } from '#shared/reach/feedback/feedback'
import type { Photo } from '#shared/reach/feedback/photo'
import { defaultFeedbackRules } from '#shared/reach/feedback/rules'
import type { JobKillCase } from '../../../../testing/job-kill-matrix'
import { memberIdOf } from '../../../../testing/put-ledger'
import type { Shop } from '../../../../testing/shop'

const DAY_MS = 86_400_000

/** As its member's own act would have left it, at this instant. */
export function aFeedback(number: number, at: number, part: Partial<Feedback> = {}): Feedback {
  const memberId = memberIdOf(number)
  const said: Feedback = {
    ...{ _id: `${memberId}:A-${number}`, kind: 'rating', memberId, storeId: 'str_east', staffId: null },
    ...{ purchaseId: `A-${number}`, score: 2, reasons: ['等得久'], text: '等得太久', at },
    ...{ ticket: null, ticketAt: null, dueAt: null, messages: [], requests: [] },
    ...part,
  }
  return withTicket(said, openTicket(at, defaultFeedbackRules))
}

/** As its member's own act would have left it; the file is gone, which is as good as refused. */
export function aPhoto(number: number, at: number): Photo {
  const [feedbackId, memberId] = [`fb_${number}`, memberIdOf(number)]
  return {
    ...{ _id: `${feedbackId}:0`, feedbackId, memberId, fileId: `cloud://local-env/feedback/${memberId}/a.jpg` },
    ...{ state: 'waiting', traceId: null, asks: 0, dueAt: at, at },
  }
}

/** What the kill matrix of jobs finds here. */
export const feedbackJobCases = (openedShop: () => Shop): JobKillCase[] => {
  const put = (...all: Feedback[]) => {
    for (const each of all) openedShop().database.put('feedbacks', { ...each })
  }
  return [
    {
      job: 'watch-feedback',
      when: 'one ticket is late, one is not, and those of another store are answered',
      prepare: () => {
        const now = openedShop().clock.now()
        put(aFeedback(1, now - DAY_MS / 8), aFeedback(2, now))
        const times = { firstAt: now - DAY_MS, at: now - DAY_MS, count: 1, lastSource: '2026-11-21' }
        const over = { kind: 'feedback-late', subject: 'str_west', text: '西店有 1 条', status: 'open', ...times }
        openedShop().database.put('alerts', { _id: 'feedback-late:str_west', ...over, closedAt: null, note: null })
      },
    },
    {
      job: 'count-voice',
      when: 'something was said this week and the week before',
      prepare: () => {
        const now = openedShop().clock.now()
        put(aFeedback(1, now), aFeedback(2, now - 7 * DAY_MS))
      },
    },
    {
      job: 'check-photos',
      when: 'one was never checked, one has no answer yet, and one was asked about too often',
      prepare: () => {
        const now = openedShop().clock.now()
        const keep = (number: number, part: Partial<Photo>) =>
          openedShop().database.put('feedback_photos', { ...aPhoto(number, now - DAY_MS), ...part })
        keep(1, {})
        keep(2, { state: 'checking', traceId: 'a-trace-of-before', asks: 1 })
        keep(3, { asks: 2 })
      },
    },
    {
      job: 'forget-feedback',
      when: 'one was said more than two years ago, and one just now',
      prepare: () => {
        const now = openedShop().clock.now()
        put(aFeedback(1, now - 731 * DAY_MS), aFeedback(2, now))
        openedShop().database.put('feedback_photos', { ...aPhoto(1, now - 731 * DAY_MS), dueAt: null })
      },
    },
  ]
}
