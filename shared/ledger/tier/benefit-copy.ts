import { copyProblems } from '#shared/kernel/copy-law'
import type { TierRules } from './rules'

/** What only a rule can keep: a price, a discount, a delivery for nothing. */
const PROMISE =
  /[\d一二三四五六七八九]\s*(?:\.\d\s*)?折|半价|免配送|免运费|包邮|立减|满减|[减省]\s*[¥￥\d]|[¥￥]\s*\d|\d\s*元|买\s*[\d一二两三]\s*送/

/** What stands against the words of the tiers, in sentences for operators; empty when nothing does. */
export function benefitCopyProblems({ tiers }: TierRules): string[] {
  return tiers.flatMap(({ name, benefits }) =>
    benefits.flatMap((benefit) => {
      if (benefit.kind !== 'service') return []
      const where = `${name}的“${benefit.title}”`
      const text = `${benefit.title} ${benefit.detail}`
      const promise = PROMISE.exec(text)
      return [
        ...(promise
          ? [`${where}写了“${promise[0]}”，可是收银不会照文字算：请换成“打折”“免配送”这类权益，或者发券`]
          : []),
        ...copyProblems(text).map(({ found, why }) => `${where}写了“${found}”：${why}`),
      ]
    }),
  )
}
