import type { ActionOutput } from '../api/call'
import { day } from './days'

/** Valid answers about entrances and channels; a test gives only what matters to it. */

type Entrance = ActionOutput<'entrance.list'>['entrances'][number]
type Report = ActionOutput<'entrance.getChannelReport'>
type Channel = Report['channels'][number]
type Attribution = Channel['first']

export function anEntrance(part: Partial<Entrance> = {}): Entrance {
  return {
    key: '7K2M9QXR',
    title: '东店门口立牌',
    placement: 'door',
    channel: 'store-door',
    storeId: 'str_east',
    target: 'check-in',
    isOpen: true,
    createdAt: Date.UTC(2026, 10, 1),
    updatedAt: Date.UTC(2026, 10, 1),
    ...part,
  }
}

export function attributed(part: Partial<Attribution> = {}): Attribution {
  return {
    joins: 12,
    firstPurchases: 5,
    joinsWith30Days: 8,
    retained30: 2,
    retention30Percent: 25,
    revenueFen: 128_000,
    cacFen: 2_500,
    roiPercent: 326.7,
    ...part,
  }
}

export function aChannel(part: Partial<Channel> = {}): Channel {
  return {
    channel: 'store-door',
    title: '东店门口立牌',
    visits: 1_240,
    costFen: 30_000,
    first: attributed(),
    last: attributed(),
    linear: attributed(),
    ...part,
  }
}

export function aChannelReport(part: Partial<Report> = {}): Report {
  return {
    fromDay: day('2026-10-22'),
    toDay: day('2026-11-20'),
    lookbackDays: 30,
    channels: [aChannel()],
    kFactor: 0.234,
    definitions: [{ key: 'joins', title: '入会', text: '这段时间首次成为会员的人数' }],
    openDays: 0,
    countedAt: null,
    ...part,
  }
}
