/** The whole shop, the stores of a region together, one store, a tier at the purchase, a channel of joining. */
export type FigureScope = 'shop' | 'region' | 'store' | 'tier' | 'channel'

/**
 * What a figure has to know of a part of the shop: sums of purchases; what the tills took altogether; different members who bought,
 * or those of them who are new; members who came; what members said; or something that only the whole shop has.
 */
export type KnownOf = 'sales' | 'totals' | 'buyers' | 'newcomers' | 'visitors' | 'voice' | 'shop'

const SCOPES: Record<KnownOf, readonly FigureScope[]> = {
  sales: ['shop', 'region', 'store', 'tier', 'channel'],
  totals: ['shop', 'region', 'store'],
  buyers: ['shop', 'store', 'tier', 'channel'],
  newcomers: ['shop', 'store', 'channel'],
  visitors: ['shop', 'channel'],
  voice: ['shop', 'region', 'store'],
  shop: ['shop'],
}

export const isKnownOf = (known: KnownOf, scope: FigureScope): boolean => SCOPES[known].includes(scope)

const COUNTED_TWICE = '几家店一起看时没有，同一位会员在两家店买过会算两次；请看其中一家店，或者看全店'

const WHY_NOT: Record<KnownOf, string | Partial<Record<FigureScope, string>>> = {
  sales: '',
  totals: '全店的营业额只填到门店，不分等级和渠道',
  buyers: COUNTED_TWICE,
  newcomers: { region: COUNTED_TWICE, tier: '第一次买的人都还在第一个等级，按等级看不出新客的多少' },
  visitors: '打开小程序的人不在哪家店里，也不记当时的等级；请看全店，或者看一个入会的渠道',
  voice: '评价和意见记在门店上，不分等级和渠道',
  shop: '只算全店',
}

/** Why nobody can say which part of the shop moved a figure, though some parts have it too. */
export const whyNoParts = (known: KnownOf): string =>
  known === 'shop' ? '这个数字只算全店，分不到门店、等级和渠道' : NOT_ADDED_UP

export const IS_A_PART = '看的已经是其中一部分；要比各家门店、各个等级和渠道，请看全店'

const NOT_ADDED_UP = '各部分自己的数字加起来不是全店的，说不出谁带来了多少；要比，就在上面换一家店、一个等级看'

/** Why a part of the shop has not got a figure, as the page says it; null where it has. */
export function whyNot(known: KnownOf, scope: FigureScope): string | null {
  if (isKnownOf(known, scope)) return null
  const why = WHY_NOT[known]
  return typeof why === 'string' ? why : (why[scope] ?? '')
}
