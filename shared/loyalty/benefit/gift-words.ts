import { offerText, thresholdText } from '#shared/loyalty/coupon/offer-text'
import type { TemplateRules } from '#shared/loyalty/coupon/template'
import type { BenefitWords } from './benefit-words'

/** A coupon that comes by itself, every month or for the birthday: what it is and when. */
export function giftWords(
  way: 'monthly' | 'birthday',
  { title, offer, conditions, grants }: Pick<TemplateRules, 'title' | 'offer' | 'conditions' | 'grants'>,
): BenefitWords {
  const what = `${title}：${offerText(offer)}，${thresholdText(conditions)}`
  if (way === 'monthly') return { title: '每月送券', detail: `每月 ${grants.monthlyDay} 日送${what}` }
  const when = grants.birthdayLeadDays === 0 ? '生日当天' : `生日前 ${grants.birthdayLeadDays} 天`
  return { title: '生日送券', detail: `${when}送${what}` }
}
