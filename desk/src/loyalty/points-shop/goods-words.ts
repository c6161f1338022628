import type { GoodsPicture } from '#shared/loyalty/points-shop/goods'
import type { ActionOutput } from '../../api/request'
import type { Tone } from '../../ui/Page'

export type GoodsAnswer = ActionOutput<'points-shop.listGoods'>
export type GoodsRow = GoodsAnswer['goods'][number]

export const STATES: Record<GoodsRow['state'], { tone: Tone; word: string }> = {
  draft: { tone: 'plain', word: '草稿' },
  live: { tone: 'good', word: '上架' },
  paused: { tone: 'watch', word: '暂停' },
  ended: { tone: 'plain', word: '已结束' },
}

export const PICTURES: Record<GoodsPicture, string> = {
  teaBag: '茶包',
  cup: '随行杯',
  mug: '热茶',
  snack: '茶点',
  bottle: '瓶装',
  gift: '礼盒',
}

/** A random key, because nobody reads it. */
export const newGoodsId = (): string => `gds_${crypto.randomUUID().slice(0, 8)}`

export const totalOf = ({ stocks }: GoodsRow, field: 'left' | 'promised' | 'collected'): number =>
  stocks.reduce((sum, stock) => sum + stock[field], 0)
