import type { Shop } from '../../../../testing/shop'
import { aFeedback, aPhoto } from './job-cases'

/** As the member’s own acts, a clerk's and a job would have left it. */
export function keepOf({ database, clock }: Shop, memberId: string): void {
  const said = aFeedback(1, clock.now(), { _id: `${memberId}:A-1`, memberId, staffId: memberId })
  database.put('feedbacks', { ...said, messages: [{ from: 'member', by: null, text: '还在等', at: clock.now() }] })
  const fileId = `cloud://local-env/feedback/${memberId}/a.jpg`
  database.put('feedback_photos', { ...aPhoto(1, clock.now()), memberId, fileId, dueAt: null, state: 'passed' })
  const clerks = [{ staffId: memberId, count: 1, sum: 2, low: 1 }]
  database.put('feedback_weeks', { _id: '2026-11-16:shop', week: '2026-11-16', storeId: null, voice: { clerks } })
}
