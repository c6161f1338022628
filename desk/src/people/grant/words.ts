import type { Level, Right } from '#shared/kernel/rights'
import type { Grant } from '#shared/people/grant/held'

/** What each right is about, as the person who gives it reads it. */
export const RIGHT_WORDS: Readonly<Record<Right, { title: string; about: string }>> = {
  reports: { title: '报表', about: '今天、看板、日报周报月报' },
  members: { title: '会员', about: '找会员、看流水、合并' },
  personal: { title: '个人信息', about: '完整手机号、个人信息请求' },
  segments: { title: '分群与标签', about: '人群、标签、评分' },
  coupons: { title: '券', about: '开券、上线、发券、兑换码' },
  rules: { title: '规则', about: '改规则、回到以前的版本' },
  growth: { title: '渠道与邀请', about: '入口、渠道、停放的邀请和会员' },
  goods: { title: '商品', about: '商品目录' },
  money: { title: '积分和消费', about: '调积分、退款、导入、收银机密钥' },
  exports: { title: '导出', about: '导出会员、消费、人群名单' },
  staff: { title: '门店与店员', about: '门店、任命、移除' },
  upkeep: { title: '审计与健康', about: '提醒、任务、体检、审计' },
}

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  viewer: '只看',
  operator: '能做',
  approver: '能做，也能批准',
}

/** '报表（只看，春熙路店）' */
export function grantText({ right, level, scope }: Grant, nameOf: (storeId: string) => string): string {
  return `${RIGHT_WORDS[right].title}（${[LEVEL_WORDS[level], ...placesIn(scope, nameOf)].join('，')}）`
}

function placesIn(scope: Grant['scope'], nameOf: (storeId: string) => string): string[] {
  if (scope.kind === 'shop') return []
  return scope.kind === 'regions' ? scope.regions.map((region) => `${region}区域`) : scope.storeIds.map(nameOf)
}
