import type { Placement, Target } from '#shared/growth/entrance/entrance'
import type { ActionOutput } from '../../../api/call'

export type Entrance = ActionOutput<'entrance.list'>['entrances'][number]

export const PLACEMENT_NAMES: Record<Placement, string> = {
  door: '门口',
  table: '桌面',
  parcel: '包裹卡',
  article: '文章',
  advert: '广告',
  live: '直播',
  share: '转发',
  other: '其他',
}

export const TARGET_NAMES: Record<Target, string> = {
  home: '首页',
  'check-in': '签到',
  coupons: '我的券',
  'coupon-centre': '领券中心',
  code: '会员码',
  invite: '邀请有礼',
}

// These lists belong to the phone: what an operator can choose, in this order.
export const PLACEMENT_KEYS = Object.keys(PLACEMENT_NAMES) as Placement[]
export const TARGET_KEYS = Object.keys(TARGET_NAMES) as Target[]

/** '门口 · 春熙路店 · 打开签到'. The channel is only a key, so it is left to the sheet that changes it. */
export function entranceLine({ placement, storeId, target }: Entrance, stores: StoreNames): string {
  const store = storeId === null ? null : (stores[storeId] ?? storeId)
  return [PLACEMENT_NAMES[placement], store, `打开${TARGET_NAMES[target]}`].filter(Boolean).join(' · ')
}

export type StoreNames = Readonly<Record<string, string>>
