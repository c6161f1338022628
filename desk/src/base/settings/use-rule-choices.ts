import { useGoodsChoices } from '../../goods/product/use-goods-choices'
import { asksForActs, useActChoices } from '../../growth/task/use-act-choices'
import { useCouponChoices } from '../../loyalty/coupon/use-coupon-choices'
import type { Choices } from '../../ui/form/form-context'

const NAMES_GOODS = ['recommendation', 'own-figures']
const isCoupon = (setting: string) => setting.startsWith('coupon-template:')

/** What the ids and keys in a rule document may be, and what they are called, by the field that holds them. */
export function useRuleChoices(setting: string): Choices {
  const acts = useActChoices(setting)
  const coupon = useCouponChoices(isCoupon(setting))
  const { products, categories } = useGoodsChoices(NAMES_GOODS.includes(setting))
  return {
    ...(asksForActs(setting) && acts),
    ...(isCoupon(setting) && coupon),
    products,
    categories,
    withoutProducts: products,
    withoutCategories: categories,
  }
}
