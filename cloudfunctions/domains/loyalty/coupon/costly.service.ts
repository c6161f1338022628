import { atMost } from '#shared/base/settings/approval-rules'
import { differences } from '#shared/base/settings/difference'
import { groupedYuan } from '#shared/kernel/money'
import { exposureAtMostFen, exposureFen, stockCap } from '#shared/loyalty/coupon/limits'
import { offerText } from '#shared/loyalty/coupon/offer-text'
import type { TemplateRules } from '#shared/loyalty/coupon/template'
import { decideTemplateEdit } from '#shared/loyalty/coupon/template-edit'
import type { Context } from '../../../platform/context'
import { DomainError } from '../../../platform/domain-error'
import type { CostlyAct, Weighed } from '../../../platform/noun/costly'
import { sentenceOf } from '../../../platform/noun/rules'
import type { CodeOrder } from './code-batch.service'
import { countCoupons } from './coupon.repository'
import type { GrantOrder } from './grant.service'
import { type Launch, weighLaunch } from './launch.service'
import { forgetTemplates, getTemplate, type StoredTemplate } from './template.service'
import { previewTemplate } from './template-preview.service'
import { type StateChange, stateRefused } from './template-state.service'

/** All acts that bring coupons to members, each with the most it can cost by the template as stored now. */
export const couponActs: readonly CostlyAct[] = [
  {
    action: 'coupon.setTemplateState',
    title: '券上线',
    async weigh(context, { templateId, state }: StateChange): Promise<Weighed | null> {
      // Pausing and ending cost nothing, and one person must be able to do them at once.
      if (state !== 'live') return null
      const template = await getTemplateNow(context, templateId)
      if (decideTemplateEdit(template, { ...template, state }).kind === 'refused') throw stateRefused(template)
      const cap = stockCap(template.rules)
      const most = exposureAtMostFen(template.rules)
      return {
        sentences: [
          `${nameOf(template)}上线，会员就能领到`,
          cap === null ? '不限张数' : `最多 ${cap} 张`,
          ...(most === null ? [] : [`全部发完并用完，最多花 ${groupedYuan(most)} 元`]),
          `已经发出 ${await countCoupons(context.db, templateId)} 张`,
        ],
        cost: atMost(most),
        amount: null,
      }
    },
  },
  {
    action: 'coupon.launch',
    title: '新的券，批准就上线',
    async weigh(context, launch: Launch): Promise<Weighed> {
      const rules = await weighLaunch(context, launch)
      const effects = await previewTemplate(context, { before: null, after: rules }, launch.templateId)
      return {
        sentences: [
          `新的一张券“${rules.title}”（${offerText(rules.offer)}），批准以后马上上线，会员就能领到`,
          ...effects.map(sentenceOf),
        ],
        cost: atMost(exposureAtMostFen(rules)),
        changes: differences({}, saidOf(rules)),
        amount: null,
      }
    },
    resultId: ({ template }: { template: { templateId: string } }) => template.templateId,
  },
  {
    action: 'coupon.generateCodes',
    title: '生成兑换码',
    async weigh(context, { templateId, count }: CodeOrder): Promise<Weighed> {
      const template = await getTemplateNow(context, templateId)
      // Nobody should be asked to agree to an act that would be refused anyway.
      if (!template.rules.ways.includes('code')) throw new DomainError('CLAIM_OTHER_WAY')
      return { ...worthOf(template, count, `生成 ${count} 个兑换码，每个换一张${nameOf(template)}`), amount: null }
    },
    resultId: ({ batchId }: { batchId: string }) => batchId,
  },
  {
    action: 'coupon.grant',
    title: '发券给会员',
    limit: 'couponsPerDay',
    async weigh(context, { templateId, memberIds }: GrantOrder): Promise<Weighed> {
      const template = await getTemplateNow(context, templateId)
      const count = new Set(memberIds).size
      return { ...worthOf(template, count, `给 ${count} 名会员各发一张${nameOf(template)}`), amount: count }
    },
    resultId: ({ batchId }: { batchId: string }) => batchId,
  },
]

function worthOf({ rules }: StoredTemplate, count: number, text: string): Omit<Weighed, 'amount'> {
  const each = exposureFen(rules.offer)
  const cost = atMost(each === null ? null : each * count)
  return { sentences: [text, ...(cost.kind === 'fen' ? [`全部用完，最多花 ${groupedYuan(cost.fen)} 元`] : [])], cost }
}

const nameOf = ({ rules }: StoredTemplate) => `“${rules.title}”（${offerText(rules.offer)}）`

/** Read afresh, not from what this instance remembers. */
async function getTemplateNow(context: Context, templateId: string): Promise<StoredTemplate> {
  forgetTemplates()
  return getTemplate(context, templateId)
}

/** Without the days on which it gives itself, where no day gives it: whoever agrees would wonder what they mean. */
function saidOf({ grants, ...rules }: TemplateRules) {
  const isGivenByDay = rules.ways.includes('birthday') || rules.ways.includes('monthly')
  return isGivenByDay ? { ...rules, grants } : rules
}
