/**
 * Channels that no operator makes: what came by an invitation, without any of our codes, or by an unknown code. An
 * operator may use the same words, which then are counted together.
 */
export const BUILT_IN_CHANNELS = {
  referral: '会员邀请',
  share: '微信转发',
  search: '微信搜索',
  recent: '最近使用与收藏',
  scan: '其他扫码',
  article: '公众号与文章',
  message: '服务通知',
  unknown: '未知入口',
  direct: '其他',
  none: '没有到访记录',
} as const

export type BuiltInChannel = keyof typeof BUILT_IN_CHANNELS

// WeChat's scene numbers, as listed in its guide (2026): what a visit without one of our codes says about itself.
const SCENES: [BuiltInChannel, readonly number[]][] = [
  ['share', [1007, 1008, 1036, 1044, 1073, 1074, 1096, 1154, 1155]],
  ['search', [1005, 1006, 1027, 1042, 1053, 1054, 1106, 1183, 1232]],
  ['recent', [1001, 1023, 1089, 1090, 1103, 1104, 1131]],
  ['scan', [1011, 1012, 1013, 1025, 1031, 1032, 1047, 1048, 1049, 1124, 1125, 1126]],
  ['article', [1020, 1035, 1043, 1058, 1067, 1082, 1091, 1102, 1144]],
  ['message', [1014, 1107, 1194]],
]
const BY_SCENE = new Map(SCENES.flatMap(([channel, scenes]) => scenes.map((scene) => [scene, channel] as const)))

export interface Origin {
  /** The channel of a known entrance. */
  entranceChannel: string | null
  /** There was a key, but it is nobody's. */
  hasUnknownKey: boolean
  isByInvitation: boolean
  scene: number | null
}

/** What a visit is counted under: an entrance says it itself, then an invitation, then WeChat's scene. */
export function channelOf({ entranceChannel, hasUnknownKey, isByInvitation, scene }: Origin): string {
  if (entranceChannel !== null) return entranceChannel
  if (isByInvitation) return 'referral'
  if (hasUnknownKey) return 'unknown'
  return BY_SCENE.get(scene ?? -1) ?? 'direct'
}

/** A map, because every plain object "has" a `constructor`, and an operator may call a channel so. */
const BUILT_IN_TITLES = new Map<string, string>(Object.entries(BUILT_IN_CHANNELS))

export function channelTitle(channel: string, titles: ReadonlyMap<string, string> = new Map()): string {
  return titles.get(channel) ?? BUILT_IN_TITLES.get(channel) ?? channel
}

/** A channel of the shop's own is called as its entrance, or as the first of several. */
export function titlesOfChannels(entrances: readonly { channel: string; title: string }[]): Map<string, string> {
  const titles = new Map<string, string[]>()
  for (const { channel, title } of entrances) titles.set(channel, [...(titles.get(channel) ?? []), title])
  return new Map(
    [...titles].map(([channel, all]) => [channel, all.length === 1 ? `${all[0]}` : `${all[0]}等 ${all.length} 处`]),
  )
}
