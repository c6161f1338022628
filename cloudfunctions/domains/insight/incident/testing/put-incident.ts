import type { Incident } from '#shared/insight/incident/incident'
import { businessDayOf } from '#shared/kernel/business-day'
import type { Shop } from '../../../../testing/shop'

/** Check-ins that have fallen, with their alert. */
export function putIncident(shop: Shop, over: Partial<Incident> = {}): string {
  const at = shop.clock.now() - 30 * 60_000
  const day = businessDayOf(at)
  const _id = `minutes:fall:all:${day}`
  const met = { kind: 'minutes', direction: 'fall', scope: 'all', root: 'check-in', steps: ['check-in'] } as const
  const figures = { count: 0, expected: 12, cells: 6, causes: [] }
  const standing = {
    state: 'open',
    owner: null,
    ownedAt: null,
    solvedAt: null,
    reviewedAt: null,
    review: null,
  } as const
  const words = { title: '签到突然变少', text: '最近 60 分钟“签到”按平常该有约 12 次，只有 0 次' }
  const history = { day, openedAt: at, seenAt: at, notes: [], recurrences: 0, lastBefore: null }
  shop.database.put('incidents', { _id, ...met, ...figures, ...words, ...history, ...standing, ...over })
  const alert = { kind: 'incident', subject: _id, text: words.title, status: 'open', firstAt: at, at, count: 1 }
  shop.database.put('alerts', { _id: `incident:${_id}`, ...alert, lastSource: 'opened:0', closedAt: null, note: null })
  return _id
}
