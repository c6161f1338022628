import type { ZodType } from 'zod'
import { approvalRules } from '#shared/base/settings/approval-rules'
import type { RuleDocument } from '#shared/base/settings/rule-document'
import { privacyRules } from '#shared/front/privacy/rules'
import { targetRules } from '#shared/front/today/rules'
import { referralRules } from '#shared/growth/referral/rules'
import { detectionRules } from '#shared/growth/referral/signals/rules'
import { growthRules } from '#shared/growth/task/growth-rules'
import { taskRules } from '#shared/growth/task/task-rules'
import { costRules } from '#shared/insight/cost/rules'
import { ownFigureRules } from '#shared/insight/figure/own-rules'
import { lifecycleRules } from '#shared/insight/lifecycle/rules'
import { funnelRules } from '#shared/insight/report/rules'
import { scoreRules } from '#shared/insight/score/rules'
import { tagRules } from '#shared/insight/tag/rules'
import { trafficRules } from '#shared/insight/traffic/rules'
import { pointsRules } from '#shared/ledger/points/rules'
import { tierRules } from '#shared/ledger/tier/rules'
import { checkInRules } from '#shared/loyalty/check-in/rules'
import { templateRulesSchema } from '#shared/loyalty/coupon/rules'
import { tillRules } from '#shared/people/staff/rules'
import { articleRules } from '#shared/reach/article/rules'
import { feedbackRules } from '#shared/reach/feedback/rules'
import { messageRules } from '#shared/reach/message/rules'
import { questionRules } from '#shared/reach/question/rules'
import { webhookRules } from '#shared/reach/webhook/rules'
import { saleLimits } from '#shared/till/purchase/rules'

export const DOCUMENTS: readonly RuleDocument<never>[] = [
  tierRules,
  checkInRules,
  pointsRules,
  growthRules,
  taskRules,
  referralRules,
  detectionRules,
  trafficRules,
  tagRules,
  scoreRules,
  lifecycleRules,
  funnelRules,
  articleRules,
  costRules,
  ownFigureRules,
  targetRules,
  tillRules,
  messageRules,
  saleLimits,
  feedbackRules,
  questionRules,
  webhookRules,
  privacyRules,
  approvalRules,
] as unknown as RuleDocument<never>[]

/** The schema for the form; null for a document that only a newer shop knows. */
export function schemaOf(setting: string): ZodType | null {
  if (setting.startsWith('coupon-template:')) return templateRulesSchema
  return DOCUMENTS.find((document) => document.setting === setting)?.schema ?? null
}
