import { unreachable } from '#shared/kernel/invariant'
import type { TrafficReading, TrafficSignal } from './signal'

/** What a signal looks at, for the people who review (Simplified Chinese). */
export const SIGNAL_TITLES: Record<TrafficSignal, string> = {
  oneDevice: '同一天在同一台手机上入会',
  oneNetwork: '同一台手机、同一个网络',
  neverBought: '只领券签到，从没买过',
  pathless: '没打开小程序就领券、签到',
  burst: '这个入口当天入会突然多',
  bought: '买过东西',
}

export const CASE_KINDS = ['joined', 'took', 'path'] as const
export type TrafficCaseKind = (typeof CASE_KINDS)[number]

export const CASE_TITLES: Record<TrafficCaseKind, string> = {
  joined: '同一台手机上的一批新会员',
  took: '同一台手机上轮流领券签到',
  path: '没打开小程序就领券、签到',
}

/** What was found, with its unit. */
export function readingText({ key, value, of }: TrafficReading): string {
  if (value === null) return '没有数据'
  switch (key) {
    case 'oneDevice':
      return `${value} 位，那天共 ${of ?? value} 位入会`
    case 'oneNetwork':
      return `${of ?? value} 位里 ${value} 位`
    case 'neverBought':
      return of === null ? `领券签到 ${value} 天` : `${of} 位里 ${value} 位`
    case 'pathless':
      return `${of ?? value} 天里 ${value} 天`
    case 'burst':
      return `当天 ${value} 位`
    case 'bought':
      return '是'
    default:
      return unreachable(key)
  }
}
