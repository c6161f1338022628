import type { BusinessMonth } from '#shared/kernel/business-day'

/** How many of one kind of goods a person had for points: in all, and in the last month in which there were any. */
export interface GoodsPast {
  goodsId: string
  inAll: number
  month: BusinessMonth
  inMonth: number
}

export const pastOfGoods = (past: readonly GoodsPast[] | undefined, goodsId: string): GoodsPast | null =>
  past?.find((had) => had.goodsId === goodsId) ?? null

/** Two accounts of one past, as two keys of a person know it: the most that either knows. */
export const moreOfGoods = (a: GoodsPast, b: GoodsPast): GoodsPast => (a.inAll >= b.inAll ? a : b)

/** An earlier past, and what a later membership has added. */
export function addedGoods(
  before: readonly GoodsPast[] | undefined,
  own: readonly GoodsPast[] | undefined,
): GoodsPast[] {
  const added = (own ?? []).map((now) => {
    const then = pastOfGoods(before, now.goodsId)
    if (!then) return now
    const month = then.month > now.month ? then.month : now.month
    const inMonth = (each: GoodsPast) => (each.month === month ? each.inMonth : 0)
    return { goodsId: now.goodsId, inAll: then.inAll + now.inAll, month, inMonth: inMonth(then) + inMonth(now) }
  })
  return [...(before ?? []).filter(({ goodsId }) => !pastOfGoods(own, goodsId)), ...added]
}
