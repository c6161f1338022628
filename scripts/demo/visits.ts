import type { EventName } from '#shared/insight/event/catalogue'
import { asTracked, type DemoShop } from './actor'

const MINUTE_MS = 60_000

/** What phones of the demo shop report, numbered as the mini-program numbers it. */
export function openVisits(server: DemoShop) {
  const lastSeqs = new Map<string, number>()
  return async (personId: string, names: readonly EventName[]): Promise<void> => {
    const from = lastSeqs.get(personId) ?? 0
    lastSeqs.set(personId, from + names.length)
    const visit = `${personId}-visit-${String(from).padStart(12, '0')}`
    await asTracked(server, personId)('event.record', {
      batchId: visit,
      installId: `phone-of-${personId}`.padEnd(16, '0'),
      events: names.map((name, index) => ({
        eventId: `${visit}-${index}`,
        name,
        sessionId: visit,
        seq: from + index + 1,
        agoMs: (names.length - 1 - index) * MINUTE_MS,
        props: name === 'page.viewed' ? { page: 'home' } : {},
      })),
    })
  }
}
