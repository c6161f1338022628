import type { CaseKind } from './case'
import type { GraphPattern, Signal, SignalKey } from './signals/signal'

/** What a signal looks at, for the people who review (Simplified Chinese). */
export const SIGNAL_TITLES: Record<SignalKey, string> = {
  sameDevice: '好友和邀请人用同一台手机',
  samePayer: '好友和邀请人用同一个付款账户',
  sameAddress: '好友和邀请人用同一个收货地址',
  sameNetwork: '好友和邀请人在同一个网络',
  sharedDevice: '一台手机上的账号数',
  sharedPayer: '一个付款账户下的其他账号数',
  sharedAddress: '一个收货地址下的账号数',
  networkConcentration: '好友集中在同一个网络的程度',
  velocity: '最忙的一小时里加入的好友数',
  regularity: '好友加入间隔的起伏',
  timeToQualify: '好友达标的快慢不像别人（很快的占比）',
  thresholdHugging: '首次消费刚过门槛的好友占比',
  afterReward: '达标后退款或再没来过的好友占比',
  graph: '邀请关系的形状',
  platformRisk: '微信给出的风险等级',
  repeatedDevice: '用同一型号手机的好友数',
  ownActs: '与邀请人共用手机或网络的好友，做法像不像凑数的账号',
  hastyFriends: '一入会就刚好达标的好友占比',
  tiedFriends: '与邀请人共用手机或网络的好友占比',
}

export const CASE_TITLES: Record<CaseKind, string> = {
  ring: '邀请关系首尾相接',
  device: '同一台手机',
  payment: '同一个付款账户或地址',
  network: '同一个网络',
  inviter: '同一位邀请人的好友',
}

const PATTERNS: Record<GraphPattern, (value: number) => string> = {
  ring: (value) => `首尾相接，一圈 ${value} 人`,
  couple: () => '两个人互相邀请',
  lateBinding: (value) => `好友比邀请人更早成为会员，${value} 天后才绑定`,
  deep: (value) => `上面还有 ${value} 层邀请人`,
}

type Unit = 'yes' | 'count' | 'share' | 'ratio' | 'rank'

const UNITS: Record<Exclude<SignalKey, 'graph'>, Unit> = {
  sameDevice: 'yes',
  samePayer: 'yes',
  sameAddress: 'yes',
  sameNetwork: 'yes',
  sharedDevice: 'count',
  sharedPayer: 'count',
  sharedAddress: 'count',
  networkConcentration: 'share',
  velocity: 'count',
  regularity: 'ratio',
  timeToQualify: 'share',
  thresholdHugging: 'share',
  afterReward: 'share',
  platformRisk: 'rank',
  repeatedDevice: 'count',
  ownActs: 'ratio',
  hastyFriends: 'share',
  tiedFriends: 'share',
}

export interface SignalText {
  title: string
  /** What was found, with its unit. */
  value: string
  /** What it is compared with. */
  threshold: string
}

/** A signal in words that need no explanation. */
export function signalText({ key, value, threshold, of, pattern }: Signal): SignalText {
  const title = SIGNAL_TITLES[key]
  if (value === null) return { title, value: '没有数据', threshold: '' }
  if (key === 'graph') {
    return { title, value: pattern ? PATTERNS[pattern](value) : '没有特别之处', threshold: '三人以上成环' }
  }
  const [unit, people] = [UNITS[key], of === undefined ? '' : `（共 ${of} 位好友）`]
  if (unit === 'yes') return { title, value: value === 1 ? '是' : '否', threshold: '相同' }
  if (unit === 'share') return { title, value: `${percent(value)}${people}`, threshold: usualShare(key, threshold) }
  if (key === 'ownActs') return { title, value: `${value.toFixed(1)}`, threshold: '大于 0 像' }
  if (unit === 'ratio')
    return { title, value: `${value.toFixed(2)}${people}`, threshold: `低于 ${threshold} 像是按表操作` }
  if (unit === 'rank') return { title, value: `${value} 级`, threshold: `${threshold} 级起` }
  return { title, value: `${value} 个`, threshold: `${threshold} 个起` }
}

function usualShare(key: SignalKey, threshold: number): string {
  return key === 'networkConcentration' ? `${percent(threshold)} 起` : `本店平时 ${percent(threshold)}`
}

const percent = (share: number) => `${Math.round(share * 100)}%`
