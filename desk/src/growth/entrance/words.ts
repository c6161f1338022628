import { PLACEMENTS, TARGETS } from '#shared/growth/entrance/entrance'
import { grouped } from '../../ui/words'

const PLACEMENT_WORDS: Record<(typeof PLACEMENTS)[number], string> = {
  door: '门口',
  table: '桌贴',
  parcel: '外带袋',
  article: '公众号文章',
  advert: '广告',
  live: '直播',
  share: '分享',
  other: '其他',
}
const TARGET_WORDS: Record<(typeof TARGETS)[number], string> = {
  home: '首页',
  'check-in': '签到',
  coupons: '我的券',
  'coupon-centre': '领券中心',
  code: '会员码',
  invite: '邀请好友',
}
/** The channels that the product suggests; a channel that a shop made keeps the name it was given. */
const CHANNEL_WORDS: Readonly<Record<string, string>> = {
  store: '门店',
  'store-door': '门店门口',
  'store-table': '门店桌面',
  table: '桌面',
  parcel: '外带袋',
  article: '公众号文章',
  'own-article': '自己的文章',
  advert: '广告',
  live: '直播',
  'own-share': '自己的分享',
  other: '其他',
}
export const channelText = (channel: string): string => CHANNEL_WORDS[channel] ?? channel
/** What the shop's own words call it; else as the answer does. */
export const namedChannel = (channel: string, title: string): string =>
  title === channel ? channelText(channel) : title
export const placementText = (placement: (typeof PLACEMENTS)[number]): string => PLACEMENT_WORDS[placement]
export const PLACEMENT_OPTIONS = PLACEMENTS.map((value) => ({ value, label: PLACEMENT_WORDS[value] }))
export const TARGET_OPTIONS = TARGETS.map((value) => ({ value, label: TARGET_WORDS[value] }))

/** To which of the visits before it something is credited. */
export const MODELS = [
  { value: 'first', label: '首次来源' },
  { value: 'last', label: '最后来源' },
  { value: 'linear', label: '平均分' },
] as const
export type Model = (typeof MODELS)[number]['value']

/** What is shared among several visits is counted in parts. */
export const countText = (count: number): string => (Number.isInteger(count) ? grouped(count) : count.toFixed(1))
