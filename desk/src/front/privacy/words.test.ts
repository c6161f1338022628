import type { BusinessDay } from '#shared/kernel/business-day'
import { type PrivacyRequest, standOf } from './words'

const day = (text: string) => text as BusinessDay
const NOW = Date.UTC(2026, 11, 7, 4)
const aRequest = (part: Partial<PrivacyRequest>): PrivacyRequest => ({
  ...{ requestId: 'prq_1', kind: 'copy', memberId: 'mem_1', way: 'store', status: 'open', note: '', by: '' },
  ...{ filedAt: 0, receivedDay: day('2026-11-23'), dueDay: day('2026-12-14'), daysLeft: 5, coolsUntilAt: null },
  ...{ answer: '', answeredBy: null, answeredAt: null },
  ...part,
})

test.each([
  [aRequest({}), 'good', '还有 5 个工作日'],
  [aRequest({ daysLeft: 3 }), 'watch', '还有 3 个工作日'],
  [aRequest({ dueDay: day('2026-12-07'), daysLeft: 0 }), 'bad', '今天到期'],
  [aRequest({ dueDay: day('2026-12-04'), daysLeft: -1 }), 'bad', '过期 1 个工作日'],
  [aRequest({ dueDay: day('2026-12-06'), daysLeft: 0 }), 'bad', '过期'],
  [aRequest({ status: 'refused' }), 'watch', '没有照办'],
])('a request says how it stands', (request, tone, word) => {
  expect(standOf(request, NOW)).toEqual([tone, word])
})
