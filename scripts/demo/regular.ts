import type { PersonSeed } from '../../local-cloud/control/people'
import type { Document } from '../../local-cloud/database/engine'
import type { ShopState } from './state'

/** Who has been coming all along: the phone of somebody who lived the shop's life, beside those of the cast. */
export const REGULAR = 'lao'
const WECHAT = 'wx:'

interface LivedMember {
  _id: string
  status: string
  nickname: string | null
  identityIds: string[]
  joined: { at: number }
}

/**
 * The member who has most usual goods by now among those with a name who agreed to personal offers, so that their phone has
 * receipts, suggestions and a year behind it; of equals who joined first. Null where nobody has lived here.
 */
export function regularOf({ collections, people }: Pick<ShopState, 'collections' | 'people'>): PersonSeed | null {
  const playedBy = new Set(people.map(({ openid }) => openid))
  const usual = new Map(documentsOf(collections.suggestions).map(({ _id, again }) => [_id, usualGoodsIn(again)]))
  const lived = documentsOf(collections.members) as unknown as LivedMember[]
  const [first] = lived
    .flatMap(({ _id, status, nickname, identityIds, joined }) => {
      const openid = identityIds.find((id) => id.startsWith(WECHAT))?.slice(WECHAT.length)
      if (status !== 'active' || nickname === null || openid === undefined || playedBy.has(openid)) return []
      return [{ nickname, openid, joinedAt: joined.at, goods: usual.get(_id) ?? 0 }]
    })
    .filter(({ goods }) => goods > 0)
    .sort((a, b) => b.goods - a.goods || a.joinedAt - b.joinedAt)
  return first ? { id: REGULAR, name: first.nickname, openid: first.openid, note: '会员 · 老顾客' } : null
}

const documentsOf = (documents: readonly Document[] | undefined) => documents ?? []

/** Bought on three days at least. */
function usualGoodsIn(again: unknown): number {
  const goods = Array.isArray(again) ? (again as { count: number }[]) : []
  return goods.filter(({ count }) => count >= 3).length
}
