import type { Run } from '#shared/reach/journey/run'
import type { Shop } from '../../../../testing/shop'

/** As the engine would have left it. */
export function keepOf(shop: Shop, memberId: string): void {
  putRun(shop, memberId)
  const entry = { count: 1, lastAt: shop.clock.now(), arm: 'in', runId: `jny_welcome:${memberId}:1` }
  shop.database.put('journey_travellers', {
    _id: memberId,
    entries: { jny_welcome: entry },
    letters: [{ purpose: 'jny_welcome', at: shop.clock.now() }],
    updatedAt: shop.clock.now(),
  })
}

export function putRun({ database, clock }: Shop, memberId: string, over: Partial<Run> = {}): Run {
  const now = clock.now()
  const run: Run = {
    _id: `jny_welcome:${memberId}:1`,
    journeyId: 'jny_welcome',
    version: 1,
    memberId,
    origin: memberId,
    state: 'ended',
    nodeId: 'hello',
    visits: 1,
    enteredAt: now,
    entryNumber: 1,
    sinceAt: now,
    dueAt: null,
    waitsFor: null,
    heardAt: null,
    source: null,
    begunBy: `member.joined:${memberId}`,
    begunAt: now,
    endedAt: now,
    endedWhy: 'through',
    path: [{ nodeId: 'hello', at: now, what: 'inboxWritten', detail: null }],
    tally: { inboxWritten: 1 },
    passed: { hello: 1 },
    acts: { hello: { inboxWritten: 1 } },
    ...over,
  }
  database.put('journey_runs', { ...run })
  return run
}
