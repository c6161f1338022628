import { PLANTED } from '../../../../testing/planted'
import type { Shop } from '../../../../testing/shop'
import { aFeedback, aPhoto } from './job-cases'

/** As the member’s own acts, a clerk's and a job would have left it. */
export function keepOf({ database, clock, storage }: Shop, memberId: string): void {
  const said = aFeedback(1, clock.now(), { _id: `${memberId}:A-1`, memberId, staffId: memberId, text: PLANTED })
  database.put('feedbacks', { ...said, messages: [{ from: 'member', by: null, text: PLANTED, at: clock.now() }] })
  const { fileId } = storage.put(`feedback/${memberId}/a.jpg`, Buffer.from(PLANTED))
  database.put('feedback_photos', { ...aPhoto(1, clock.now()), memberId, fileId, dueAt: null, state: 'passed' })
  const clerks = [{ staffId: memberId, count: 1, sum: 2, low: 1 }]
  database.put('feedback_weeks', { _id: '2026-11-16:shop', week: '2026-11-16', storeId: null, voice: { clerks } })
}
