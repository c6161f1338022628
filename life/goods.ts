import type { Dice } from './dice'
import { normal, picked } from './dice'

/** What the tea shop sells. */
export interface Product {
  key: string
  name: string
  category: string
  priceFen: number
  /** How often it is taken by somebody without a taste of their own, beside the others of its category. */
  appeal: number
  /** Of what is used up at home: how many days it lasts. */
  lastsDays: number | null
}

const CATEGORIES = { 茶: 30, 奶茶: 20, 果茶: 14, 咖啡: 22, 点心: 14, 烘焙: 14, 伴手礼: 3, 咖啡豆: 2, 器具: 1 } as const

type Row = readonly [key: string, name: string, priceYuan: number, appeal: number, lastsDays?: number]

/** The demo shop's dozen among them, as its operator has written them. */
const SHELF: Record<keyof typeof CATEGORIES, readonly Row[]> = {
  茶: [
    ['tea-jasmine', '茉莉花茶', 18, 10],
    ['tea-oolong', '岩骨乌龙', 26, 7],
    ['tea-green', '明前龙井', 32, 6],
    ['tea-milk', '桂花奶茶', 16, 11],
    ['tea-lemon', '手打柠檬茶', 15, 12],
    ['tea-white', '陈皮白茶', 28, 4],
    ['tea-iron', '铁观音', 20, 6],
    ['tea-puer', '熟普', 24, 4],
  ],
  奶茶: [
    ['milk-jasmine', '茉莉奶绿', 18, 12],
    ['milk-brown', '黑糖奶茶', 20, 9],
    ['milk-taro', '芋泥奶茶', 22, 7],
    ['milk-cheese', '芝士奶盖茶', 24, 6],
  ],
  果茶: [
    ['fruit-grape', '多肉葡萄', 25, 8],
    ['fruit-peach', '白桃乌龙', 20, 8],
    ['fruit-passion', '百香果绿茶', 18, 6],
  ],
  咖啡: [
    ['coffee-americano', '美式', 15, 12],
    ['coffee-latte', '拿铁', 20, 12],
    ['coffee-osmanthus', '桂花拿铁', 24, 7],
    ['coffee-hand', '手冲', 32, 3],
    ['coffee-cold', '冷萃', 24, 5],
  ],
  点心: [
    ['cake-osmanthus', '桂花糕', 12, 9],
    ['cake-bean', '绿豆糕', 10, 8],
    ['cake-walnut', '核桃酥', 14, 5],
    ['cake-seeds', '焦糖瓜子', 12, 5],
    ['cake-egg', '茶叶蛋', 4, 6],
  ],
  烘焙: [
    ['bread-croissant', '可颂', 14, 11],
    ['bread-tart', '蛋挞', 9, 10],
    ['bread-matcha', '抹茶卷', 22, 6],
    ['bread-basque', '巴斯克', 28, 5],
    ['bread-bagel', '贝果', 13, 6],
  ],
  伴手礼: [
    ['box-jasmine', '茉莉花茶 100 克装', 68, 7, 30],
    ['box-oolong', '岩骨乌龙 100 克装', 98, 4, 30],
    ['box-puer', '熟普饼 357 克', 198, 2, 90],
    ['box-bags', '乌龙茶包 20 枚', 48, 8, 20],
  ],
  咖啡豆: [
    ['beans-house', '拼配豆 250 克', 78, 7, 21],
    ['beans-yunnan', '云南豆 250 克', 98, 4, 21],
    ['beans-drip', '挂耳 10 袋', 58, 6, 12],
  ],
  器具: [
    ['cup-travel', '随行杯', 59, 5],
    ['cup-gaiwan', '盖碗', 118, 2],
    ['cup-towel', '茶巾', 25, 3],
  ],
}

export const GOODS: readonly Product[] = Object.entries(SHELF).flatMap(([category, rows]) =>
  rows.map(([key, name, priceYuan, appeal, lastsDays]) => ({
    ...{ key, name, category, appeal },
    priceFen: priceYuan * 100,
    lastsDays: lastsDays ?? null,
  })),
)

/** What is taken along with what, and how often: what recommendations should find. */
export const PAIRS: readonly { with: string; take: string; chance: number }[] = [
  { with: 'coffee-americano', take: 'bread-croissant', chance: 0.35 },
  { with: 'coffee-latte', take: 'bread-bagel', chance: 0.2 },
  { with: 'coffee-osmanthus', take: 'cake-osmanthus', chance: 0.4 },
  { with: 'tea-green', take: 'cake-bean', chance: 0.3 },
  { with: 'milk-jasmine', take: 'bread-tart', chance: 0.3 },
  { with: 'tea-lemon', take: 'cake-egg', chance: 0.15 },
  { with: 'tea-puer', take: 'cake-walnut', chance: 0.35 },
]

export interface Taste {
  /** By key: how much the member is drawn to it. */
  liking: Record<string, number>
  /** What they drink at home, bought again when it is used up; null for most. */
  homeSupply: string | null
}

const HOME_CHANCE = 0.22
const CATEGORY_SPREAD = 1.1
const PRODUCT_SPREAD = 0.9

export function tasteOf(dice: Dice): Taste {
  const draw = (product: Product) => {
    const category = normal(dice, `taste ${product.category}`) * CATEGORY_SPREAD
    return Math.exp(category + normal(dice, `taste ${product.key}`) * PRODUCT_SPREAD)
  }
  const share = (product: Product) => {
    const shelf = GOODS.filter(({ category }) => category === product.category)
    return product.appeal / shelf.reduce((sum, { appeal }) => sum + appeal, 0)
  }
  const weightOf = (product: Product) =>
    CATEGORIES[product.category as keyof typeof CATEGORIES] * share(product) * draw(product)
  const liking = Object.fromEntries(GOODS.map((product) => [product.key, round(weightOf(product))]))
  const kept = GOODS.filter(({ lastsDays }) => lastsDays !== null)
  const supply = picked(kept, ({ key }) => liking[key] ?? 0, dice('home supply'))
  return { liking, homeSupply: dice('drinks at home') < HOME_CHANCE ? (supply?.key ?? null) : null }
}

const round = (weight: number) => Math.round(weight * 1000) / 1000
