import type * as z from 'zod'
import { defineRules, type RuleDocument } from '#shared/base/settings/rule-document'
import { templateRulesSchema } from '#shared/loyalty/coupon/rules'
import type { TemplateRules } from '#shared/loyalty/coupon/template'

export const TEMPLATE_FAMILY = 'coupon-template'

/** The rule document of one template. There is none until an operator has written it. */
export function templateDocument(key: string): RuleDocument<TemplateRules | null> {
  // The schema accepts rules only; null stands for what nobody has written.
  const schema: z.ZodType<TemplateRules | null> = templateRulesSchema
  return defineRules({
    setting: `${TEMPLATE_FAMILY}:${key}`,
    title: `券 ${key}`,
    about: '怎么得到、怎么用、多少张、哪天到期',
    schema,
    fallback: null,
  })
}

export const templateIdOf = (setting: string) => `tpl_${setting.slice(TEMPLATE_FAMILY.length + 1)}`
export const settingOf = (templateId: string) => `${TEMPLATE_FAMILY}:${templateId.slice('tpl_'.length)}`
