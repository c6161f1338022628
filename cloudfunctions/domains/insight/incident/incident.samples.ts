import type { incidentContract } from '#shared/insight/incident/contract'
import { PATH_TITLES } from '#shared/kernel/watched-step'
import { NOT_DONE, type Samples } from '../../../platform/noun/samples'

const HOUR_MS = 3_600_000

/** A coupon that nobody can use any more, as the watch would have found it. */
const madeUp = (now: number) => ({
  incidentId: 'inc_sample',
  kind: 'minutes' as const,
  direction: 'fall' as const,
  title: '用券突然变少',
  text: '最近 2 小时“用券”按平常该有约 14 次，只有 0 次',
  state: 'open' as const,
  owner: null,
  openedAt: now - HOUR_MS / 2,
  seenAt: now,
  solvedAt: null,
  recurrences: 0,
  dueAt: now + HOUR_MS / 2,
})

export const incidentSamples: Samples<typeof incidentContract> = {
  'incident.list': (_input, now) => ({
    incidents: [madeUp(now)],
    nextBeforeAt: null,
    lights: Object.entries(PATH_TITLES).map(([path, title]) => ({ title, light: path === 'coupon' ? 'red' : 'green' })),
  }),
  'incident.get': (_input, now) => ({
    incident: {
      ...madeUp(now),
      place: null,
      steps: [{ title: '用券', path: PATH_TITLES.coupon }],
      causes: [{ title: '样例茶券', count: 0, expected: 12, share: 0.86 }],
      switches: [{ kind: 'template', id: 'tpl_sample', title: '停发样例茶券' }],
      count: 0,
      expected: 14,
      cells: 12,
      notes: [],
      review: null,
      lastBefore: null,
    },
    points: [],
  }),
  'incident.own': NOT_DONE,
  'incident.addNote': NOT_DONE,
  'incident.solve': NOT_DONE,
  'incident.review': NOT_DONE,
}
