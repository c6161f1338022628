import type { trafficContract } from '#shared/insight/traffic/contract'
import { DAY_MS } from '#shared/kernel/business-day'
import { shareInterval } from '#shared/kernel/share-interval'
import type { Samples } from '../../../platform/noun/samples'

const share = (part: number, whole: number, light: 'good' | 'watch' | 'bad') => ({
  ...{ part, whole, light },
  value: part / whole,
  interval: shareInterval(part, whole),
})

const row = (visits: number, joins: number, held: number) => ({
  ...{ visits, joins, waiting: held, refused: 0, released: held === 0 ? 0 : 1, lapsed: 0 },
  bounce: share(Math.round(visits * 0.3), visits, 'good'),
  suspect: share(held, joins, held === 0 ? 'good' : 'watch'),
  light: held === 0 ? ('good' as const) : ('watch' as const),
})

const caseOf = (now: number, isOpen: boolean) => ({
  caseId: isOpen ? 'joined:sample-open' : 'joined:sample-over',
  kind: 'joined' as const,
  title: '同一台手机上的一批新会员',
  ...{ isOpen, isStrong: false, scoreMax: 6.2 },
  open: isOpen ? 1 : 0,
  released: 0,
  refused: isOpen ? 0 : 1,
  lapsed: 0,
  openedAt: now - DAY_MS,
  lapsesAt: isOpen ? now + 13 * DAY_MS : null,
})

export const trafficSamples: Samples<typeof trafficContract> = {
  'traffic.getQuality': ({ fromDay, toDay }) => ({
    ...{ fromDay, toDay, countedTo: toDay },
    entrances: [
      { key: 'SAMP0001', title: '样例：门口立牌', placement: 'door', channel: 'store-door', ...row(1240, 112, 0) },
      { key: 'SAMP0002', title: '样例：包裹卡', placement: 'parcel', channel: 'parcel-card', ...row(210, 17, 1) },
    ],
    channels: [
      { channel: 'store-door', title: '样例：门口立牌', ...row(1240, 112, 0) },
      { channel: 'parcel-card', title: '样例：包裹卡', ...row(210, 17, 1) },
    ],
    detection: { held: 2, waiting: 1, released: 1, refused: 0, lapsed: 0, falseAlarmPercent: 100 },
  }),
  'traffic.listCases': ({ state }, now) => ({ cases: [caseOf(now, state === 'open')], nextCursor: null }),
  'traffic.getCase': ({ caseId }, now) => {
    const found = caseOf(now, caseId !== 'joined:sample-over')
    return {
      case: found,
      members: [
        {
          ...{ memberId: 'mem_0000000001', name: '样例会员一', entrance: '样例：包裹卡', score: 6.2 },
          decision: found.isOpen ? null : 'refused',
          heldAt: now - DAY_MS,
          signals: [
            {
              key: 'oneDevice',
              title: '同一天在同一台手机上入会',
              valueText: '6 位，那天共 9 位入会',
              contribution: 4.5,
            },
          ],
        },
      ],
      nextAfterMemberId: null,
      decisions: found.isOpen
        ? []
        : [{ decision: 'refused', members: 1, by: '样例总部', note: '样例：同一个人', at: now - DAY_MS }],
    }
  },
}
