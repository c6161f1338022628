import { create } from 'zustand'

/** Goods that were refused since the mini-program was started: gone at once from every page that suggests some. */
export const useHiddenGoods = create<{ keys: readonly string[] }>(() => ({ keys: [] }))

export function hideGoods(productKey: string): void {
  useHiddenGoods.setState(({ keys }) => ({ keys: [...keys, productKey] }))
}

export function showGoodsAgain(productKey: string): void {
  useHiddenGoods.setState(({ keys }) => ({ keys: keys.filter((key) => key !== productKey) }))
}
